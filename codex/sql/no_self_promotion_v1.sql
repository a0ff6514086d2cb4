CREATE OR REPLACE FUNCTION forbid_self_promotion() RETURNS trigger
LANGUAGE plpgsql SECURITY INVOKER SET search_path = public, pg_temp AS $$
BEGIN
    IF current_user = 'codex_app' AND (
        (TG_OP = 'INSERT' AND (NEW.is_staff OR NEW.is_superuser))
        OR (TG_OP = 'UPDATE' AND (NEW.is_staff, NEW.is_superuser) IS DISTINCT FROM (OLD.is_staff, OLD.is_superuser))
    ) THEN
        RAISE EXCEPTION 'only an operator says who is staff'
            USING ERRCODE = 'insufficient_privilege', HINT = 'Ask an operator, or use manage.py create_operator.';
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION forbid_self_promotion() IS 'Trigger: the app cannot make anybody staff or superuser.';
CREATE OR REPLACE TRIGGER forbid_self_promotion BEFORE INSERT OR UPDATE ON users
    FOR EACH ROW EXECUTE FUNCTION forbid_self_promotion();

-- way back:
-- DROP FUNCTION IF EXISTS forbid_self_promotion() CASCADE;
