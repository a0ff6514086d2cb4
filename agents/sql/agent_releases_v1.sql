CREATE OR REPLACE FUNCTION keep_agent_version() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.version = OLD.version
        AND (NEW.model_config, NEW.system_prompt) IS DISTINCT FROM (OLD.model_config, OLD.system_prompt) THEN
        RAISE EXCEPTION 'a change of prompt or model is a new version'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'agent_registry_new_version', COLUMN = 'version',
                  HINT = 'Give a version that was not released yet.', DETAIL = jsonb_build_object('version', OLD.version);
    END IF;
    IF TG_OP = 'INSERT' OR NEW.version <> OLD.version AND NEW.release_date IS NOT DISTINCT FROM OLD.release_date THEN
        NEW.release_date := CASE TG_OP WHEN 'INSERT' THEN NEW.release_date END;
        NEW.release_date := COALESCE(NEW.release_date, (now() AT TIME ZONE 'UTC')::date);
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION keep_agent_version() IS
    'Trigger: a change of prompt or model is a new version, and a new version says when it was released.';
CREATE OR REPLACE TRIGGER keep_agent_version BEFORE INSERT OR UPDATE ON agent_registry
    FOR EACH ROW EXECUTE FUNCTION keep_agent_version();

-- SECURITY DEFINER, because nobody but this trigger may write what was released.
CREATE OR REPLACE FUNCTION record_agent_release() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' OR NEW.version <> OLD.version THEN
        INSERT INTO agent_releases (agent_id, version, model_config, system_prompt, released_at)
        VALUES (NEW.id, NEW.version, NEW.model_config, NEW.system_prompt, clock_timestamp());
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION record_agent_release() IS 'Trigger: every version of an agent is kept as it was released, and is released once.';
CREATE OR REPLACE TRIGGER record_agent_release AFTER INSERT OR UPDATE ON agent_registry
    FOR EACH ROW EXECUTE FUNCTION record_agent_release();

-- way back:
-- DROP FUNCTION IF EXISTS record_agent_release() CASCADE;
-- DROP FUNCTION IF EXISTS keep_agent_version() CASCADE;
