-- Cases come out of a log by the thousand: those of one statement are held to the move together, which row by row would
-- take ten times as long; and each gets its line of history when what the log said of it is kept.
CREATE OR REPLACE FUNCTION public.is_bringing_cases() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(current_setting('recourse.move', true), '') IN ('import cases', 'import enquiries')

-- A case is being brought in for as long as the transaction lasts that adds it: its row is of this very transaction. That
-- is asked in place, and by the index: all cases read for each statement, or a function called for each row, took longer
-- than all the rest.
--
-- The person who brings cases in, or null for the owner's own work; the rest is refused.
CREATE OR REPLACE FUNCTION public.who_brings() RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    who bigint := public.me();
    move text := coalesce(current_setting('recourse.move', true), '');
BEGIN
    IF who IS NULL AND public.is_owner() THEN
        RETURN NULL;
    ELSIF who IS NULL THEN
        PERFORM public.refuse('Your sign-in is not, or no longer, that of a person of this office.');
    END IF;
    PERFORM public.refuse_unfit_desk(move);
    PERFORM public.refuse_unless_permitted(who, move, 'office', 0);
    RETURN who;
END $$

CREATE OR REPLACE FUNCTION public.hold_brought() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off AS
$$ DECLARE
    who bigint := public.who_brings();
BEGIN
    IF who IS NOT NULL AND EXISTS (SELECT FROM brought b WHERE coalesce((
                SELECT n.xmin FROM public.cases n WHERE n.id = b.case_id AND n.brought_as IS NOT NULL), '0')
                <> pg_current_xact_id()::xid) THEN
        PERFORM public.refuse('A log adds nothing to a case that is known already.');
    END IF;
    RETURN NULL;
END $$

-- References are those drawn last, one after the other; whoever brings a case in is who recorded it.
CREATE OR REPLACE FUNCTION public.hold_brought_cases() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    who bigint := public.who_brings();
BEGIN
    IF who IS NULL THEN
        RETURN NULL;
    ELSIF EXISTS (
        SELECT FROM brought b
        WHERE b.recorded_by_id <> who OR b.brought_as IS NULL OR b.restricted OR b.version <> 1
            OR b.status NOT IN ('open', 'answered', 'closed') OR (b.status = 'closed') <> (b.closed_at IS NOT NULL)
            OR NOT CASE current_setting('recourse.move', true) WHEN 'import cases' THEN b.screened = 'accepted'
                ELSE b.screened IS NULL AND b.handler_id IS NULL AND b.status = 'open' END)
    THEN
        PERFORM public.refuse('A case that a log brings is recorded by whoever brings it, as it stands there.');
    ELSIF EXISTS (
        WITH numbered AS (
            SELECT split_part(b.reference, '-', 2) AS year, split_part(b.reference, '-', 3) AS number, b.reference
            FROM brought b
        )
        SELECT FROM numbered n JOIN public.reference_counters c ON c.year::text = n.year
        GROUP BY c.year, c.last
        HAVING count(*) <> (SELECT count(*) FROM brought)
            OR max(n.number::bigint) <> c.last OR min(n.number::bigint) <> c.last - count(*) + 1
            OR bool_or(n.reference <> 'R-' || c.year || '-'
                || lpad(n.number::bigint::text, greatest(5, length(n.number::bigint::text)), '0')))
        OR NOT EXISTS (
            SELECT FROM brought b JOIN public.reference_counters c ON c.year::text = split_part(b.reference, '-', 2))
    THEN
        PERFORM public.refuse('A case gets the reference that was drawn for it.');
    END IF;
    RETURN NULL;
END $$

CREATE OR REPLACE FUNCTION public.hold_brought_decisions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off AS
$$ DECLARE
    who bigint := public.who_brings();
BEGIN
    IF who IS NOT NULL AND EXISTS (
        SELECT FROM brought b
        WHERE coalesce((
                SELECT n.xmin FROM public.cases n WHERE n.id = b.case_id AND n.brought_as IS NOT NULL), '0')
                <> pg_current_xact_id()::xid OR b.decided_by_id <> who
            OR NOT EXISTS (SELECT FROM public.stages s WHERE s.id = b.stage_id AND s.case_id = b.case_id)
            OR NOT EXISTS (SELECT FROM public.issues i WHERE i.id = b.issue_id AND i.case_id = b.case_id))
    THEN
        PERFORM public.refuse('A log brings the decisions of its own cases, in the name of whoever brings it.');
    ELSIF who IS NOT NULL AND current_setting('recourse.move', true) <> 'import cases' THEN
        PERFORM public.refuse('Enquiries come without decisions.');
    END IF;
    RETURN NULL;
