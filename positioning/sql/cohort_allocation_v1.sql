CREATE OR REPLACE FUNCTION keep_cohort_allocation() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    over record;
BEGIN
    -- Writers of one campaign take turns, campaigns in the order of their ids; after the wait, the next
    -- statement sees what the others have committed.
    PERFORM FROM campaigns WHERE id IN (SELECT campaign_id FROM after) ORDER BY id FOR NO KEY UPDATE;
    SELECT c.campaign_id, sum(c.allocation_percentage) AS total INTO over
    FROM campaign_cohorts c
    WHERE (c.workspace_id, c.campaign_id) IN (SELECT workspace_id, campaign_id FROM after)
    GROUP BY c.campaign_id HAVING sum(c.allocation_percentage) > 100
    LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION 'the cohorts of a campaign share 100 percent, not %', over.total
            USING ERRCODE = 'check_violation', CONSTRAINT = 'campaign_cohorts_allocation',
                  COLUMN = 'allocation_percentage', HINT = 'Lower another cohort''s share first.',
                  DETAIL = jsonb_build_object('campaign', over.campaign_id, 'total', over.total);
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION keep_cohort_allocation() IS
    'Trigger: the shares of a campaign''s cohorts are never above 100 together, whoever writes at once.';
CREATE OR REPLACE TRIGGER keep_cohort_allocation_insert AFTER INSERT ON campaign_cohorts
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION keep_cohort_allocation();
CREATE OR REPLACE TRIGGER keep_cohort_allocation_update AFTER UPDATE ON campaign_cohorts
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION keep_cohort_allocation();

-- way back:
-- DROP FUNCTION IF EXISTS keep_cohort_allocation() CASCADE;
