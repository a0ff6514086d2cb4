-- What operators may do, area by area. Only admins of the ground give roles (staff_access); here is what even
-- they cannot: raise themselves, and leave the ground without an admin.
CREATE OR REPLACE FUNCTION staff_role(p_user uuid, p_area text) RETURNS text
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = public, pg_temp
BEGIN ATOMIC
    SELECT r.role FROM operator_roles r JOIN users u ON u.id = r.operator_id
    WHERE r.operator_id = p_user AND r.area = p_area AND u.is_active AND u.is_staff;
END;
COMMENT ON FUNCTION staff_role(uuid, text) IS 'What an operator may do in an area: viewer, operator, admin; NULL where nothing.';

-- As what an operator is inside a workspace: row policies then allow no more than the highest of his roles does,
-- whatever a table's trigger may have missed.
CREATE OR REPLACE FUNCTION staff_role_inside(p_user uuid) RETURNS text
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = public, pg_temp
BEGIN ATOMIC
    SELECT (ARRAY['viewer', 'strategist', 'admin'])[max(array_position(ARRAY['viewer', 'operator', 'admin'], r.role))]
    FROM operator_roles r JOIN users u ON u.id = r.operator_id
    WHERE r.operator_id = p_user AND u.is_active AND u.is_staff;
END;
COMMENT ON FUNCTION staff_role_inside(uuid) IS
    'The role of a member that an operator has inside a workspace, by the highest of his roles; NULL for nobody.';
GRANT EXECUTE ON FUNCTION staff_role(uuid, text), staff_role_inside(uuid) TO codex_app, codex_operator;

-- Deeper than 1 a trigger writes what follows from a statement that was asked about. Without a person it is the
-- command line, which has the operators' own credentials.
CREATE OR REPLACE FUNCTION must_be_staff_of() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
DECLARE
    who CONSTANT uuid := NULLIF(current_setting('app.current_user_id', true), '');
    needed CONSTANT text := CASE WHEN TG_OP = 'DELETE' OR TG_ARGV[1] = 'managers' THEN 'admin' ELSE 'operator' END;
BEGIN
    IF pg_trigger_depth() > 1 OR (who IS NULL AND session_user = 'codex_operator') THEN
        RETURN NULL;
    END IF;
    IF COALESCE(staff_role(who, TG_ARGV[0]), '') NOT IN ('admin', needed) THEN
        RAISE EXCEPTION 'this needs the role % in the area %', needed, TG_ARGV[0]
            USING ERRCODE = 'W0005', HINT = 'Ask an operator who is admin of the ground.';
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION must_be_staff_of() IS
    'Trigger (area, who writes it): before an operator writes, asks for his role in the area. W0005: he has not.';

CREATE OR REPLACE FUNCTION forbid_raising_oneself() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
DECLARE
    ranks CONSTANT text[] := '{viewer,operator,admin}';
    was integer := 0;
BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.operator_id, OLD.area) = (NEW.operator_id, NEW.area) THEN
        was := array_position(ranks, OLD.role);
    END IF;
    IF NEW.operator_id::text = current_setting('app.current_user_id', true) AND array_position(ranks, NEW.role) > was THEN
        RAISE EXCEPTION 'nobody raises himself'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'operator_roles_nobody_raises_himself', COLUMN = 'role',
                  HINT = 'Ask another operator who is admin of the ground.';
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION forbid_raising_oneself() IS 'Trigger: an operator gives himself no role and no higher one.';
CREATE OR REPLACE TRIGGER forbid_raising_oneself BEFORE INSERT OR UPDATE ON operator_roles
    FOR EACH ROW EXECUTE FUNCTION forbid_raising_oneself();

CREATE OR REPLACE FUNCTION keep_an_admin() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
DECLARE
    whose CONSTANT uuid := CASE WHEN TG_TABLE_NAME = 'users' THEN OLD.id ELSE (to_jsonb(OLD) ->> 'operator_id')::uuid END;
BEGIN
    IF TG_TABLE_NAME = 'operator_roles' THEN
        IF (OLD.area, OLD.role) <> ('codex', 'admin') THEN
            RETURN NULL;
        END IF;
    ELSIF NOT EXISTS (SELECT FROM operator_roles WHERE operator_id = whose AND area = 'codex' AND role = 'admin') THEN
        RETURN NULL;
    END IF;
    -- Two admins who step down at once take turns here, and the second sees that the first has gone.
    PERFORM pg_advisory_xact_lock(hashtextextended('keep_an_admin', 0));
    IF EXISTS (SELECT FROM users WHERE id = whose)  -- gone when the person is deleted, which never fails
        AND NOT EXISTS (
            SELECT FROM operator_roles r JOIN users u ON u.id = r.operator_id
            WHERE r.area = 'codex' AND r.role = 'admin' AND u.is_active AND u.is_staff
        ) THEN
        RAISE EXCEPTION 'the ground keeps at least one admin'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'operator_roles_keep_an_admin', COLUMN = 'role',
                  HINT = 'Make another operator an admin of the ground first.';
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION keep_an_admin() IS
    'Trigger: the last operator who is admin of the ground neither steps down nor is switched off.';
CREATE OR REPLACE TRIGGER keep_an_admin AFTER UPDATE OR DELETE ON operator_roles
    FOR EACH ROW EXECUTE FUNCTION keep_an_admin();
CREATE OR REPLACE TRIGGER keep_an_admin AFTER UPDATE OF is_active, is_staff ON users
    FOR EACH ROW WHEN (OLD.is_active AND OLD.is_staff AND NOT (NEW.is_active AND NEW.is_staff))
    EXECUTE FUNCTION keep_an_admin();

ALTER TABLE operator_roles DROP CONSTRAINT IF EXISTS operator_roles_operator_id_fk, ADD CONSTRAINT operator_roles_operator_id_fk
    FOREIGN KEY (operator_id) REFERENCES operators (user_id) ON DELETE CASCADE;
GRANT SELECT ON operator_roles TO codex_app;
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON operator_roles
    FOR EACH ROW EXECUTE FUNCTION set_updated_at();
-- Whoever was an operator before there were roles did everything.
INSERT INTO operator_roles (operator_id, area, role)
SELECT o.user_id, area, 'admin'
FROM operators o, unnest('{codex,positioning,gamification,agents,intelligence,alerts}'::text[]) AS area
WHERE NOT EXISTS (SELECT FROM operator_roles r WHERE r.operator_id = o.user_id);

-- way back:
-- DROP TRIGGER IF EXISTS set_updated_at ON operator_roles;
-- REVOKE ALL ON operator_roles FROM codex_app;
-- ALTER TABLE operator_roles DROP CONSTRAINT IF EXISTS operator_roles_operator_id_fk;
-- DROP FUNCTION IF EXISTS keep_an_admin() CASCADE;
-- DROP FUNCTION IF EXISTS forbid_raising_oneself() CASCADE;
-- DROP FUNCTION IF EXISTS must_be_staff_of() CASCADE;
-- DROP FUNCTION IF EXISTS staff_role_inside(uuid);
-- DROP FUNCTION IF EXISTS staff_role(uuid, text);