END $$

CREATE OR REPLACE FUNCTION public.hold_brought_extensions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off AS
$$ DECLARE
    who bigint := public.who_brings();
BEGIN
    IF who IS NOT NULL AND EXISTS (
        SELECT FROM brought b
        WHERE coalesce((
                SELECT n.xmin FROM public.cases n WHERE n.id = b.case_id AND n.brought_as IS NOT NULL), '0')
                <> pg_current_xact_id()::xid OR b.by_id <> who
            OR NOT EXISTS (SELECT FROM public.stages s WHERE s.id = b.stage_id AND s.case_id = b.case_id))
    THEN
        PERFORM public.refuse('A log brings the extensions of its own cases, in the name of whoever brings it.');
    ELSIF who IS NOT NULL AND current_setting('recourse.move', true) <> 'import cases' THEN
        PERFORM public.refuse('Enquiries come without extensions.');
    END IF;
    RETURN NULL;
END $$

CREATE OR REPLACE FUNCTION public.hold_brought_list() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off AS
$$ BEGIN
    IF public.who_brings() IS NOT NULL AND EXISTS (
        SELECT FROM brought b WHERE coalesce((
                SELECT n.xmin FROM public.cases n WHERE n.id = b.case_id AND n.brought_as IS NOT NULL), '0')
                <> pg_current_xact_id()::xid OR NOT EXISTS (
            SELECT FROM public.cases c WHERE c.id = b.case_id AND c.reference = b.reference
                AND c.restricted = b.restricted AND c.status = b.status AND c.landlord_id = b.landlord_id))
    THEN
        PERFORM public.refuse('A case stands in the list as it is.');
    END IF;
    RETURN NULL;
END $$

CREATE OR REPLACE TRIGGER hold_brought_list AFTER INSERT ON public.case_list REFERENCING NEW TABLE AS brought
FOR EACH STATEMENT WHEN (public.is_bringing_cases()) EXECUTE FUNCTION public.hold_brought_list()

CREATE OR REPLACE FUNCTION public.hold_brought_work() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off AS
$$ BEGIN
    IF public.who_brings() IS NOT NULL AND EXISTS (
        SELECT FROM brought b WHERE coalesce((
                SELECT n.xmin FROM public.cases n WHERE n.id = b.case_id AND n.brought_as IS NOT NULL), '0')
                <> pg_current_xact_id()::xid OR NOT EXISTS (
            SELECT FROM public.cases c WHERE c.id = b.case_id AND c.reference = b.reference))
    THEN
        PERFORM public.refuse('What is left to do on a case stands in the list as it is.');
    END IF;
    RETURN NULL;
END $$

CREATE OR REPLACE TRIGGER hold_brought_work AFTER INSERT ON public.work_list REFERENCING NEW TABLE AS brought
FOR EACH STATEMENT WHEN (public.is_bringing_cases()) EXECUTE FUNCTION public.hold_brought_work()

-- The first lines of chains that begin, as app/domain/history.py chains them. Nobody else can write to the chain of what
-- only this transaction sees, so no chain is locked.
CREATE OR REPLACE FUNCTION public.begin_chains(subject text, ids bigint[], changes text[], texts text[], who bigint)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    move text := CASE WHEN who IS NULL THEN 'outside the program' ELSE current_setting('recourse.move', true) END;
    written_at timestamptz := clock_timestamp();
