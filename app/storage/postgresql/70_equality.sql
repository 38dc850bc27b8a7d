-- What customers answered to the equality questions: written and counted by functions, read by nobody. What holds, and
-- why, is said in app/domain/equality.py. Statements are parted by empty lines.
ALTER TABLE public.equality_answers ENABLE ROW LEVEL SECURITY

ALTER TABLE public.equality_summaries ENABLE ROW LEVEL SECURITY

-- Nothing here depends on what was answered before, so nothing tells of it: neither refusal, history nor answer.
CREATE OR REPLACE FUNCTION public.record_equality_answers(customer_id bigint, answers jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    who bigint := public.me();
    given record;
BEGIN
    IF who IS NULL THEN
        PERFORM public.refuse('Your sign-in is not, or no longer, that of a person of this office.');
    END IF;
    PERFORM public.refuse_unfit_desk('record equality answers');
    PERFORM public.refuse_unless_permitted(who, 'record equality answers', 'customer', customer_id);
    IF NOT EXISTS (SELECT FROM public.customers c WHERE c.id = record_equality_answers.customer_id) THEN
        PERFORM public.refuse('This customer is no longer there.');
    ELSIF jsonb_typeof(answers) IS DISTINCT FROM 'object' THEN
        PERFORM public.refuse('Answers are given as an object: questions with one answer each.');
    END IF;
    PERFORM set_config('recourse.move', 'record equality answers', true);
    FOR given IN SELECT e.key AS question, e.value AS answer FROM jsonb_each_text(answers) e ORDER BY 1 LOOP
        IF NOT EXISTS (SELECT FROM public.equality_choices c
            WHERE c.question = given.question AND c.answer = given.answer) THEN
            PERFORM public.refuse(format('There is no answer "%s" to the question "%s".', given.answer, given.question));
        END IF;
        INSERT INTO public.equality_answers AS kept (customer_id, question, answer, given_on)
        VALUES (record_equality_answers.customer_id, given.question, given.answer, (now() AT TIME ZONE 'Europe/London')::date)
        ON CONFLICT ON CONSTRAINT uq_equality_answers_question_customer_id
        DO UPDATE SET answer = excluded.answer, given_on = excluded.given_on;
    END LOOP;
END $$

-- What is shown of the groups' sizes, and last of their total: as shown_counts of app/domain/equality.py has it.
CREATE OR REPLACE FUNCTION public.equality_shown(counts integer[], lots integer[]) RETURNS integer[]
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    many integer := cardinality(counts);
    rounded integer[] := ARRAY(SELECT (c + l) / 10 * 10 FROM unnest(counts, lots) WITH ORDINALITY z(c, l, place)
        WHERE place <= cardinality(counts) ORDER BY place);
    hidden integer[] := ARRAY(SELECT place::integer FROM unnest(rounded) WITH ORDINALITY z(size, place) WHERE size < 20);
    together integer;
    total integer;
BEGIN
    WHILE cardinality(hidden) BETWEEN 1 AND many - 1 LOOP
        together := (SELECT sum(counts[place]) FROM unnest(hidden) place);
        EXIT WHEN cardinality(hidden) > 1 AND (together + lots[many + 1]) / 10 * 10 >= 20;
        hidden := hidden || (SELECT place::integer FROM unnest(rounded) WITH ORDINALITY z(size, place)
            WHERE NOT place::integer = ANY (hidden) ORDER BY size, place LIMIT 1);
    END LOOP;
    total := (coalesce((SELECT sum(c) FROM unnest(counts) c), 0) + lots[many + 2]) / 10 * 10;
    RETURN ARRAY(SELECT CASE WHEN NOT place::integer = ANY (hidden) THEN size END
        FROM unnest(rounded) WITH ORDINALITY z(size, place) ORDER BY place) || CASE WHEN total >= 20 THEN total END;
END $$

-- Not random(): its seed is whoever's who is signed in.
CREATE OR REPLACE FUNCTION public.equality_lots(many integer) RETURNS integer[]
LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS
$$ SELECT ARRAY(SELECT ('x' || left(gen_random_uuid()::text, 7))::bit(28)::integer % 10 FROM generate_series(1, many)) $$

-- When a period begins and ends, for those who may see what is counted in it.
CREATE OR REPLACE FUNCTION public.equality_period(question text, period text, OUT begins timestamptz, OUT ends timestamptz)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    told text[] := regexp_match(period, '^(2\d{3})(?:-Q([1-4]))?$');
    first_day date;
    after_day date;
BEGIN
    IF NOT EXISTS (SELECT FROM public.move_rights r JOIN public.person_roles h ON h.role = r.role
        WHERE r.move = 'draw up an equality summary' AND h.person_id = public.me()) THEN
        PERFORM public.refuse('Only managers and auditors can see equality summaries.');
    ELSIF NOT EXISTS (SELECT FROM public.equality_choices c WHERE c.question = equality_period.question) THEN
        PERFORM public.refuse(format('There is no equality question named "%s".', question));
    ELSIF told IS NULL THEN
        PERFORM public.refuse(format('"%s" is not a calendar year or quarter, such as 2026 or 2026-Q1.', period));
    END IF;
    first_day := make_date(told[1]::integer, coalesce(told[2]::integer, 1) * 3 - 2, 1);
    after_day := first_day + CASE WHEN told[2] IS NULL THEN interval '1 year' ELSE interval '3 months' END;
    IF after_day > (clock_timestamp() AT TIME ZONE 'Europe/London')::date THEN
        PERFORM public.refuse('Only quarters and years that have ended are counted.');
    END IF;
    begins := first_day::timestamp AT TIME ZONE 'Europe/London';
    ends := after_day::timestamp AT TIME ZONE 'Europe/London';
END $$

-- Once for each question and period. Whoever draws it up reads it in a later transaction: one that was rolled back
-- would else have shown another draw of the same.
CREATE OR REPLACE FUNCTION public.draw_up_equality_summary(question text, period text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
    whole record;
    answers text[];
    complaining integer[];
    asked integer[];
    base_of text;
    base integer[];
    shown integer[];
BEGIN
    SELECT * INTO whole FROM public.equality_period(question, period);
    PERFORM pg_advisory_xact_lock(7203121);
    IF EXISTS (SELECT FROM public.equality_summaries s
        WHERE s.question = draw_up_equality_summary.question AND s.period = draw_up_equality_summary.period) THEN
        RETURN;
    END IF;
    PERFORM public.note_in_history('office', 0, 'draw up an equality summary');
    SELECT array_agg(c.answer ORDER BY c.answer COLLATE "C"), array_agg(coalesce(n.complaining, 0) ORDER BY c.answer COLLATE "C"),
        array_agg(coalesce(n.asked, 0) ORDER BY c.answer COLLATE "C") INTO answers, complaining, asked
    FROM public.equality_choices c LEFT JOIN (
        SELECT a.answer, count(*)::integer AS asked, (count(*) FILTER (WHERE EXISTS (
            SELECT FROM public.cases k JOIN public.history h ON h.subject = 'case' AND h.subject_id = k.id AND h.number = 1
            WHERE k.customer_id = a.customer_id AND k.status <> 'void' AND h.at >= whole.begins AND h.at < whole.ends
        )))::integer AS complaining
        FROM public.equality_answers a WHERE a.question = draw_up_equality_summary.question GROUP BY a.answer
    ) n ON n.answer = c.answer
    WHERE c.question = draw_up_equality_summary.question;
    SELECT s.period INTO base_of FROM public.equality_summaries s
    WHERE s.question = draw_up_equality_summary.question AND s.answer = '' AND date_trunc('quarter', s.drawn_at AT TIME ZONE 'Europe/London')
        = date_trunc('quarter', clock_timestamp() AT TIME ZONE 'Europe/London') LIMIT 1;
    IF base_of IS NULL THEN
        base := public.equality_shown(asked, public.equality_lots(cardinality(asked) + 2));
    ELSE
        base := ARRAY(SELECT (SELECT s.customers FROM public.equality_summaries s
            WHERE s.question = draw_up_equality_summary.question AND s.period = base_of AND s.answer = told)
            FROM unnest(answers || ''::text) WITH ORDINALITY z(told, place) ORDER BY place);
    END IF;
    shown := public.equality_shown(complaining, public.equality_lots(cardinality(complaining) + 2));
    INSERT INTO public.equality_summaries (question, period, answer, complainants, customers, drawn_at)
    SELECT draw_up_equality_summary.question, draw_up_equality_summary.period, told, c, b, clock_timestamp()
    FROM unnest(answers || ''::text, shown, base) z(told, c, b);
END $$

CREATE OR REPLACE FUNCTION public.equality_summary(question text, period text)
RETURNS TABLE (answer text, complainants integer, customers integer, drawn_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
    PERFORM public.equality_period(question, period);
    RETURN QUERY SELECT s.answer::text, s.complainants, s.customers, s.drawn_at FROM public.equality_summaries s
        WHERE s.question = equality_summary.question AND s.period = equality_summary.period AND s.drawn_at < now();
END $$

REVOKE EXECUTE ON FUNCTION public.record_equality_answers, public.equality_shown, public.equality_lots, public.equality_period, public.draw_up_equality_summary, public.equality_summary FROM PUBLIC

GRANT EXECUTE ON FUNCTION public.record_equality_answers, public.draw_up_equality_summary, public.equality_summary TO {desk}
