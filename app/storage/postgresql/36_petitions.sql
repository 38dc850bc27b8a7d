-- Signatures come by the thousand, with the sheet that they stand on and in the same transaction: those of one statement
-- are held to the move together. Their history is the sheet's line, whose digest is taken over all of them.
CREATE OR REPLACE FUNCTION public.hold_signatures() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    who bigint := public.me();
    move text := coalesce(current_setting('recourse.move', true), '');
BEGIN
    IF (who IS NULL OR move IN ('', 'upgrade', 'outside the program')) AND public.is_owner() THEN
        RETURN NULL;
    ELSIF who IS NULL THEN
        PERFORM public.refuse('Your sign-in is not, or no longer, that of a person of this office.');
    END IF;
    PERFORM public.refuse_unfit_desk(move);
    PERFORM public.refuse_unless_permitted(who, move, 'office', 0);
    IF move <> 'bring in signatures' THEN
        PERFORM public.refuse(format('The move "%s" does not change signatures.', move));
    ELSIF EXISTS (
        SELECT FROM brought b WHERE NOT EXISTS (
            SELECT FROM public.petition_sheets s
            WHERE s.id = b.sheet_id AND s.case_id = b.case_id AND s.xmin = pg_current_xact_id()::xid))
        OR EXISTS (
            SELECT FROM brought b JOIN public.petition_sheets s ON s.id = b.sheet_id
            GROUP BY s.id, s.signatures HAVING count(*) <> s.signatures)
    THEN
        PERFORM public.refuse('Signatures come in with their sheet, all of them at once.');
    ELSIF EXISTS (
        SELECT FROM brought b JOIN public.homes h ON h.id = b.home_id JOIN public.cases c ON c.id = b.case_id
        WHERE h.landlord_id <> c.landlord_id)
    THEN
        PERFORM public.refuse('A signature is given a home of the landlord that the petition is about.');
    END IF;
    RETURN NULL;
END $$

CREATE OR REPLACE TRIGGER hold_signatures AFTER INSERT ON public.signatures REFERENCING NEW TABLE AS brought
FOR EACH STATEMENT EXECUTE FUNCTION public.hold_signatures()

-- A signature is decided on while its petition is verified, as one of that very petition.
CREATE OR REPLACE FUNCTION public.hold_signature_decision() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
    IF public.me() IS NULL AND public.is_owner() THEN
        RETURN NEW;
    ELSIF NOT EXISTS (SELECT FROM public.signatures s WHERE s.id = NEW.signature_id AND s.case_id = NEW.case_id) THEN
        PERFORM public.refuse('A petition''s decisions are about its own signatures.');
    ELSIF (SELECT p.what FROM public.petition_decisions p WHERE p.case_id = NEW.case_id ORDER BY p.id DESC LIMIT 1)
        IS DISTINCT FROM 'verify' THEN
        PERFORM public.refuse('A petition that is taken at face value is not decided line by line.');
    ELSIF NEW.home_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM public.homes h JOIN public.cases c ON c.landlord_id = h.landlord_id
        WHERE h.id = NEW.home_id AND c.id = NEW.case_id) THEN
        PERFORM public.refuse('A signature is given a home of the landlord that the petition is about.');
    END IF;
    RETURN NEW;
END $$

CREATE OR REPLACE TRIGGER hold_signature_decision BEFORE INSERT ON public.signature_decisions
FOR EACH ROW EXECUTE FUNCTION public.hold_signature_decision()
