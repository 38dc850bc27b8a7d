-- How people and their sign-ins are kept: by functions of a role that may make roles, and that nobody can sign in as.
-- PostgreSQL lets that role alter none but those that it made itself.
SET LOCAL ROLE {keeper}

CREATE OR REPLACE FUNCTION public.check_manages_people(person bigint, own text) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
  PERFORM pg_advisory_xact_lock(7203120); -- one at a time: two administrators could disable each other
  IF NOT EXISTS (SELECT FROM public.person_roles WHERE person_id = public.me() AND role = 'system-admin') THEN
    RAISE EXCEPTION 'Only a system administrator can manage people.' USING ERRCODE = 'RC001';
  END IF;
  IF person = public.me() THEN
    RAISE EXCEPTION '%', own USING ERRCODE = 'RC001';
  END IF;
END $$

CREATE OR REPLACE FUNCTION public.office_group(role text) RETURNS name LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
  IF role NOT IN ('desk', 'office', 'petition-admin', 'reviewer', 'manager', 'auditor', 'system-admin') THEN
    RAISE EXCEPTION 'There is no role of the name "%".', role USING ERRCODE = 'RC001';
  END IF;
  RETURN (
    SELECT regexp_replace(pg_get_userbyid(relowner), 'owner$', replace(role, '-', '_'))
    FROM pg_class WHERE oid = 'public.people'::regclass
  );
END $$

CREATE OR REPLACE FUNCTION public.made_here(login text) RETURNS boolean LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
  RETURN EXISTS (
    SELECT FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid
    WHERE r.rolname = login AND m.member = current_user::regrole AND m.admin_option
  );
END $$

CREATE OR REPLACE FUNCTION public.roles_held(person bigint) RETURNS text[] LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp AS
$$ BEGIN RETURN ARRAY(SELECT r.role::text FROM public.person_roles r WHERE r.person_id = person ORDER BY 1); END $$

CREATE OR REPLACE FUNCTION public.keep_login(login text, verifier text, is_new boolean) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS
$$ BEGIN
  IF verifier IS NULL OR verifier !~ '^SCRAM-SHA-256\$\d+:[A-Za-z0-9+/]+=*\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$' THEN
    RAISE EXCEPTION 'The password must be sent as a SCRAM verifier.' USING ERRCODE = 'RC001';
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
    IF login IS NULL OR login = '' OR octet_length(login) > 63 OR login ~* '^(pg_|recourse_|public$|none$)' THEN
      RAISE EXCEPTION 'The name "%" cannot be a sign-in. Choose another one.', login USING ERRCODE = 'RC001';
    END IF;
    EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS', login);
  ELSIF is_new OR NOT public.made_here(login) THEN
    RAISE EXCEPTION 'The sign-in "%" is already in use on this server. Choose another one.', login
      USING ERRCODE = 'RC001';
  END IF;
  EXECUTE format('ALTER ROLE %I LOGIN PASSWORD %L', login, verifier);
END $$

CREATE OR REPLACE FUNCTION public.keep_roles(login text, roles text[]) RETURNS void LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
  role text;
  givers oid[];
  is_ours boolean := public.made_here(login);
BEGIN
  FOREACH role IN ARRAY roles LOOP
    PERFORM public.office_group(role); -- which refuses what is no role
  END LOOP;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login) THEN
    RETURN; -- known by name only, as yet: the roles come with the sign-in
  END IF;
  FOREACH role IN ARRAY '{desk,office,petition-admin,reviewer,manager,auditor,system-admin}'::text[] LOOP
    givers := ARRAY(
      SELECT m.grantor FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member JOIN pg_roles g ON g.oid = m.roleid
      WHERE r.rolname = login AND g.rolname = public.office_group(role)
    );
    IF NOT is_ours AND (givers <> '{}' OR role = ANY (roles)) THEN
      RAISE EXCEPTION 'The sign-in "%" was not made by Recourse. The owner of the database looks after it.', login
        USING ERRCODE = 'RC001';
    ELSIF role = ANY (roles) THEN
      EXECUTE format('GRANT %I TO %I WITH ADMIN FALSE, INHERIT TRUE, SET FALSE', public.office_group(role), login);
    ELSIF givers && ARRAY[current_user::regrole::oid] THEN
      EXECUTE format('REVOKE %I FROM %I', public.office_group(role), login);
    END IF;
    IF role <> ALL (roles) AND array_remove(givers, current_user::regrole::oid) <> '{}' THEN
      RAISE EXCEPTION 'The owner of the database gave the sign-in "%" a role by hand. Only they can take it back.', login
        USING ERRCODE = 'RC001';
    END IF;
  END LOOP;
