-- A review is asked for of a case that was answered, and not before that; its stage is the next one.
CREATE OR REPLACE FUNCTION public.hold_review_request() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    move text := coalesce(current_setting('recourse.move', true), '');
    reviewed public.stages;
BEGIN
    IF public.is_owner() OR move LIKE 'import %' THEN
        RETURN NEW; -- what a log brings is held where it is brought
    ELSIF move <> 'request a review' OR TG_OP = 'UPDATE' THEN
        PERFORM public.refuse('A further stage begins when a review is asked for.');
    END IF;
    SELECT s.* INTO reviewed FROM public.stages s WHERE s.case_id = NEW.case_id ORDER BY s.number DESC LIMIT 1;
    IF reviewed.answered_at IS NULL OR NEW.number <> reviewed.number + 1
        OR NEW.began_at < date_trunc('minute', reviewed.answered_at)
    THEN
        PERFORM public.refuse('A review is asked for of an answer, after it was given.');
    END IF;
    RETURN NEW;
END $$

CREATE OR REPLACE TRIGGER stages_asked_for BEFORE INSERT ON stages
FOR EACH ROW WHEN (NEW.number > 1) EXECUTE FUNCTION public.hold_review_request()

CREATE OR REPLACE TRIGGER stages_numbered_once BEFORE UPDATE OF number ON stages
FOR EACH ROW WHEN (NEW.number > OLD.number) EXECUTE FUNCTION public.hold_review_request()

-- Whether somebody was involved in a case before this stage of it was asked for: the rule of app/domain/involvement.py,
-- over the same lines of history.
CREATE OR REPLACE FUNCTION public.was_involved(who bigint, in_case bigint, in_stage integer) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$
    WITH told AS MATERIALIZED (
        SELECT h.number, h.person_id, h.move, c.said ->> 0 AS tab, c.said ->> 1 AS of_row, c.said ->> 2 AS col,
            c.said ->> 3 AS before, c.said ->> 4 AS after
        FROM public.history h, jsonb_array_elements(nullif(h.changes, '')::jsonb) AS c (said)
        WHERE h.subject = 'case' AND h.subject_id = in_case
    ), earlier AS MATERIALIZED (
        SELECT t.* FROM told t
        WHERE t.number < (
                SELECT min(a.number) FROM told a
                WHERE a.tab = 'stages' AND a.col = 'number' AND a.after = in_stage::text)
            AND NOT EXISTS (
                SELECT FROM told b WHERE b.tab = 'corrections' AND b.col = 'line' AND b.after = t.number::text)
    ), answers AS (
        SELECT e.of_row FROM earlier e
        WHERE e.tab = 'letter_drafts' AND e.col = 'kind' AND e.after IN ('response', 'refusal')
    )
    SELECT EXISTS (
        SELECT FROM earlier e
        WHERE (e.tab, e.col) IN (('cases', 'handler_id'), ('cases', 'case_worker_id'), ('stages', 'reviewer_id'))
            AND e.move <> 'take back a move' AND who::text IN (e.before, e.after)
        OR e.person_id = who AND CASE e.tab || '.' || e.col
            WHEN 'issue_decisions.outcome' THEN true
            WHEN 'stages.answered_at' THEN e.after IS NOT NULL
            WHEN 'letters.kind' THEN e.after IN ('response', 'refusal')
            WHEN 'letter_drafts.digest' THEN e.of_row IN (SELECT a.of_row FROM answers a)
            WHEN 'approvals.approved' THEN e.after = 'true' AND EXISTS (
                SELECT FROM earlier x WHERE x.number = e.number AND x.tab = e.tab AND x.of_row = e.of_row AND (
                    x.col = 'of_what' AND x.after = 'refusal'
                    OR x.col = 'of_id' AND x.after IN (SELECT a.of_row FROM answers a)))
            WHEN 'screenings.result' THEN e.after IN ('refused', 'referred')
            WHEN 'sign_offs.digest' THEN true
            WHEN 'contacts.reached' THEN e.after = 'true' AND NOT EXISTS (
                SELECT FROM earlier x WHERE x.number = e.number AND x.tab = e.tab AND x.of_row = e.of_row
                    AND x.col = 'kind' AND x.after IN ('acknowledgement', 'review-request'))
            WHEN 'interventions.kind' THEN true
            ELSE false END)
$$

