CREATE OR REPLACE FUNCTION touch_campaign() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    touched uuid[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        touched := ARRAY(SELECT campaign_id FROM after);
    ELSIF TG_OP = 'DELETE' THEN
        touched := ARRAY(SELECT campaign_id FROM before);
    ELSE
        touched := ARRAY(SELECT campaign_id FROM after UNION SELECT campaign_id FROM before);
    END IF;
    -- Locked in the order of ids, as the other rules of a campaign do; updated_at follows by its own trigger.
    PERFORM FROM campaigns WHERE id = ANY (touched) ORDER BY id FOR NO KEY UPDATE;
    UPDATE campaigns SET updated_at = clock_timestamp() WHERE id = ANY (touched);
    RETURN NULL;
END $$;
COMMENT ON FUNCTION touch_campaign() IS
    'Trigger: a campaign has changed when one of its quests or cohorts was added, changed or taken away.';
CREATE OR REPLACE TRIGGER touch_campaign_insert AFTER INSERT ON campaign_quests
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION touch_campaign();
CREATE OR REPLACE TRIGGER touch_campaign_update AFTER UPDATE ON campaign_quests
    REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION touch_campaign();
CREATE OR REPLACE TRIGGER touch_campaign_delete AFTER DELETE ON campaign_quests
    REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION touch_campaign();
CREATE OR REPLACE TRIGGER touch_campaign_insert AFTER INSERT ON campaign_cohorts
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION touch_campaign();
CREATE OR REPLACE TRIGGER touch_campaign_update AFTER UPDATE ON campaign_cohorts
    REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION touch_campaign();
CREATE OR REPLACE TRIGGER touch_campaign_delete AFTER DELETE ON campaign_cohorts
    REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION touch_campaign();

-- way back:
-- DROP FUNCTION IF EXISTS touch_campaign() CASCADE;
