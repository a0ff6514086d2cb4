CREATE OR REPLACE FUNCTION keep_active_campaign_cohort() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    bare record;
BEGIN
    PERFORM FROM campaigns WHERE id IN (SELECT campaign_id FROM before) ORDER BY id FOR NO KEY UPDATE;
    SELECT c.id, c.name INTO bare
    FROM campaigns c
    JOIN workspaces w ON w.id = c.workspace_id  -- gone when the whole workspace is being deleted
    WHERE c.id IN (SELECT campaign_id FROM before) AND c.status = 'active'
        AND NOT EXISTS (
            SELECT FROM campaign_cohorts l WHERE l.workspace_id = c.workspace_id AND l.campaign_id = c.id
        )
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'an active campaign keeps at least one cohort'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'campaigns_active_keeps_a_cohort', COLUMN = 'cohort_id',
                  HINT = 'Pause the campaign, or add another cohort first.',
                  DETAIL = jsonb_build_object('campaign', bare.id, 'name', bare.name);
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION keep_active_campaign_cohort() IS 'Trigger: the last cohort of an active campaign cannot be taken away.';
CREATE OR REPLACE TRIGGER keep_active_campaign_cohort_update AFTER UPDATE ON campaign_cohorts
    REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION keep_active_campaign_cohort();
CREATE OR REPLACE TRIGGER keep_active_campaign_cohort_delete AFTER DELETE ON campaign_cohorts
    REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION keep_active_campaign_cohort();

-- way back:
-- DROP FUNCTION IF EXISTS keep_active_campaign_cohort() CASCADE;
