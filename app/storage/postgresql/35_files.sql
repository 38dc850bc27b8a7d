-- Files come in by these functions alone: once by the SHA-256 of their content, whole, and as evidence of a case.
ALTER TABLE public.file_chunks ALTER COLUMN content SET STORAGE EXTERNAL

-- A file of this content: a new one, to be filled at once, or the one that is there already.
CREATE OR REPLACE FUNCTION public.keep_file(
    told_digest text, told_size bigint, told_type text, OUT file_id bigint, OUT is_new boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    who bigint := public.me();
    wanted text := coalesce(current_setting('recourse.move', true), '');
BEGIN
    PERFORM public.refuse_unfit_desk(wanted);
    IF who IS NULL THEN
        PERFORM public.refuse('Your sign-in is not, or no longer, that of a person of this office.');
    ELSIF wanted <> 'add evidence' THEN
        PERFORM public.refuse('A file is kept as evidence of a case, and in no other move.');
    END IF;
    PERFORM public.refuse_unless_permitted(who, wanted, 'office', 0);
    IF told_digest !~ '^[0-9a-f]{64}$' OR told_size NOT BETWEEN 1 AND 209715200 THEN
        PERFORM public.refuse('A file has at least one byte, at most 200 MB, and the digest of its content.');
    END IF;
    INSERT INTO public.files (digest, size, media_type) VALUES (told_digest, told_size, told_type)
        ON CONFLICT (digest) DO NOTHING RETURNING id INTO file_id;
    is_new := file_id IS NOT NULL;
    IF NOT is_new THEN
        SELECT f.id INTO file_id FROM public.files f WHERE f.digest = told_digest;
    END IF;
END $$

-- Only a file of this very transaction is filled, and with no more than it was said to have.
CREATE OR REPLACE FUNCTION public.keep_chunk(of_file bigint, place integer, piece bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    room bigint;
BEGIN
    SELECT f.size - coalesce((SELECT sum(octet_length(c.content)) FROM public.file_chunks c WHERE c.file_id = f.id), 0)
        INTO room FROM public.files f WHERE f.id = of_file AND f.xmin = pg_current_xact_id()::xid;
    IF room IS NULL OR octet_length(piece) NOT BETWEEN 1 AND least(room, 1048576) THEN
        PERFORM public.refuse('A stored file cannot be changed.');
    END IF;
    INSERT INTO public.file_chunks (file_id, number, content) VALUES (of_file, place, piece);
END $$

-- What a desk says of a file's content is not taken on trust: others would be given this for what they have.
CREATE OR REPLACE FUNCTION public.hold_file() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
    IF public.is_owner() THEN
        RETURN NULL;
    ELSIF NEW.digest IS DISTINCT FROM (
        SELECT encode(sha256(string_agg(c.content, ''::bytea ORDER BY c.number)), 'hex')
        FROM public.file_chunks c WHERE c.file_id = NEW.id)
    THEN
        PERFORM public.refuse('What was stored is not what its digest says.');
    ELSIF NOT EXISTS (SELECT FROM public.case_files f WHERE f.file_id = NEW.id) THEN
        PERFORM public.refuse('A file is kept as evidence of a case, and not without one.');
    END IF;
    RETURN NULL;
END $$

DROP TRIGGER IF EXISTS files_whole ON public.files

CREATE CONSTRAINT TRIGGER files_whole AFTER INSERT ON public.files
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.hold_file()

-- A file is added by whoever has it: who sent it just now, who sees it on a case, or who shows it by a digest that no
-- other than its content gives, behind a challenge that is never the same twice.
CREATE OR REPLACE FUNCTION public.hold_evidence() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    of_now xid := pg_current_xact_id()::xid;
    proof text := coalesce(current_setting('recourse.proof', true), '');
BEGIN
    IF public.is_owner() THEN
        RETURN NEW;
    ELSIF EXISTS (SELECT FROM public.cases c WHERE c.id = NEW.case_id AND c.status = 'void') THEN
        PERFORM public.refuse('This case was made void: nothing more can be done on it.');
    ELSIF EXISTS (
        SELECT FROM public.case_files f WHERE f.case_id = NEW.case_id AND f.file_id = NEW.file_id)
    THEN
        PERFORM public.refuse('This file is among the evidence of this case already.');
    ELSIF EXISTS (SELECT FROM public.files f WHERE f.id = NEW.file_id AND f.xmin = of_now)
        OR public.reads_cases() AND EXISTS (
            SELECT FROM public.case_files f
            WHERE f.file_id = NEW.file_id AND NOT f.case_id = ANY(public.hidden_cases()))
        OR proof <> '' AND proof = (
            SELECT encode(sha256(
                convert_to(pg_current_xact_id()::text || ' ', 'UTF8') || string_agg(c.content, ''::bytea ORDER BY c.number)
            ), 'hex')
            FROM public.file_chunks c WHERE c.file_id = NEW.file_id)
    THEN
        RETURN NEW;
    END IF;
    PERFORM public.refuse('Only a file that you have, or see on a case, is added as evidence.');
END $$

CREATE OR REPLACE TRIGGER case_files_had BEFORE INSERT ON public.case_files
FOR EACH ROW EXECUTE FUNCTION public.hold_evidence()

GRANT EXECUTE ON FUNCTION public.keep_file, public.keep_chunk TO {desk}
