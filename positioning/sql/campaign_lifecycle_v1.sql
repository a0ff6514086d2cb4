CREATE OR REPLACE FUNCTION campaign_next_statuses(p_status text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE p_status
    WHEN 'draft' THEN ARRAY['planning', 'archived']
    WHEN 'planning' THEN ARRAY['active', 'archived']
    WHEN 'active' THEN ARRAY['paused', 'completed']
    WHEN 'paused' THEN ARRAY['active', 'completed', 'archived']
    WHEN 'completed' THEN ARRAY['archived']
    ELSE ARRAY[]::text[]  -- nothing leaves archived
END;
COMMENT ON FUNCTION campaign_next_statuses(text) IS 'The statuses that a campaign may go to from this one.';

CREATE OR REPLACE FUNCTION campaign_blockers(p_campaign campaigns) RETURNS text[]
LANGUAGE sql STABLE
RETURN array_remove(ARRAY[
    CASE WHEN btrim(p_campaign.name) = '' THEN 'name' END,
    CASE WHEN p_campaign.start_date IS NULL THEN 'start_date' END,
    CASE WHEN COALESCE(p_campaign.budget_allocation, 0) = 0 THEN 'budget_allocation' END,
    CASE WHEN NOT EXISTS (
        SELECT FROM campaign_cohorts c
        WHERE c.workspace_id = p_campaign.workspace_id AND c.campaign_id = p_campaign.id
    ) THEN 'cohorts' END
], NULL);
COMMENT ON FUNCTION campaign_blockers(campaigns) IS
    'What keeps a campaign from becoming active: name, start_date, budget_allocation, cohorts; empty when nothing does.';

CREATE OR REPLACE FUNCTION keep_campaign_lifecycle() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    old_status CONSTANT text := CASE WHEN TG_OP = 'UPDATE' THEN OLD.status END;
    allowed CONSTANT text[] := CASE TG_OP WHEN 'INSERT' THEN ARRAY['draft'] ELSE campaign_next_statuses(OLD.status) END;
    blockers CONSTANT text[] := CASE WHEN NEW.status = 'active' THEN campaign_blockers(NEW) ELSE ARRAY[]::text[] END;
BEGIN
    IF old_status = NEW.status OR (NEW.status = ANY (allowed) AND blockers = ARRAY[]::text[]) THEN
        NEW.completed_at := CASE
            WHEN TG_OP = 'INSERT' THEN NULL
            WHEN NEW.status = 'completed' AND old_status <> 'completed' THEN now()
            ELSE OLD.completed_at END;
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a campaign that is % cannot become %', COALESCE(old_status, 'new'), NEW.status
        USING ERRCODE = 'check_violation', CONSTRAINT = 'campaigns_lifecycle', COLUMN = 'status',
              HINT = format('Allowed: %s. Missing: %s.', array_to_string(allowed, ', '), array_to_string(blockers, ', ')),
              DETAIL = jsonb_build_object('from', old_status, 'to', NEW.status, 'allowed', allowed, 'blockers', blockers);
END $$;
COMMENT ON FUNCTION keep_campaign_lifecycle() IS
    'Trigger: a campaign starts as a draft and moves as campaign_next_statuses() says, once nothing blocks it; completed_at is when it did.';
CREATE OR REPLACE TRIGGER keep_campaign_lifecycle BEFORE INSERT OR UPDATE OF status, completed_at ON campaigns
    FOR EACH ROW EXECUTE FUNCTION keep_campaign_lifecycle();

GRANT EXECUTE ON FUNCTION campaign_next_statuses(text), campaign_blockers(campaigns) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS keep_campaign_lifecycle() CASCADE;
-- DROP FUNCTION IF EXISTS campaign_blockers(campaigns);
-- DROP FUNCTION IF EXISTS campaign_next_statuses(text);
