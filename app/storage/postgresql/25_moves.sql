-- Every change of a row is held against the move that it belongs to: one that is named, known, permitted to whoever is
-- signed in, and allowed to change this. Else it is refused with a sentence.
CREATE OR REPLACE FUNCTION public.refuse(sentence text, code text DEFAULT 'RC001') RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
$$ BEGIN RAISE EXCEPTION '%', sentence USING ERRCODE = code; END $$

CREATE OR REPLACE FUNCTION public.is_owner() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = 'public.history'::regclass), 'MEMBER') $$

CREATE OR REPLACE FUNCTION public.sha256_hex(said text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN encode(sha256(convert_to(said, 'UTF8')), 'hex')

CREATE OR REPLACE FUNCTION public.stored_moment(moment timestamptz) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')

-- An old snapshot could still hold a right that was taken away since, so nothing is changed through one.
CREATE OR REPLACE FUNCTION public.refuse_unfit_desk(move text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    made_for text := coalesce(current_setting('recourse.schema', true), '');
BEGIN
    IF made_for <> coalesce((SELECT version_num FROM public.alembic_version), '') AND (made_for <> '' OR move = '') THEN
        PERFORM public.refuse(
            'The office''s database was upgraded. Close Recourse and start the newest version.', 'RC002');
    END IF;
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        PERFORM public.refuse('Changes are made in transactions that read what is committed.');
    END IF;
END $$

CREATE OR REPLACE FUNCTION public.refuse_unless_permitted(who bigint, move text, subject text, subject_id bigint)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    held text[] := ARRAY(SELECT r.condition FROM public.move_rights r JOIN public.person_roles h ON h.role = r.role
        WHERE r.move = refuse_unless_permitted.move AND h.person_id = who);
BEGIN
    IF 'always' = ANY(held) THEN
        RETURN;
    END IF;
    IF move = '' THEN
        PERFORM public.refuse('Nothing is changed without saying which move it is.');
    ELSIF NOT EXISTS (SELECT FROM public.move_rights r WHERE r.move = refuse_unless_permitted.move) THEN
        PERFORM public.refuse(format('There is no move named "%s".', move));
    ELSIF cardinality(held) = 0 THEN
        PERFORM public.refuse(format('Your roles do not let you make the move "%s".', move));
    ELSIF subject = 'case' AND 'if-handler' = ANY(held)
        AND EXISTS (SELECT FROM public.cases c WHERE c.id = subject_id AND c.handler_id = who) THEN
        RETURN;
    ELSIF subject = 'case' AND 'someone-elses' = ANY(held) THEN
        IF who = (SELECT s.decided_by_id FROM public.screenings s WHERE s.case_id = subject_id ORDER BY s.id DESC LIMIT 1)
        THEN
            PERFORM public.refuse('Nobody decides about a refusal that they proposed themselves.');
        END IF;
        RETURN;
    ELSIF subject = 'case' AND 'others-letter' = ANY(held) THEN
        RETURN; -- whose letter it is, is held where it is approved
    ELSIF subject = 'case' AND 'own-review' = ANY(held)
        AND who = (
            SELECT s.reviewer_id FROM public.stages s WHERE s.case_id = subject_id ORDER BY s.number DESC LIMIT 1)
    THEN
        RETURN;
    END IF;
    PERFORM public.refuse(format('Only whoever looks after this case, or a manager, can make the move "%s".', move));
END $$

-- Whether a desk's move may change this row so. A row that is new comes with the guarded columns empty.
CREATE OR REPLACE FUNCTION public.refuse_beyond_move(
    what text, tab text, who bigint, move text, chain_id bigint, changed text[], row_now json, args text[]
) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    meant_by text := nullif(args[7], '');
    actors text[] := string_to_array(args[6], ',');
    wanted text[];
    beyond text;
    actor text;
BEGIN
    IF what = 'UPDATE' THEN
        wanted := ARRAY(
            SELECT tab || '.' || c || CASE WHEN c = meant_by THEN ':' || coalesce(row_now ->> c, '') ELSE '' END
            FROM unnest(changed) c);
    ELSIF what = 'DELETE' THEN
        wanted := ARRAY['-' || tab];
    ELSE
        wanted := tab || coalesce(':' || (row_now ->> meant_by), '') || ARRAY(SELECT tab || '.' || c
            FROM unnest(string_to_array(args[8], ',')) c WHERE coalesce(row_now ->> c, '') NOT IN ('', 'false'));
    END IF;
    SELECT w INTO beyond FROM unnest(wanted) w
        WHERE NOT EXISTS (
            SELECT FROM public.move_guards g WHERE g.move = refuse_beyond_move.move AND g.place = w) LIMIT 1;
    IF beyond IS NOT NULL THEN
        PERFORM public.refuse(format('The move "%s" does not change %s.', move, beyond));
    END IF;
    IF what <> 'INSERT' THEN
        RETURN;
    END IF;
    FOREACH actor IN ARRAY actors LOOP
        IF (row_now ->> actor)::bigint IS DISTINCT FROM who THEN
            PERFORM public.refuse('Nobody acts in the name of somebody else.');
        END IF;
    END LOOP;
    IF args[0] = 'case' AND (
        (row_now ->> 'stage_id') IS NOT NULL AND NOT EXISTS (
            SELECT FROM public.stages s WHERE s.id = (row_now ->> 'stage_id')::bigint AND s.case_id = chain_id)
        OR (row_now ->> 'issue_id') IS NOT NULL AND NOT EXISTS (
            SELECT FROM public.issues i WHERE i.id = (row_now ->> 'issue_id')::bigint AND i.case_id = chain_id)
    ) THEN
        PERFORM public.refuse('A row of one case does not refer to the parts of another.');
    END IF;
END $$
