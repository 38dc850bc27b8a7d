-- An anchor covers every line up to one: whoever is writing history just now is waited for, so that none slips past.
CREATE OR REPLACE FUNCTION public.cast_anchor() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s' AS
$$ DECLARE
    past public.anchors;
    made_at timestamptz;
    reaches bigint;
    covered text;
BEGIN
    IF public.me() IS NULL AND NOT public.is_owner() THEN
        PERFORM public.refuse('Your sign-in is not, or no longer, that of a person of this office.');
    END IF;
    SELECT * INTO past FROM public.anchors ORDER BY number DESC LIMIT 1;
    IF (past.at AT TIME ZONE 'Europe/London')::date >= (now() AT TIME ZONE 'Europe/London')::date THEN
        RETURN false;
    END IF;
    LOCK TABLE public.history IN SHARE ROW EXCLUSIVE MODE;
    SELECT * INTO past FROM public.anchors ORDER BY number DESC LIMIT 1;
    made_at := clock_timestamp();
    reaches := (SELECT max(id) FROM public.history WHERE id > coalesce(past.up_to, 0));
    IF reaches IS NULL OR (past.at AT TIME ZONE 'Europe/London')::date >= (made_at AT TIME ZONE 'Europe/London')::date
    THEN
        RETURN false;
    END IF;
    SELECT string_agg(h.subject || ' ' || h.subject_id || ' ' || h.number || ' ' || h.digest, E'\n'
        ORDER BY h.subject COLLATE "C", h.subject_id) INTO covered
    FROM (SELECT DISTINCT ON (l.subject, l.subject_id) l.* FROM public.history l WHERE l.id > coalesce(past.up_to, 0)
        ORDER BY l.subject, l.subject_id, l.number DESC) h;
    INSERT INTO public.anchors (number, at, up_to, heads, digest) VALUES (
        coalesce(past.number, 0) + 1, made_at, reaches, covered,
        public.sha256_hex(coalesce(past.digest, repeat('0', 64))
            || public.sha256_hex((coalesce(past.number, 0) + 1)::text)
            || public.sha256_hex(public.stored_moment(made_at)) || public.sha256_hex(covered)));
    RETURN true;
END $$

GRANT EXECUTE ON FUNCTION public.cast_anchor TO {desk}
