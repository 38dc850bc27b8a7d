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

-- Whether somebody else must approve it is for the policy and the law to say, and not for whoever proposes it. A law
-- knows legal proceedings from the day on which the claim was filed at court.
CREATE OR REPLACE FUNCTION public.hold_need_of_approval() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    needed boolean;
BEGIN
    SELECT NOT NEW.exclusion = ANY(string_to_array(p.without_approval, E'\n'))
        OR EXISTS (SELECT FROM public.law_grounds g WHERE g.law = c.law AND g.from_day <= d.received)
        AND NOT (
            EXISTS (
                SELECT FROM public.law_grounds g
                WHERE g.law = c.law AND g.from_day <= d.received AND g.exclusion = NEW.exclusion)
            AND (NEW.exclusion <> 'legal-proceedings' OR NEW.filed_on IS NOT NULL))
    INTO needed
    FROM public.cases c JOIN public.policy_packs p ON p.id = c.pack_id,
        LATERAL (SELECT (c.received_at AT TIME ZONE 'Europe/London')::date) AS d (received)
    WHERE c.id = NEW.case_id;
    IF needed AND NOT NEW.needs_approval THEN
        PERFORM public.refuse('The policy or the law asks that somebody else approves this refusal.');
    END IF;
    RETURN NEW;
END $$

CREATE OR REPLACE TRIGGER screenings_approved_as_asked BEFORE INSERT ON screenings
FOR EACH ROW WHEN (NEW.result IN ('refused', 'referred')) EXECUTE FUNCTION public.hold_need_of_approval()

CREATE OR REPLACE FUNCTION public.hold_refusal() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    proposed public.screenings;
BEGIN
    IF coalesce(current_setting('recourse.move', true), '') NOT IN ('screen', 'hand over', 'approve a refusal')
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
