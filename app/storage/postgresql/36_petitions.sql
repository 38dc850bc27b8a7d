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

-- What is decided of signatures is recorded a statement at a time, too: a rule decides thousands. A signature is decided
-- on while its petition is verified, as one of that very petition, by whoever is signed in.
CREATE OR REPLACE FUNCTION public.record_signature_decisions() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    wanted text := coalesce(current_setting('recourse.move', true), '');
    who bigint := public.me();
    begun boolean := EXISTS (SELECT FROM public.changes_under_way u WHERE u.xact = txid_current());
BEGIN
    IF (who IS NULL OR wanted IN ('', 'upgrade', 'outside the program')) AND public.is_owner() THEN
        who := NULL;
        wanted := CASE WHEN wanted = 'upgrade' THEN wanted ELSE 'outside the program' END;
    ELSIF who IS NULL THEN
        PERFORM public.refuse('Your sign-in is not, or no longer, that of a person of this office.');
    ELSE
        PERFORM public.refuse_unfit_desk(wanted);
        PERFORM public.refuse_unless_permitted(who, wanted, 'office', 0);
        IF NOT EXISTS (
            SELECT FROM public.move_guards g WHERE g.move = wanted AND g.place = 'signature_decisions') THEN
            PERFORM public.refuse(format('The move "%s" does not change signature_decisions.', wanted));
        ELSIF EXISTS (SELECT FROM brought b WHERE b.by_id <> who) THEN
            PERFORM public.refuse('Nobody acts in the name of somebody else.');
        ELSIF EXISTS (
            SELECT FROM brought b LEFT JOIN public.signatures s ON s.id = b.signature_id AND s.case_id = b.case_id
            WHERE s.id IS NULL)
        THEN
            PERFORM public.refuse('A petition''s decisions are about its own signatures.');
        ELSIF EXISTS (
            SELECT FROM (SELECT DISTINCT n.case_id FROM brought n) b
            WHERE (
                SELECT p.what FROM public.petition_decisions p WHERE p.case_id = b.case_id ORDER BY p.id DESC LIMIT 1)
                IS DISTINCT FROM 'verify')
        THEN
            PERFORM public.refuse('A petition that is taken at face value is not decided line by line.');
        ELSIF EXISTS (
            SELECT FROM brought b JOIN public.homes h ON h.id = b.home_id JOIN public.cases c ON c.id = b.case_id
            WHERE h.landlord_id <> c.landlord_id)
        THEN
            PERFORM public.refuse('A signature is given a home of the landlord that the petition is about.');
        END IF;
    END IF;
    INSERT INTO public.changes_under_way (xact, first, subject, subject_id, person_id, move, plain, personal)
    SELECT txid_current(), NOT begun AND row_number() OVER () = 1, 'case', b.case_id, who, wanted,
        string_agg(
            format('["signature_decisions",%s,"signature_id",null,%s],["signature_decisions",%s,"decided",null,%s]',
                to_json(b.id::text), b.signature_id, to_json(b.id::text), to_json(b.decided))
            || CASE WHEN b.home_id IS NULL THEN ''
                ELSE format(',["signature_decisions",%s,"home_id",null,%s]', to_json(b.id::text), b.home_id) END
            || CASE WHEN b.undoes IS NULL THEN ''
                ELSE format(',["signature_decisions",%s,"undoes",null,%s]', to_json(b.id::text), b.undoes) END,
            ',' ORDER BY b.id), ''
    FROM brought b GROUP BY b.case_id;
    RETURN NULL;
END $$