-- A review is given to somebody who reviews, was not involved, is not named in it, and does not look after it. History
-- has a line when its transaction ends, so nothing else of the case goes with it in the same one.
CREATE OR REPLACE FUNCTION public.hold_reviewer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
    IF public.is_owner() THEN
        RETURN NEW;
    ELSIF EXISTS (
        SELECT FROM public.changes_under_way u
        WHERE u.xact = txid_current() AND u.subject = 'case' AND u.subject_id = NEW.case_id
            AND u.move <> 'choose a reviewer')
    THEN
        PERFORM public.refuse('A reviewer is chosen by itself, not together with other moves on the case.');
    ELSIF NEW.number < 2 OR NEW.answered_at IS NOT NULL THEN
        PERFORM public.refuse('A reviewer is chosen for a review that is not answered yet.');
    ELSIF NOT EXISTS (
        SELECT FROM public.people p JOIN public.person_roles r ON r.person_id = p.id
        WHERE p.id = NEW.reviewer_id AND p.active AND r.role IN ('reviewer', 'manager'))
    THEN
        PERFORM public.refuse('A review is given to a reviewer or a manager who works here.');
    ELSIF EXISTS (
        SELECT FROM public.cases c
        WHERE c.id = NEW.case_id AND NEW.reviewer_id IN (c.handler_id, c.case_worker_id))
        OR EXISTS (
            SELECT FROM public.named_people n WHERE n.case_id = NEW.case_id AND n.person_id = NEW.reviewer_id)
        OR public.was_involved(NEW.reviewer_id, NEW.case_id, NEW.number)
    THEN
        PERFORM public.refuse('Nobody reviews a case in which they were involved before.');
    END IF;
    RETURN NEW;
END $$

CREATE OR REPLACE TRIGGER stages_reviewed_by_somebody_else BEFORE UPDATE OF reviewer_id ON stages
FOR EACH ROW WHEN (NEW.reviewer_id IS NOT NULL AND NEW.reviewer_id IS DISTINCT FROM OLD.reviewer_id)
EXECUTE FUNCTION public.hold_reviewer()

-- At a review its reviewer decides, and signs off what was decided.
CREATE OR REPLACE FUNCTION public.hold_to_reviewer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    move text := coalesce(current_setting('recourse.move', true), '');
    stage public.stages;
BEGIN
    IF public.is_owner() OR move NOT IN ('decide an issue', 'sign off') THEN
        RETURN NEW;
    END IF;
    SELECT s.* INTO stage FROM public.stages s WHERE s.case_id = NEW.case_id ORDER BY s.number DESC LIMIT 1;
    IF stage.id IS DISTINCT FROM NEW.stage_id THEN
        PERFORM public.refuse('An earlier stage stands as it was answered.');
    ELSIF (stage.number > 1 OR move = 'sign off') AND stage.reviewer_id IS DISTINCT FROM public.me() THEN
        PERFORM public.refuse('A review is decided and signed off by its reviewer.');
    END IF;
    RETURN NEW;
END $$

CREATE OR REPLACE TRIGGER decisions_by_the_reviewer BEFORE INSERT ON issue_decisions
FOR EACH ROW EXECUTE FUNCTION public.hold_to_reviewer()

CREATE OR REPLACE TRIGGER sign_offs_by_the_reviewer BEFORE INSERT ON sign_offs
FOR EACH ROW EXECUTE FUNCTION public.hold_to_reviewer()

-- The answer of a review goes when its reviewer has signed it off as it was decided last.
CREATE OR REPLACE FUNCTION public.hold_answer_of_review() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
    IF NOT public.is_owner() AND NOT EXISTS (
        SELECT FROM public.sign_offs o
        WHERE o.stage_id = NEW.id AND o.by_id = NEW.reviewer_id AND NOT EXISTS (
            SELECT FROM public.issue_decisions d WHERE d.stage_id = NEW.id AND d.decided_at > o.at))
    THEN
        PERFORM public.refuse('The answer of a review goes when its reviewer has signed it off.');
    END IF;
    RETURN NEW;
END $$

CREATE OR REPLACE TRIGGER stages_answered_as_signed BEFORE UPDATE OF answered_at ON stages
FOR EACH ROW WHEN (NEW.number > 1 AND NEW.answered_at IS NOT NULL) EXECUTE FUNCTION public.hold_answer_of_review()
