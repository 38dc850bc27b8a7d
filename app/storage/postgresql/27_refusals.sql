-- A refusal is proposed by one person and approved by another, once; only then is a case closed as refused.
CREATE OR REPLACE FUNCTION public.hold_approval() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    proposed public.screenings;
BEGIN
    SELECT s.* INTO proposed FROM public.screenings s WHERE s.case_id = NEW.case_id ORDER BY s.id DESC LIMIT 1;
    IF proposed.id IS DISTINCT FROM NEW.of_id OR proposed.result NOT IN ('refused', 'referred') THEN
        PERFORM public.refuse('That is not the refusal that was proposed last.');
    ELSIF proposed.decided_by_id = NEW.by_id THEN
        PERFORM public.refuse('Nobody decides about a refusal that they proposed themselves.');
    ELSIF EXISTS (SELECT FROM public.approvals a WHERE a.of_what = NEW.of_what AND a.of_id = NEW.of_id) THEN
        PERFORM public.refuse('It was decided already whether this refusal is approved.');
    END IF;
    RETURN NEW;
END $$

CREATE OR REPLACE TRIGGER approvals_by_somebody_else BEFORE INSERT ON approvals
FOR EACH ROW WHEN (NEW.of_what = 'refusal') EXECUTE FUNCTION public.hold_approval()

CREATE OR REPLACE FUNCTION public.hold_refusal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    proposed public.screenings;
BEGIN
    IF coalesce(current_setting('recourse.move', true), '') NOT IN ('screen', 'approve a refusal')
        OR (NEW.status <> 'closed' AND NEW.closed_at IS NULL AND coalesce(NEW.screened, '') NOT IN ('refused', 'referred')) THEN
        RETURN NEW;
    END IF;
    SELECT s.* INTO proposed FROM public.screenings s WHERE s.case_id = NEW.id ORDER BY s.id DESC LIMIT 1;
    IF proposed.id IS NULL OR proposed.result NOT IN ('refused', 'referred')
        OR NEW.screened IS DISTINCT FROM proposed.result THEN
        PERFORM public.refuse('A case is refused only as it was proposed.');
    ELSIF proposed.needs_approval AND NOT EXISTS (
        SELECT FROM public.approvals a WHERE a.of_what = 'refusal' AND a.of_id = proposed.id AND a.approved
    ) THEN
        PERFORM public.refuse('A refusal holds when somebody else has approved it.');
    END IF;
    RETURN NEW;
END $$

CREATE OR REPLACE TRIGGER cases_refused_as_approved BEFORE UPDATE OF status, screened, closed_at ON cases
FOR EACH ROW EXECUTE FUNCTION public.hold_refusal()
