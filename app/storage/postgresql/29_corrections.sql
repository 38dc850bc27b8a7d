-- The record of a customer that was merged with another is closed: it stays as it is, and no case is given to it.
CREATE OR REPLACE TRIGGER customers_merged BEFORE UPDATE OR DELETE ON customers
FOR EACH ROW WHEN (OLD.merged_into_id IS NOT NULL)
EXECUTE FUNCTION refuse_change('A record that was merged with another never changes.')

CREATE OR REPLACE FUNCTION public.hold_customer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
    IF EXISTS (SELECT FROM public.customers c WHERE c.id = NEW.customer_id AND c.merged_into_id IS NOT NULL) THEN
        PERFORM public.refuse('No case is given to a record that was merged with another.');
    END IF;
    RETURN NEW;
END $$

CREATE OR REPLACE TRIGGER cases_of_a_customer BEFORE INSERT OR UPDATE OF customer_id ON cases
FOR EACH ROW WHEN (NEW.customer_id IS NOT NULL) EXECUTE FUNCTION public.hold_customer()

-- What was made on the wrong case is a row of that very case, and is taken back once.
CREATE OR REPLACE FUNCTION public.hold_taking_back() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
    IF NOT (CASE NEW.of_what
        WHEN 'contacts' THEN EXISTS (SELECT FROM public.contacts r WHERE r.id = NEW.of_id AND r.case_id = NEW.case_id)
        WHEN 'actions' THEN EXISTS (SELECT FROM public.actions r WHERE r.id = NEW.of_id AND r.case_id = NEW.case_id)
        WHEN 'interventions' THEN EXISTS (
            SELECT FROM public.interventions r WHERE r.id = NEW.of_id AND r.case_id = NEW.case_id)
        ELSE NEW.of_what = '' AND NEW.of_id IS NULL END)
    THEN
        PERFORM public.refuse('Only what was made on this case is taken back on it.');
    ELSIF EXISTS (
        SELECT FROM public.corrections c
        WHERE c.case_id = NEW.case_id AND c.what = 'wrong-case' AND c.line IS NOT DISTINCT FROM NEW.line)
    THEN
        PERFORM public.refuse('That was taken back already.');
    END IF;
    RETURN NEW;
END $$

CREATE OR REPLACE TRIGGER corrections_of_this_case BEFORE INSERT ON corrections
FOR EACH ROW WHEN (NEW.what = 'wrong-case') EXECUTE FUNCTION public.hold_taking_back()
