-- Who is asking, and what they may read. Every policy asks these; each is asked once a statement, as (SELECT ...).
CREATE OR REPLACE FUNCTION public.me() RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ BEGIN RETURN (SELECT id FROM public.people WHERE login = session_user::text AND active); END $$

CREATE OR REPLACE FUNCTION public.reads_cases() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
  asking bigint := public.me(); -- once, not for each row
BEGIN
  RETURN EXISTS (
    SELECT FROM public.person_roles
    WHERE person_id = asking AND role IN ('office', 'petition-admin', 'reviewer', 'manager', 'auditor')
  );
END $$

-- The restricted cases of others: managers see them all, everybody else those on which they are named.
CREATE OR REPLACE FUNCTION public.hidden_cases() RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
  asking bigint := public.me();
  reviewed bigint[];
BEGIN
  IF EXISTS (SELECT FROM public.person_roles WHERE person_id = asking AND role = 'manager') THEN
    RETURN '{}';
  END IF;
  reviewed := ARRAY(SELECT s.case_id FROM public.stages s WHERE s.reviewer_id = asking);
  RETURN ARRAY(
    SELECT c.id FROM public.cases c
    WHERE c.restricted AND c.handler_id IS DISTINCT FROM asking AND c.case_worker_id IS DISTINCT FROM asking
      AND c.id <> ALL (reviewed)
  );
END $$
