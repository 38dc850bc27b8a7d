-- True for somebody's move that is allowed on this case, false for the owner's own work; the rest is refused.
CREATE OR REPLACE FUNCTION public.held_to_a_move(which bigint) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    who bigint := public.me();
    move text := coalesce(current_setting('recourse.move', true), '');
BEGIN
    IF (who IS NULL OR move = '') AND public.is_owner() THEN
        RETURN false;
    END IF;
    PERFORM public.refuse_unfit_desk(move);
    PERFORM public.refuse_unless_permitted(who, move, 'case', which);
    RETURN true;
END $$

-- What follows from the cases is kept by the desks, too, within their moves: it has no history, since it can be made
-- again from the cases; but nobody changes it who may not change the case.
CREATE OR REPLACE FUNCTION public.guard_list_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    which bigint := CASE TG_OP WHEN 'DELETE' THEN OLD.case_id ELSE NEW.case_id END;
BEGIN
    IF NOT public.held_to_a_move(which) THEN
        RETURN NULL;
    END IF;
    IF TG_OP = 'DELETE' OR TG_OP = 'UPDATE' AND OLD.case_id <> NEW.case_id THEN
        PERFORM public.refuse('A case does not leave the list.');
    END IF;
    IF which = ANY(public.hidden_cases()) OR NOT EXISTS (
        SELECT FROM public.cases c WHERE c.id = which AND c.reference = NEW.reference
            AND c.restricted = NEW.restricted AND c.status = NEW.status AND c.landlord_id = NEW.landlord_id)
    THEN
        PERFORM public.refuse('A case stands in the list as it is.');
    END IF;
    RETURN NULL;
END $$

CREATE OR REPLACE TRIGGER guard_list_row AFTER UPDATE OR DELETE ON public.case_list
FOR EACH ROW EXECUTE FUNCTION public.guard_list_row()

CREATE OR REPLACE TRIGGER guard_new_list_row AFTER INSERT ON public.case_list
FOR EACH ROW WHEN (NOT public.is_bringing_cases()) EXECUTE FUNCTION public.guard_list_row()

-- Once for a statement: a case has many words.
CREATE OR REPLACE FUNCTION public.guard_words() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_seqscan = off AS
$$ DECLARE
    who bigint := public.me();
    move text := coalesce(current_setting('recourse.move', true), '');
    which bigint;
BEGIN
    IF (who IS NULL OR move = '') AND public.is_owner() THEN
        RETURN NULL;
    END IF;
    PERFORM public.refuse_unfit_desk(move);
    IF TG_OP = 'INSERT' AND public.is_bringing_cases() THEN
        PERFORM public.refuse_unless_permitted(who, move, 'office', 0);
        IF EXISTS (SELECT FROM (SELECT DISTINCT w.case_id FROM changed w) c WHERE coalesce((
                SELECT n.xmin FROM public.cases n WHERE n.id = c.case_id AND n.brought_as IS NOT NULL), '0')
                <> pg_current_xact_id()::xid) THEN
            PERFORM public.refuse('A case is found by what it is.');
        END IF;
        RETURN NULL;
    END IF;
    FOR which IN SELECT DISTINCT c.case_id FROM changed c LOOP
        PERFORM public.refuse_unless_permitted(who, move, 'case', which);
        IF which = ANY(public.hidden_cases()) THEN
            PERFORM public.refuse('A case is found by what it is.');
        END IF;
    END LOOP;
    RETURN NULL;
END $$

CREATE OR REPLACE TRIGGER guard_new_words AFTER INSERT ON public.case_words REFERENCING NEW TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION public.guard_words()

CREATE OR REPLACE TRIGGER guard_old_words AFTER DELETE ON public.case_words REFERENCING OLD TABLE AS changed
FOR EACH STATEMENT EXECUTE FUNCTION public.guard_words()

-- So is what is left to do on a case; of a restricted one the list does not say what.
CREATE OR REPLACE FUNCTION public.guard_work() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    which bigint := CASE TG_OP WHEN 'DELETE' THEN OLD.case_id ELSE NEW.case_id END;
BEGIN
    IF NOT public.held_to_a_move(which) THEN
        RETURN NULL;
    END IF;
    IF which = ANY(public.hidden_cases()) OR TG_OP = 'UPDATE' AND OLD.case_id <> NEW.case_id
        OR TG_OP <> 'DELETE' AND NOT EXISTS (
            SELECT FROM public.cases c WHERE c.id = which AND c.reference = NEW.reference
                AND NOT (c.restricted AND NEW.to_do || NEW.move || NEW.about_sort <> ''))
    THEN
        PERFORM public.refuse('What is left to do on a case stands in the list as it is.');
    END IF;
    RETURN NULL;
END $$

CREATE OR REPLACE TRIGGER guard_work AFTER UPDATE OR DELETE ON public.work_list
FOR EACH ROW EXECUTE FUNCTION public.guard_work()

CREATE OR REPLACE TRIGGER guard_new_work AFTER INSERT ON public.work_list
FOR EACH ROW WHEN (NOT public.is_bringing_cases()) EXECUTE FUNCTION public.guard_work()

-- References run without gaps: a number is drawn by whoever logs a case, and is the one that the case gets. A log draws
-- as many as it brings cases.
CREATE OR REPLACE FUNCTION public.guard_counter() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    who bigint := public.me();
    move text := coalesce(current_setting('recourse.move', true), '');
BEGIN
    IF (who IS NULL OR move = '') AND public.is_owner() THEN
        RETURN NULL;
    END IF;
    PERFORM public.refuse_unless_permitted(who, move, 'office', 0);
    IF move NOT IN ('log', 'register a petition', 'import cases', 'import enquiries') OR TG_OP = 'DELETE'
        OR TG_OP = 'INSERT' AND NEW.last <> 0
        OR TG_OP = 'UPDATE' AND (NEW.year <> OLD.year OR NEW.last <= OLD.last
            OR move IN ('log', 'register a petition') AND NEW.last <> OLD.last + 1)
    THEN
        PERFORM public.refuse('References are given out one by one, to cases that are logged.');
    END IF;
    RETURN NULL;
END $$

CREATE OR REPLACE TRIGGER guard_counter AFTER INSERT OR UPDATE OR DELETE ON public.reference_counters
FOR EACH ROW EXECUTE FUNCTION public.guard_counter()

CREATE OR REPLACE FUNCTION public.guard_reference() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
    IF NOT EXISTS (
        SELECT FROM public.reference_counters c
        WHERE NEW.reference = 'R-' || c.year || '-' || lpad(c.last::text, greatest(5, length(c.last::text)), '0'))
        AND NOT public.is_owner()
    THEN
        PERFORM public.refuse('A case gets the reference that was drawn for it.');
    END IF;
    RETURN NULL;
END $$

CREATE OR REPLACE TRIGGER guard_reference AFTER INSERT ON public.cases
FOR EACH ROW WHEN (NOT public.is_bringing_cases()) EXECUTE FUNCTION public.guard_reference()
