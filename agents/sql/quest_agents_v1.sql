-- Quests name agents as the registry does. SECURITY DEFINER, because the app may not lock rows of the registry:
-- the lock keeps an agent that is being named from being deleted or renamed at the same moment.
CREATE OR REPLACE FUNCTION keep_quest_agents() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    added CONSTANT text[] := CASE TG_OP WHEN 'INSERT' THEN NEW.assigned_to_agents ELSE ARRAY(
        SELECT unnest(NEW.assigned_to_agents) EXCEPT SELECT unnest(OLD.assigned_to_agents)) END;
    unknown text[];
BEGIN
    PERFORM FROM agent_registry WHERE agent_name = ANY (added) ORDER BY id FOR SHARE;
    unknown := ARRAY(
        SELECT DISTINCT name FROM unnest(added) AS name
        WHERE NOT EXISTS (SELECT FROM agent_registry a WHERE a.agent_name = name AND a.is_active) ORDER BY name);
    IF unknown <> ARRAY[]::text[] THEN
        RAISE EXCEPTION 'no agent in use is called %', unknown[1]
            USING ERRCODE = 'check_violation', CONSTRAINT = 'campaign_quests_known_agents', COLUMN = 'assigned_to_agents',
                  HINT = 'Use names of active agents from agent_registry.', DETAIL = jsonb_build_object('unknown', unknown);
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION keep_quest_agents() IS 'Trigger: a quest is given to agents of the registry that are in use.';
CREATE OR REPLACE TRIGGER keep_quest_agents_insert AFTER INSERT ON campaign_quests
    FOR EACH ROW WHEN (NEW.assigned_to_agents <> '{}') EXECUTE FUNCTION keep_quest_agents();
CREATE OR REPLACE TRIGGER keep_quest_agents_update AFTER UPDATE ON campaign_quests
    FOR EACH ROW WHEN (NEW.assigned_to_agents IS DISTINCT FROM OLD.assigned_to_agents) EXECUTE FUNCTION keep_quest_agents();

CREATE OR REPLACE FUNCTION keep_named_agents() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM campaign_quests WHERE assigned_to_agents @> ARRAY[OLD.agent_name]) THEN
        RAISE EXCEPTION 'quests name this agent'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'agent_registry_named_by_quests', COLUMN = 'agent_name',
                  HINT = 'Retire it instead.', DETAIL = jsonb_build_object('name', OLD.agent_name);
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
COMMENT ON FUNCTION keep_named_agents() IS 'Trigger: an agent that quests name is neither deleted nor renamed, only retired.';
CREATE OR REPLACE TRIGGER keep_named_agents_delete BEFORE DELETE ON agent_registry
    FOR EACH ROW EXECUTE FUNCTION keep_named_agents();
CREATE OR REPLACE TRIGGER keep_named_agents_update BEFORE UPDATE ON agent_registry
    FOR EACH ROW WHEN (NEW.agent_name <> OLD.agent_name) EXECUTE FUNCTION keep_named_agents();

-- way back:
-- DROP FUNCTION IF EXISTS keep_named_agents() CASCADE;
-- DROP FUNCTION IF EXISTS keep_quest_agents() CASCADE;