BEGIN
    WITH told AS (
        SELECT t.id, t.changes, t.texts, replace(gen_random_uuid()::text, '-', '') AS salt
        FROM unnest(begin_chains.ids, begin_chains.changes, begin_chains.texts) AS t (id, changes, texts)
    ), salted AS (
        SELECT t.*, public.sha256_hex(t.salt || t.texts) AS texts_digest FROM told t
    ), lines AS (
        INSERT INTO public.history (subject, subject_id, number, at, person_id, move, changes, texts_digest, digest)
        SELECT begin_chains.subject, s.id, 1, written_at, who, told_move.said, s.changes, s.texts_digest,
            public.sha256_hex(repeat('0', 64)
                || public.sha256_hex(begin_chains.subject) || public.sha256_hex(s.id::text) || public.sha256_hex('1')
                || public.sha256_hex(public.stored_moment(written_at)) || public.sha256_hex(coalesce(who::text, ''))
                || public.sha256_hex(told_move.said)
                || public.sha256_hex(s.changes) || public.sha256_hex(s.texts_digest))
        FROM salted s, (SELECT move AS said) told_move
        RETURNING id, subject_id
    )
    INSERT INTO public.history_texts (line_id, salt, texts)
    SELECT l.id, s.salt, s.texts FROM lines l JOIN salted s ON s.id = l.subject_id;
END $$

-- What the log said of a case, and what was understood, is the first line of its chain. What lists show is news for every
-- desk: one hint for the landlord stands for all cases.
CREATE OR REPLACE FUNCTION public.record_brought() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off AS
$$ DECLARE
    who bigint := public.who_brings();
BEGIN
    IF who IS NOT NULL AND (
        EXISTS (
            SELECT FROM brought b WHERE coalesce((
                SELECT n.xmin FROM public.cases n WHERE n.id = b.case_id AND n.brought_as IS NOT NULL), '0')
                <> pg_current_xact_id()::xid OR NOT EXISTS (
                SELECT FROM public.cases c WHERE c.id = b.case_id AND c.landlord_id = b.landlord_id))
        OR EXISTS (SELECT FROM brought b WHERE (
            SELECT min(h.number) FROM public.history h WHERE h.subject = 'case' AND h.subject_id = b.case_id) IS NOT NULL))
    THEN
        PERFORM public.refuse('A log adds nothing to a case that is known already.');
    END IF;
    PERFORM public.begin_chains('case', array_agg(b.case_id), array_agg(
            format('[["brought_cases",%1$s,"key",null,%2$s],["brought_cases",%1$s,"file",null,%3$s],'
                || '["brought_cases",%1$s,"taken",null,%4$s],["brought_cases",%1$s,"digest",null,%5$s]]',
                to_json(b.case_id::text), to_json(b.key), to_json(b.file), to_json(b.taken), to_json(b.digest))),
        array_agg(format(
            '[["brought_cases",%s,"as_written",null,%s]]', to_json(b.case_id::text), to_json(b.as_written))), who)
        FROM brought b HAVING count(*) > 0;
    PERFORM pg_notify('recourse', 'landlord ' || b.landlord_id) FROM (SELECT DISTINCT n.landlord_id FROM brought n) b;
    RETURN NULL;
END $$

-- So does each customer's chain begin.
CREATE OR REPLACE FUNCTION public.record_brought_customers() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    who bigint := public.who_brings();
BEGIN
    PERFORM public.begin_chains('customer', array_agg(b.id), array_agg(
            format('[["customers",%s,"kind",null,%s]]', to_json(b.id::text), to_json(b.kind))),
        array_agg((SELECT '[' || string_agg(format('["customers",%s,%s,null,%s]', to_json(b.id::text), to_json(v.name),
                to_json(v.value)), ',' ORDER BY v.place) || ']'
            FROM (VALUES (1, 'title', b.title), (2, 'forenames', b.forenames), (3, 'surname', b.surname),
                (4, 'line1', b.line1), (5, 'line2', b.line2), (6, 'town', b.town), (7, 'postcode', b.postcode),
                (8, 'telephone', b.telephone), (9, 'email', b.email)) AS v (place, name, value)
            WHERE v.value <> '')), who)
        FROM brought b HAVING count(*) > 0;
    RETURN NULL;
END $$

-- No case comes in without what the log said of it, which is its line of history.
CREATE OR REPLACE FUNCTION public.hold_brought_whole() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off AS
$$ BEGIN
    IF NOT EXISTS (SELECT FROM public.brought_cases b WHERE b.case_id = NEW.id) THEN
        PERFORM public.refuse('A case does not come in without what the log said of it.');
    END IF;
    RETURN NULL;
END $$

DROP TRIGGER IF EXISTS hold_brought_whole ON public.cases

CREATE CONSTRAINT TRIGGER hold_brought_whole AFTER INSERT ON public.cases
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.brought_as IS NOT NULL) EXECUTE FUNCTION public.hold_brought_whole()
