-- SECURITY DEFINER, because the app may only read user_stats: nobody counts himself up.
-- Its numbers are those of begin_user_stats(); a test holds the two against each other.
CREATE OR REPLACE FUNCTION count_work() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    changed CONSTANT text := CASE TG_OP
        WHEN 'INSERT' THEN 'SELECT 1 AS sign, * FROM after'
        WHEN 'DELETE' THEN 'SELECT -1 AS sign, * FROM before'
        ELSE 'SELECT 1 AS sign, * FROM after UNION ALL SELECT -1, * FROM before' END;
    person CONSTANT text := CASE TG_TABLE_NAME
        WHEN 'campaigns' THEN 'created_by' WHEN 'moves' THEN 'owner_id' ELSE 'author_id' END;
    sums CONSTANT text := CASE TG_TABLE_NAME
        WHEN 'campaigns' THEN $sql$
            sum(sign) AS campaigns_created,
            sum(sign) FILTER (WHERE status = 'active') AS campaigns_active,
            sum(sign) FILTER (WHERE completed_at IS NOT NULL) AS campaigns_completed,
            sum(sign * total_reach) AS total_campaign_reach,
            sum(sign * total_engagements) AS total_engagement_count,
            (sum(sign) <> 0)::int AS others_campaigns $sql$
        WHEN 'moves' THEN $sql$
            sum(sign) AS moves_created,
            sum(sign) FILTER (WHERE status = 'completed') AS moves_executed,
            sum(sign) FILTER (WHERE succeeded) AS moves_successful,
            (array_agg(campaign_id ORDER BY campaign_id) FILTER (WHERE sign = 1)
                IS DISTINCT FROM array_agg(campaign_id ORDER BY campaign_id) FILTER (WHERE sign = -1)
            )::int AS others_campaigns $sql$
        ELSE $sql$
            sum(sign) AS content_pieces_created,
            sum(sign) FILTER (WHERE status = 'published') AS content_pieces_published $sql$ END;
    delta jsonb;
BEGIN
    -- Person by person, in the order of their ids: whoever counts for several takes them in the same order.
    FOR delta IN EXECUTE format(
        'SELECT to_jsonb(d) FROM (SELECT workspace_id, %1$I AS user_id, %2$s FROM (%3$s) AS changed'
        ' WHERE %1$I IS NOT NULL GROUP BY workspace_id, %1$I) AS d ORDER BY workspace_id, user_id',
        person, sums, changed)
    LOOP
        PERFORM add_to_user_stats(delta);
    END LOOP;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION count_work() IS
    'Trigger: campaigns count for who made them, moves for their owner, assets for their author.';

CREATE OR REPLACE FUNCTION add_to_user_stats(p_delta jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    d CONSTANT user_stats := jsonb_populate_record(NULL::user_stats, p_delta);
BEGIN
    IF NOT EXISTS (SELECT FROM jsonb_each_text(p_delta - '{workspace_id,user_id}'::text[]) WHERE value::numeric <> 0) THEN
        RETURN;
    END IF;
    PERFORM FROM users WHERE id = d.user_id FOR KEY SHARE;
    -- Made in this very statement, they have counted all that it did, also what the next trigger tells: once more.
    DELETE FROM user_stats
    WHERE workspace_id = d.workspace_id AND user_id = d.user_id AND created_at = statement_timestamp();
    IF NOT EXISTS (SELECT FROM user_stats WHERE workspace_id = d.workspace_id AND user_id = d.user_id)
        AND begin_user_stats(d.workspace_id, d.user_id) THEN
        RETURN;  -- made from all that there is, this change with it
    END IF;
    UPDATE user_stats s SET
        campaigns_created = s.campaigns_created + COALESCE(d.campaigns_created, 0),
        campaigns_active = s.campaigns_active + COALESCE(d.campaigns_active, 0),
        campaigns_completed = s.campaigns_completed + COALESCE(d.campaigns_completed, 0),
        total_campaign_reach = s.total_campaign_reach + COALESCE(d.total_campaign_reach, 0),
        total_engagement_count = s.total_engagement_count + COALESCE(d.total_engagement_count, 0),
        moves_created = s.moves_created + COALESCE(d.moves_created, 0),
        moves_executed = s.moves_executed + COALESCE(d.moves_executed, 0),
        moves_successful = s.moves_successful + COALESCE(d.moves_successful, 0),
        content_pieces_created = s.content_pieces_created + COALESCE(d.content_pieces_created, 0),
        content_pieces_published = s.content_pieces_published + COALESCE(d.content_pieces_published, 0),
        last_active_at = CASE WHEN s.user_id::text = current_setting('app.current_user_id', true)
            THEN clock_timestamp() ELSE s.last_active_at END,
        stats_last_updated = clock_timestamp()
    WHERE s.workspace_id = d.workspace_id AND s.user_id = d.user_id;
    IF p_delta @> '{"others_campaigns": 1}' THEN  -- a number of different campaigns: counted again, under the lock
        UPDATE user_stats SET collaborations_count = collaborations_of(d.workspace_id, d.user_id)
        WHERE workspace_id = d.workspace_id AND user_id = d.user_id;
    END IF;
END $$;
COMMENT ON FUNCTION add_to_user_stats(jsonb) IS
    'Adds {workspace_id, user_id, counter: difference, ...} to the stats of a person; makes them where they are missing.';

CREATE OR REPLACE TRIGGER count_work_insert AFTER INSERT ON campaigns
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_work();
CREATE OR REPLACE TRIGGER count_work_update AFTER UPDATE ON campaigns
    REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_work();
CREATE OR REPLACE TRIGGER count_work_delete AFTER DELETE ON campaigns
    REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION count_work();
CREATE OR REPLACE TRIGGER count_work_insert AFTER INSERT ON moves
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_work();
CREATE OR REPLACE TRIGGER count_work_update AFTER UPDATE ON moves
    REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_work();
CREATE OR REPLACE TRIGGER count_work_delete AFTER DELETE ON moves
    REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION count_work();
CREATE OR REPLACE TRIGGER count_work_insert AFTER INSERT ON assets
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_work();
CREATE OR REPLACE TRIGGER count_work_update AFTER UPDATE ON assets
    REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_work();
CREATE OR REPLACE TRIGGER count_work_delete AFTER DELETE ON assets
    REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION count_work();

-- What was done before there was anybody to count it.
SELECT begin_user_stats(workspace_id, person) FROM (
    SELECT workspace_id, created_by AS person FROM campaigns
    UNION SELECT workspace_id, owner_id FROM moves
    UNION SELECT workspace_id, author_id FROM assets
) AS work WHERE person IS NOT NULL;

-- way back:
-- DROP FUNCTION IF EXISTS count_work() CASCADE;
-- DROP FUNCTION IF EXISTS add_to_user_stats(jsonb);
