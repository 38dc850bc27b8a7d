-- History, written by the database itself: every change is kept until the transaction commits; then each chain that was
-- touched gets its line, chained as app/domain/history.py says.
CREATE OR REPLACE FUNCTION public.as_recorded(told json, is_moment boolean) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce(
    CASE WHEN is_moment THEN to_json(public.stored_moment((told #>> '{}')::timestamptz)) ELSE told END::text, 'null')

-- What a stored file is, with its digest: its number would prove nothing.
CREATE OR REPLACE FUNCTION public.file_told(file text) RETURNS json
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS
$$ SELECT to_json(format('%s, %s bytes, SHA-256 %s', f.media_type, f.size, f.digest))
    FROM public.files f WHERE f.id = file::bigint $$

-- Arguments: kind of subject, the column with its id, then lists of columns: of the key, personal ones, never recorded
-- ones, moments, actors; the column that says what a row means; the guarded columns; those that name a stored file.
CREATE OR REPLACE FUNCTION public.record_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS
$$ DECLARE
    row_before json := CASE WHEN TG_OP <> 'INSERT' THEN row_to_json(OLD) END;
    row_after json := CASE WHEN TG_OP <> 'DELETE' THEN row_to_json(NEW) END;
    chain_id bigint := coalesce((coalesce(row_after, row_before) ->> nullif(TG_ARGV[1], ''))::bigint, 0);
    wanted text := coalesce(current_setting('recourse.move', true), '');
    who bigint;
    begun boolean;
    owned text[] := CASE WHEN TG_OP = 'UPDATE' THEN '{}' ELSE ARRAY['id', TG_ARGV[0] || '_id'] END;
    unrecorded text[] := string_to_array(TG_ARGV[4], ',');
    personal text[] := string_to_array(TG_ARGV[3], ',');
    moments text[] := string_to_array(TG_ARGV[5], ',');
    files text[] := string_to_array(TG_ARGV[9], ',');
    changed text[];
    plain_said text;
    personal_said text;
    of_row text;
BEGIN
    SELECT u.person_id INTO who FROM public.changes_under_way u
    WHERE u.xact = txid_current() AND u.subject = TG_ARGV[0] AND u.subject_id = chain_id
        AND u.move = coalesce(nullif(wanted, ''), 'outside the program')
    LIMIT 1;
    begun := FOUND;
    IF NOT begun THEN
        who := public.me();
        IF (who IS NULL OR wanted IN ('', 'upgrade', 'outside the program')) AND public.is_owner() THEN
            who := NULL;
        ELSIF who IS NULL THEN
            PERFORM public.refuse('Your sign-in is not, or no longer, that of a person of this office.');
        ELSE
            PERFORM public.refuse_unfit_desk(wanted);
            PERFORM public.refuse_unless_permitted(who, wanted, TG_ARGV[0], chain_id);
            IF wanted IN ('log', 'register a petition') AND TG_ARGV[0] = 'case' AND (TG_TABLE_NAME, TG_OP) <> ('cases', 'INSERT') THEN
                PERFORM public.refuse('Only a new case is logged.');
            END IF;
        END IF;
    END IF;
    IF who IS NULL AND wanted <> 'upgrade' THEN
        wanted := 'outside the program';
    END IF;
    SELECT string_agg(coalesce(row_before, row_after) ->> k, ',') INTO of_row
        FROM unnest(string_to_array(TG_ARGV[2], ',')) k;
    WITH told AS (
        SELECT coalesce(z.k, z.l) AS col, CASE WHEN z.k = ANY(files) THEN public.file_told(z.b #>> '{}') ELSE z.b END AS b,
            CASE WHEN z.l = ANY(files) THEN public.file_told(z.a #>> '{}') ELSE z.a END AS a
        FROM ROWS FROM (json_each(row_before), json_each(row_after)) AS z(k, b, l, a)
    ), plain AS (
        SELECT col, public.as_recorded(b, col = ANY(moments)) AS b, public.as_recorded(a, col = ANY(moments)) AS a
        FROM told
        WHERE NOT col = ANY(unrecorded) AND NOT col = ANY(owned) AND b::text IS DISTINCT FROM a::text
    ), written AS (
        SELECT col, col = ANY(personal) AS is_personal,
            format('[%s,%s,%s,%s,%s]', to_json(TG_TABLE_NAME::text), to_json(of_row), to_json(col), b, a) AS said
        FROM plain WHERE NOT (b IN ('null', '""') AND a IN ('null', '""'))
    )
    SELECT array_agg(col), coalesce(string_agg(said, ',') FILTER (WHERE NOT is_personal), ''),
        coalesce(string_agg(said, ',') FILTER (WHERE is_personal), '')
    INTO changed, plain_said, personal_said FROM written;
    IF who IS NOT NULL THEN
        PERFORM public.refuse_beyond_move(
            TG_OP, TG_TABLE_NAME, who, wanted, chain_id, changed, coalesce(row_after, row_before), TG_ARGV::text[]);
    END IF;
    IF changed IS NOT NULL THEN
        INSERT INTO public.changes_under_way (xact, first, subject, subject_id, person_id, move, plain, personal)
        VALUES (txid_current(),
            NOT begun AND NOT EXISTS (SELECT FROM public.changes_under_way u WHERE u.xact = txid_current()),
            TG_ARGV[0], chain_id, who, wanted, plain_said, personal_said);
    END IF;
    RETURN NULL;
END $$

-- The chains in one order, so that two transactions never wait for each other; the time is that of the commit, so that
-- nothing is dated back by a transaction that was held open. Other desks hear which chains to look at, and no more.
CREATE OR REPLACE FUNCTION public.write_history() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS
$$ DECLARE
    chain record;
    told record;
    number_now integer;
    digest_now text;
    written_at timestamptz;
    salted text;
    line_id bigint;
    changes_now text;
    texts_now text;
    texts_digest_now text;
BEGIN
    FOR chain IN
        SELECT DISTINCT u.subject, u.subject_id FROM public.changes_under_way u
        WHERE u.xact = txid_current() ORDER BY 1, 2
    LOOP
        PERFORM pg_advisory_xact_lock(hashtext(chain.subject || ' ' || chain.subject_id));
        SELECT h.number, h.digest INTO number_now, digest_now FROM public.history h
            WHERE h.subject = chain.subject AND h.subject_id = chain.subject_id ORDER BY h.number DESC LIMIT 1;
        number_now := coalesce(number_now, 0);
        digest_now := coalesce(digest_now, repeat('0', 64));
        written_at := clock_timestamp();
        FOR told IN
            SELECT m.move, m.person_id, string_agg(nullif(m.plain, ''), ',' ORDER BY m.id) AS plain,
                string_agg(nullif(m.personal, ''), ',' ORDER BY m.id) AS personal
            FROM (
                SELECT u.*, row_number() OVER (ORDER BY u.id)
                    - row_number() OVER (PARTITION BY u.move ORDER BY u.id) AS run
                FROM public.changes_under_way u
                WHERE u.xact = txid_current() AND u.subject = chain.subject AND u.subject_id = chain.subject_id) m
            GROUP BY m.move, m.person_id, m.run ORDER BY min(m.id)
        LOOP
            number_now := number_now + 1;
            changes_now := coalesce('[' || told.plain || ']', '');
            texts_now := '[' || told.personal || ']';
            salted := replace(gen_random_uuid()::text, '-', '');
            texts_digest_now := coalesce(public.sha256_hex(salted || texts_now), '');
            digest_now := public.sha256_hex(digest_now
                || public.sha256_hex(chain.subject) || public.sha256_hex(chain.subject_id::text)
                || public.sha256_hex(number_now::text) || public.sha256_hex(public.stored_moment(written_at))
                || public.sha256_hex(coalesce(told.person_id::text, '')) || public.sha256_hex(told.move)
                || public.sha256_hex(changes_now) || public.sha256_hex(texts_digest_now));
            INSERT INTO public.history (subject, subject_id, number, at, person_id, move, changes, texts_digest, digest)
            VALUES (chain.subject, chain.subject_id, number_now, written_at, told.person_id, told.move, changes_now,
                texts_digest_now, digest_now)
            RETURNING id INTO line_id;
            IF texts_now IS NOT NULL THEN
                INSERT INTO public.history_texts (line_id, salt, texts) VALUES (line_id, salted, texts_now);
            END IF;
        END LOOP;
        PERFORM pg_notify('recourse', chain.subject || ' ' || chain.subject_id);
    END LOOP;
    DELETE FROM public.changes_under_way u WHERE u.xact = txid_current();
    RETURN NULL;
END $$

DROP TRIGGER IF EXISTS write_history ON public.changes_under_way

CREATE CONSTRAINT TRIGGER write_history AFTER INSERT ON public.changes_under_way
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.first) EXECUTE FUNCTION public.write_history()

-- A line without a changed row: what left the program, or was looked at.
CREATE OR REPLACE FUNCTION public.note_in_history(subject text, subject_id bigint, what text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS
$$ DECLARE
    who bigint := public.me();
BEGIN
    IF who IS NULL THEN
        PERFORM public.refuse('Your sign-in is not, or no longer, that of a person of this office.');
    END IF;
    PERFORM public.refuse_unfit_desk(what);
    PERFORM public.refuse_unless_permitted(who, what, subject, subject_id);
    IF EXISTS (SELECT FROM public.move_guards g WHERE g.move = what) THEN
        PERFORM public.refuse(format('The move "%s" changes something; it is not noted without.', what));
    END IF;
    IF (subject, subject_id) IS DISTINCT FROM ('office', 0)
        AND NOT (subject = 'case' AND EXISTS (SELECT FROM public.cases c WHERE c.id = subject_id)
            AND NOT subject_id = ANY(public.hidden_cases()))
        AND NOT (subject = 'customer' AND EXISTS (SELECT FROM public.customers c WHERE c.id = subject_id))
        AND NOT (subject = 'person' AND EXISTS (SELECT FROM public.people p WHERE p.id = subject_id))
    THEN
        PERFORM public.refuse('What is to be noted in history is not there, or not for you to see.');
    END IF;
    INSERT INTO public.changes_under_way (xact, first, subject, subject_id, person_id, move, plain, personal)
    VALUES (txid_current(), NOT EXISTS (SELECT FROM public.changes_under_way u WHERE u.xact = txid_current()),
        note_in_history.subject, note_in_history.subject_id, who, what, '', '');
END $$

GRANT EXECUTE ON FUNCTION public.note_in_history TO {desk}, {keeper}