END $$

CREATE OR REPLACE FUNCTION public.add_person(
  login text, name text, job_title text, team text, telephone text, email text, senior boolean, roles text[],
  verifier text
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
  person bigint;
BEGIN
  PERFORM public.check_manages_people(NULL, '');
  PERFORM set_config('recourse.move', 'add a person', true);
  IF EXISTS (SELECT FROM public.people p WHERE p.login = add_person.login) THEN
    RAISE EXCEPTION 'The sign-in "%" was given out before. Choose another one.', login USING ERRCODE = 'RC001';
  END IF;
  INSERT INTO public.people (login, name, job_title, team, telephone, email, senior, active)
  VALUES (add_person.login, add_person.name, add_person.job_title, add_person.team, add_person.telephone,
    add_person.email, add_person.senior, true)
  RETURNING id INTO person;
  INSERT INTO public.person_roles (person_id, role) SELECT DISTINCT person, unnest(roles);
  PERFORM public.keep_login(login, verifier, true);
  PERFORM public.keep_roles(login, array_append(roles, 'desk'));
  RETURN person;
END $$

CREATE OR REPLACE FUNCTION public.change_person(
  person_id bigint, name text, job_title text, team text, telephone text, email text, senior boolean, roles text[]
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
  them public.people;
  other_roles boolean;
BEGIN
  PERFORM public.check_manages_people(NULL, '');
  SELECT * INTO STRICT them FROM public.people p WHERE p.id = change_person.person_id;
  other_roles := ARRAY(SELECT DISTINCT unnest(roles) ORDER BY 1) <> public.roles_held(them.id);
  IF them.id = public.me() AND (other_roles OR them.senior <> change_person.senior) THEN
    RAISE EXCEPTION 'Another administrator changes your own roles.' USING ERRCODE = 'RC001';
  END IF;
  PERFORM set_config('recourse.move', 'change a person', true);
  UPDATE public.people p
  SET name = change_person.name, job_title = change_person.job_title, team = change_person.team,
    telephone = change_person.telephone, email = change_person.email, senior = change_person.senior
  WHERE p.id = them.id;
  DELETE FROM public.person_roles r WHERE r.person_id = them.id AND r.role <> ALL (roles);
  INSERT INTO public.person_roles (person_id, role)
  SELECT DISTINCT them.id, given FROM unnest(roles) given ON CONFLICT DO NOTHING;
  IF them.active AND other_roles THEN
    PERFORM public.keep_roles(them.login, array_append(roles, 'desk'));
  END IF;
END $$

-- A disabled sign-in cannot connect; where it is connected it loses every right at once.
CREATE OR REPLACE FUNCTION public.disable_person(person_id bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
  them public.people;
BEGIN
  PERFORM public.check_manages_people(person_id, 'Another administrator disables your own sign-in.');
  PERFORM set_config('recourse.move', 'disable a person', true);
  UPDATE public.people p SET active = false WHERE p.id = disable_person.person_id RETURNING * INTO STRICT them;
  PERFORM public.keep_roles(them.login, '{}');
  IF public.made_here(them.login) THEN
    EXECUTE format('ALTER ROLE %I NOLOGIN', them.login);
  END IF;
END $$

CREATE OR REPLACE FUNCTION public.enable_person(person_id bigint, verifier text) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
  them public.people;
BEGIN
  PERFORM public.check_manages_people(person_id, 'You can sign in already.');
  PERFORM set_config('recourse.move', 'enable a person', true);
  UPDATE public.people p SET active = true WHERE p.id = enable_person.person_id RETURNING * INTO STRICT them;
  PERFORM public.keep_login(them.login, verifier, false);
  PERFORM public.keep_roles(them.login, array_append(public.roles_held(them.id), 'desk'));
END $$

CREATE OR REPLACE FUNCTION public.set_password(person_id bigint, verifier text) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DECLARE
  them public.people;
BEGIN
  PERFORM public.check_manages_people(person_id, 'Change your own password in the menu File.');
  SELECT * INTO STRICT them FROM public.people p WHERE p.id = set_password.person_id AND p.active;
  PERFORM set_config('recourse.move', 'set a password', true);
  PERFORM public.note_in_history('person', them.id, 'set a password'); -- whoever sets it could pose as them
  PERFORM public.keep_login(them.login, verifier, false);
  PERFORM public.keep_roles(them.login, array_append(public.roles_held(them.id), 'desk'));
END $$

GRANT EXECUTE ON FUNCTION public.add_person, public.change_person, public.disable_person, public.enable_person,
  public.set_password
TO {system_admin}

SET LOCAL ROLE {owner}
