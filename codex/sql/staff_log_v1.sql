-- SECURITY DEFINER, because nobody writes this log but these triggers: accounts, operators, roles and second
-- factors are of no workspace, so the audit log has none of them. Secrets are not told, only that they changed.
CREATE OR REPLACE FUNCTION record_staff_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    told CONSTANT text[] := '{email,is_active,is_staff,is_superuser,area,role,type}';
    was CONSTANT jsonb := COALESCE(to_jsonb(OLD), '{}');
    is_now CONSTANT jsonb := COALESCE(to_jsonb(NEW), '{}');
    its CONSTANT jsonb := CASE WHEN TG_OP = 'DELETE' THEN was ELSE is_now END;
    new_secret CONSTANT boolean := TG_OP = 'UPDATE' AND was -> 'password' IS DISTINCT FROM is_now -> 'password';
    before jsonb;
    after jsonb;
BEGIN
    SELECT COALESCE(jsonb_object_agg(name, was -> name) FILTER (WHERE was ? name), '{}'),
        COALESCE(jsonb_object_agg(name, is_now -> name) FILTER (WHERE is_now ? name), '{}')
    INTO before, after
    FROM unnest(told) AS name WHERE was -> name IS DISTINCT FROM is_now -> name;
    IF new_secret THEN
        after := after || '{"password": "another"}';
    END IF;
    IF TG_OP = 'UPDATE' AND before = after THEN
        RETURN NULL;
    END IF;
    INSERT INTO staff_log (table_name, person, verb, before, after, actor, role, origin)
    VALUES (
        TG_TABLE_NAME, COALESCE(its ->> 'operator_id', its ->> 'user_id', its ->> 'id')::uuid,
        CASE TG_OP WHEN 'INSERT' THEN 'created' WHEN 'UPDATE' THEN 'changed' ELSE 'deleted' END,
        before, after, NULLIF(current_setting('app.current_user_id', true), '')::uuid, session_user,
        COALESCE(NULLIF(current_setting('app.current_origin', true), ''), '{"via": "sql"}')::jsonb);
    RETURN NULL;
END $$;
COMMENT ON FUNCTION record_staff_change() IS 'Trigger: writes to the staff''s log what was done to somebody''s account.';

CREATE OR REPLACE TRIGGER record_staff_change AFTER INSERT OR DELETE OR UPDATE OF email, password, is_active, is_staff, is_superuser ON users
    FOR EACH ROW EXECUTE FUNCTION record_staff_change();
CREATE OR REPLACE TRIGGER record_staff_change AFTER INSERT OR DELETE ON operators
    FOR EACH ROW EXECUTE FUNCTION record_staff_change();
CREATE OR REPLACE TRIGGER record_staff_change AFTER INSERT OR UPDATE OR DELETE ON operator_roles
    FOR EACH ROW EXECUTE FUNCTION record_staff_change();
CREATE OR REPLACE TRIGGER record_staff_change AFTER INSERT OR DELETE ON mfa_authenticator
    FOR EACH ROW EXECUTE FUNCTION record_staff_change();
REVOKE INSERT, UPDATE, DELETE ON staff_log FROM codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS record_staff_change() CASCADE;
