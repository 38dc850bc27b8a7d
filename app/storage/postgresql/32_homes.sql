-- Homes come by the hundred thousand: those of one statement are recorded together, a change for each home with all its
-- values. One by one they would take ten times as long. What changes later is recorded as everywhere.
CREATE OR REPLACE FUNCTION public.record_homes() RETURNS trigger
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
        PERFORM public.refuse_unless_permitted(who, wanted, 'landlord', 0);
        IF NOT EXISTS (SELECT FROM public.move_guards g WHERE g.move = wanted AND g.place = 'homes') THEN
            PERFORM public.refuse(format('The move "%s" does not change homes.', wanted));
        END IF;
    END IF;
    INSERT INTO public.changes_under_way (xact, first, subject, subject_id, person_id, move, plain, personal)
    SELECT txid_current(), NOT begun AND row_number() OVER () = 1, 'landlord', b.landlord_id, who, wanted,
        string_agg(
            format('["homes",%s,"home",null,%s]', to_json(b.id::text), json_build_array(
                b.property_ref, b.uprn, b.line1, b.line2, b.town, b.postcode, b.tenure, b.estate, b.ward,
                b.local_authority)), ',' ORDER BY b.id), ''
    FROM brought b GROUP BY b.landlord_id;
    RETURN NULL;
END $$
