-- A letter is approved by somebody else than who wrote it last, as it then stood; only so does it go out where that was
-- asked for.
CREATE OR REPLACE FUNCTION public.hold_letter_approval() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    written public.letter_drafts;
BEGIN
    SELECT d.* INTO written FROM public.letter_drafts d WHERE d.id = NEW.of_id AND d.case_id = NEW.case_id;
    IF written.state IS DISTINCT FROM 'ready' OR NOT written.needs_approval OR written.digest <> NEW.digest THEN
        PERFORM public.refuse('That is not how the letter stands now. Read it again.');
    ELSIF written.written_by_id = NEW.by_id THEN
        PERFORM public.refuse('Nobody decides about a letter that they wrote themselves.');
    ELSIF EXISTS (
        SELECT FROM public.approvals a WHERE a.of_what = 'letter' AND a.of_id = NEW.of_id AND a.digest = NEW.digest)
    THEN
        PERFORM public.refuse('It was decided already whether this letter is approved.');
    END IF;
    RETURN NEW;
END $$

CREATE OR REPLACE TRIGGER letter_approvals_by_somebody_else BEFORE INSERT ON approvals
FOR EACH ROW WHEN (NEW.of_what = 'letter') EXECUTE FUNCTION public.hold_letter_approval()

-- Whoever changes a draft has written it, and says so; approving it takes somebody else.
CREATE OR REPLACE FUNCTION public.hold_draft() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
    IF public.is_owner() THEN
        RETURN NEW;
    ELSIF TG_OP = 'UPDATE' THEN
        IF OLD.state NOT IN ('draft', 'ready')
            OR (NEW.case_id, NEW.stage_id, NEW.kind) IS DISTINCT FROM (OLD.case_id, OLD.stage_id, OLD.kind)
        THEN
            PERFORM public.refuse('A draft stays the letter that it was begun as, and what has gone out stays so.');
        ELSIF (NEW.texts, NEW.how, NEW.needs_approval, NEW.digest, NEW.written_at, NEW.written_by_id)
            IS NOT DISTINCT FROM
            (OLD.texts, OLD.how, OLD.needs_approval, OLD.digest, OLD.written_at, OLD.written_by_id)
        THEN
            RETURN NEW;
        END IF;
    END IF;
    IF NEW.written_by_id IS DISTINCT FROM public.me() THEN
        PERFORM public.refuse('Nobody acts in the name of somebody else.');
    END IF;
    RETURN NEW;
END $$

CREATE OR REPLACE TRIGGER drafts_by_their_writer BEFORE INSERT OR UPDATE ON letter_drafts
FOR EACH ROW EXECUTE FUNCTION public.hold_draft()

-- A draft that needs approval waits for it: until then no letter of its kind goes out.
CREATE OR REPLACE FUNCTION public.hold_letter() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
    IF EXISTS (
        SELECT FROM public.letter_drafts d
        WHERE d.case_id = NEW.case_id AND d.stage_id = NEW.stage_id AND d.kind = NEW.kind
            AND d.state IN ('draft', 'ready') AND d.needs_approval AND NOT EXISTS (
                SELECT FROM public.approvals a
                WHERE a.of_what = 'letter' AND a.of_id = d.id AND a.digest = d.digest AND a.approved))
    THEN
        PERFORM public.refuse('This letter goes out when somebody else has approved it.');
    END IF;
    RETURN NEW;
END $$

CREATE OR REPLACE TRIGGER letters_out_as_approved BEFORE INSERT ON letters
FOR EACH ROW EXECUTE FUNCTION public.hold_letter()
