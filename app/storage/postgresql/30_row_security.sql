-- Which rows a sign-in sees and changes. The lists (case_list, case_words, work_list) are left out: under row security a
-- page was forty times slower; a restricted case stands in them by its reference alone.
DO $$
DECLARE
  found text;
  seen text := '(SELECT public.reads_cases()) AND NOT case_id = ANY ((SELECT public.hidden_cases())::bigint[])';
BEGIN
  FOR found IN
    SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname = 'case_id'
      AND c.relname NOT IN ('case_list', 'case_words', 'work_list', 'commands')
  LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', found);
    EXECUTE format('DROP POLICY IF EXISTS of_cases_seen ON public.%I', found);
    EXECUTE format('CREATE POLICY of_cases_seen ON public.%I USING (%s)', found, seen);
  END LOOP;
END $$

-- The case says itself whether it is restricted: most rows need not be looked for among the hidden ones.
ALTER TABLE public.cases ENABLE ROW LEVEL SECURITY

DROP POLICY IF EXISTS of_cases_seen ON public.cases

CREATE POLICY of_cases_seen ON public.cases USING (
  (SELECT public.reads_cases()) AND NOT (restricted AND id = ANY ((SELECT public.hidden_cases())::bigint[]))
)

DO $$
DECLARE
  found text;
BEGIN
  FOREACH found IN ARRAY '{customers,representatives,authorities}'::text[] LOOP
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', found);
    EXECUTE format('DROP POLICY IF EXISTS for_readers_of_cases ON public.%I', found);
    EXECUTE format('CREATE POLICY for_readers_of_cases ON public.%I USING ((SELECT public.reads_cases()))', found);
  END LOOP;
END $$

-- The register of homes names nobody: those who keep it see it too.
ALTER TABLE public.homes ENABLE ROW LEVEL SECURITY

DROP POLICY IF EXISTS for_readers_of_cases ON public.homes

DROP POLICY IF EXISTS for_the_office ON public.homes

CREATE POLICY for_the_office ON public.homes USING ((SELECT public.me()) IS NOT NULL)

-- A file is seen by whoever sees a case that it belongs to.
ALTER TABLE public.files ENABLE ROW LEVEL SECURITY

DROP POLICY IF EXISTS of_cases_seen ON public.files

CREATE POLICY of_cases_seen ON public.files
USING (EXISTS (SELECT FROM public.case_files f WHERE f.file_id = files.id))

ALTER TABLE public.file_chunks ENABLE ROW LEVEL SECURITY

DROP POLICY IF EXISTS of_cases_seen ON public.file_chunks

CREATE POLICY of_cases_seen ON public.file_chunks
USING (EXISTS (SELECT FROM public.case_files f WHERE f.file_id = file_chunks.file_id))

-- History is seen with what it is the history of; that of the office itself by everybody in it.
ALTER TABLE public.history ENABLE ROW LEVEL SECURITY

DROP POLICY IF EXISTS of_what_is_seen ON public.history

CREATE POLICY of_what_is_seen ON public.history USING (
  ((SELECT public.reads_cases()) OR (subject IN ('office', 'landlord', 'person') AND (SELECT public.me()) IS NOT NULL))
  AND NOT (subject = 'case' AND subject_id = ANY ((SELECT public.hidden_cases())::bigint[]))
)

ALTER TABLE public.history_texts ENABLE ROW LEVEL SECURITY

DROP POLICY IF EXISTS of_what_is_seen ON public.history_texts

CREATE POLICY of_what_is_seen ON public.history_texts
USING (EXISTS (SELECT FROM public.history h WHERE h.id = history_texts.line_id))

-- What a command answered is told again to nobody but its giver.
ALTER TABLE public.commands ENABLE ROW LEVEL SECURITY

DROP POLICY IF EXISTS ones_own ON public.commands

CREATE POLICY ones_own ON public.commands USING (person_id = (SELECT public.me()))

-- A view is seen by its owner, and by all where it is shared; it is changed by its owner, a shared one by managers, too.
ALTER TABLE public.saved_views ENABLE ROW LEVEL SECURITY

DROP POLICY IF EXISTS seen ON public.saved_views

CREATE POLICY seen ON public.saved_views FOR SELECT USING (shared OR owner_id = (SELECT public.me()))

DROP POLICY IF EXISTS ones_own ON public.saved_views

CREATE POLICY ones_own ON public.saved_views USING (owner_id = (SELECT public.me()))

DROP POLICY IF EXISTS changed_by_managers ON public.saved_views

CREATE POLICY changed_by_managers ON public.saved_views FOR UPDATE USING (
  shared AND EXISTS (SELECT FROM public.person_roles r WHERE r.person_id = (SELECT public.me()) AND r.role = 'manager')
)

DROP POLICY IF EXISTS removed_by_managers ON public.saved_views

CREATE POLICY removed_by_managers ON public.saved_views FOR DELETE USING (
  shared AND EXISTS (SELECT FROM public.person_roles r WHERE r.person_id = (SELECT public.me()) AND r.role = 'manager')
)

-- A landlord's row is locked by those who log a case or change the calendar, which takes the right to update; yet no
-- row comes out of an update.
ALTER TABLE public.landlords ENABLE ROW LEVEL SECURITY

DROP POLICY IF EXISTS seen_by_all ON public.landlords

CREATE POLICY seen_by_all ON public.landlords FOR SELECT USING (true)

DROP POLICY IF EXISTS added ON public.landlords

CREATE POLICY added ON public.landlords FOR INSERT WITH CHECK (true)

DROP POLICY IF EXISTS locked_and_no_more ON public.landlords

CREATE POLICY locked_and_no_more ON public.landlords FOR UPDATE USING (true) WITH CHECK (false)
