-- Who may do what with which table: what stands here, and nothing else. Everybody who signs in is in {desk}; the other
-- groups are the roles. Which rows is said by the policies, in which move by the triggers.
DO $$
DECLARE
  found regclass;
BEGIN
  FOR found IN
    SELECT oid FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S') AND relowner = current_user::regrole
  LOOP
    EXECUTE format('REVOKE ALL ON %s FROM PUBLIC, {desk}, {office}, {petition_admin}, {reviewer}, {manager}, '
      '{auditor}, {system_admin}, {keeper}', found);
  END LOOP;
END $$

-- Everybody of the office: who works here, by which rules, in which words.
GRANT SELECT ON alembic_version, people, person_roles, landlords, policy_packs, packs_in_force, letter_templates, standard_paragraphs,
  terms, bank_holidays, closures, calendar_changes, move_rights, move_guards, history, history_texts, anchors
TO {desk}

GRANT SELECT, INSERT, UPDATE (case_id, reference, said) ON commands TO {desk}

-- Which rows of these is said by the policies.
GRANT SELECT, INSERT, DELETE, UPDATE (shared, settings) ON saved_views TO {desk}

-- Those who read cases.
GRANT SELECT ON cases, restrictions, corrections, stages, steps, named_people, issues, screenings, issue_decisions, contacts,
  extensions, pauses, interventions, actions, approvals, sign_offs, letters, letter_drafts, letter_prints, case_files, files, file_chunks, case_list, case_words, work_list, customers, homes, representatives,
  authorities
TO {office}, {petition_admin}, {reviewer}, {manager}, {auditor}

-- Petitions: the signatures are brought in by those who work on cases, and decided by those who keep petitions.
GRANT SELECT ON petitions, petition_sheets, signatures, petition_decisions, signature_decisions
TO {office}, {petition_admin}, {reviewer}, {manager}, {auditor}

GRANT INSERT ON petitions, petition_sheets, signatures TO {office}, {petition_admin}, {reviewer}, {manager}

GRANT UPDATE (subject, issues, action_asked_for, submitted_on, letter_on, letter_where, declared) ON petitions
TO {office}, {petition_admin}, {reviewer}, {manager}

GRANT INSERT ON petition_decisions, signature_decisions TO {petition_admin}, {manager}

-- Those who work on cases. What is decided is only ever added.
GRANT INSERT ON corrections, cases, stages, steps, named_people, issues, screenings, issue_decisions, contacts, actions, letters,
  letter_drafts, letter_prints, case_files, extensions, pauses, interventions, case_list, case_words, work_list, customers, reference_counters
TO {office}, {petition_admin}, {reviewer}, {manager}

GRANT UPDATE ON cases, stages, steps, actions, letters, letter_drafts, case_list, work_list, customers
TO {office}, {petition_admin}, {reviewer}, {manager}

GRANT UPDATE (findings) ON issues TO {office}, {petition_admin}, {reviewer}, {manager}

GRANT DELETE ON case_words, work_list TO {office}, {petition_admin}, {reviewer}, {manager}

GRANT SELECT, UPDATE (last) ON reference_counters TO {office}, {petition_admin}, {reviewer}, {manager}

-- To lock the row, no more: see the policy.
GRANT UPDATE (id) ON landlords TO {office}, {petition_admin}, {reviewer}, {manager}, {system_admin}

GRANT INSERT ON approvals, sign_offs TO {reviewer}, {manager}

GRANT INSERT ON restrictions TO {manager}

-- Those who bring in what the office kept before, or what came in elsewhere; what a file said of a case is never changed.
GRANT SELECT ON brought_cases TO {office}, {petition_admin}, {reviewer}, {manager}, {auditor}

GRANT INSERT ON brought_cases TO {office}, {petition_admin}, {reviewer}, {manager}

GRANT SELECT, INSERT, UPDATE (said) ON log_mappings TO {office}, {petition_admin}, {reviewer}, {manager}

-- The dates of cases follow a change of the calendar, when a desk that reads cases sees to it.
GRANT UPDATE (done_at) ON calendar_changes TO {office}, {petition_admin}, {reviewer}, {manager}

-- Those who keep policies and the calendar.
GRANT INSERT ON landlords, policy_packs, packs_in_force, letter_templates, bank_holidays, closures, calendar_changes
TO {system_admin}

GRANT INSERT, UPDATE (text, active) ON standard_paragraphs TO {system_admin}

-- The register of homes: no home is taken away, and none is given to another landlord.
GRANT SELECT, INSERT, UPDATE (uprn, line1, line2, town, postcode, tenure, estate, ward, local_authority, found_by, closed_on)
  ON homes TO {system_admin}

GRANT SELECT, INSERT, UPDATE (columns) ON home_columns TO {system_admin}

-- Those functions that keep people.
GRANT SELECT, INSERT, UPDATE ON people TO {keeper}

GRANT SELECT, INSERT, DELETE ON person_roles TO {keeper}

-- Whoever may add a row may draw its number.
DO $$
DECLARE
  found record;
BEGIN
  FOR found IN
    SELECT d.objid::regclass AS numbers, given
    FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S' AND s.relowner = current_user::regrole,
      unnest('{{desk},{office},{petition_admin},{reviewer},{manager},{auditor},{system_admin},{keeper}}'::regrole[])
        given
    WHERE d.refobjsubid > 0 AND has_table_privilege(given, d.refobjid, 'INSERT')
  LOOP
    EXECUTE format('GRANT USAGE ON SEQUENCE %s TO %s', found.numbers, found.given);
  END LOOP;
END $$

-- A function is nobody's but whose it is said to be; whose it is says so.
DO $$
DECLARE
  whose regrole;
  found regprocedure;
BEGIN
  FOREACH whose IN ARRAY '{{keeper},{owner}}'::regrole[] LOOP
    EXECUTE format('SET LOCAL ROLE %s', whose);
    FOR found IN SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proowner = whose LOOP
      EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', found);
    END LOOP;
  END LOOP;
END $$

GRANT EXECUTE ON FUNCTION public.me(), public.reads_cases(), public.hidden_cases(), public.is_bringing_cases()
  TO {desk}, {keeper}
