ALTER TABLE intelligence_signals DROP CONSTRAINT IF EXISTS intelligence_signals_workspace_id_fk, ADD CONSTRAINT intelligence_signals_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE intelligence_signals DROP CONSTRAINT IF EXISTS intelligence_signals_source_agent_id_fk, ADD CONSTRAINT intelligence_signals_source_agent_id_fk
    FOREIGN KEY (source_agent_id) REFERENCES agent_registry (id) ON DELETE SET NULL (source_agent_id);
ALTER TABLE intelligence_signals DROP CONSTRAINT IF EXISTS intelligence_signals_assigned_to_user_id_fk, ADD CONSTRAINT intelligence_signals_assigned_to_user_id_fk
    FOREIGN KEY (assigned_to_user_id) REFERENCES users (id) ON DELETE SET NULL (assigned_to_user_id);
ALTER TABLE intelligence_signals DROP CONSTRAINT IF EXISTS intelligence_signals_created_by_fk, ADD CONSTRAINT intelligence_signals_created_by_fk
    FOREIGN KEY (created_by) REFERENCES users (id) ON DELETE SET NULL (created_by);
COMMENT ON INDEX signals_source_agent_idx IS
    'Not by workspace: what is refused or emptied with an agent is looked for in all of them.';
COMMENT ON INDEX signals_assigned_to_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';
COMMENT ON INDEX signals_created_by_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';
ALTER TABLE signal_campaigns DROP CONSTRAINT IF EXISTS signal_campaigns_workspace_id_fk, ADD CONSTRAINT signal_campaigns_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE signal_campaigns DROP CONSTRAINT IF EXISTS signal_campaigns_signal_id_fk, ADD CONSTRAINT signal_campaigns_signal_id_fk
    FOREIGN KEY (workspace_id, signal_id) REFERENCES intelligence_signals (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE signal_campaigns DROP CONSTRAINT IF EXISTS signal_campaigns_campaign_id_fk, ADD CONSTRAINT signal_campaigns_campaign_id_fk
    FOREIGN KEY (workspace_id, campaign_id) REFERENCES campaigns (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE signal_cohorts DROP CONSTRAINT IF EXISTS signal_cohorts_workspace_id_fk, ADD CONSTRAINT signal_cohorts_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE signal_cohorts DROP CONSTRAINT IF EXISTS signal_cohorts_signal_id_fk, ADD CONSTRAINT signal_cohorts_signal_id_fk
    FOREIGN KEY (workspace_id, signal_id) REFERENCES intelligence_signals (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE signal_cohorts DROP CONSTRAINT IF EXISTS signal_cohorts_cohort_id_fk, ADD CONSTRAINT signal_cohorts_cohort_id_fk
    FOREIGN KEY (workspace_id, cohort_id) REFERENCES cohorts (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE signal_competitors DROP CONSTRAINT IF EXISTS signal_competitors_workspace_id_fk, ADD CONSTRAINT signal_competitors_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE signal_competitors DROP CONSTRAINT IF EXISTS signal_competitors_signal_id_fk, ADD CONSTRAINT signal_competitors_signal_id_fk
    FOREIGN KEY (workspace_id, signal_id) REFERENCES intelligence_signals (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE signal_competitors DROP CONSTRAINT IF EXISTS signal_competitors_competitor_id_fk, ADD CONSTRAINT signal_competitors_competitor_id_fk
    FOREIGN KEY (workspace_id, competitor_id) REFERENCES competitors (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE market_insights DROP CONSTRAINT IF EXISTS market_insights_workspace_id_fk, ADD CONSTRAINT market_insights_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE market_insights DROP CONSTRAINT IF EXISTS market_insights_source_agent_id_fk, ADD CONSTRAINT market_insights_source_agent_id_fk
    FOREIGN KEY (source_agent_id) REFERENCES agent_registry (id) ON DELETE SET NULL (source_agent_id);
ALTER TABLE market_insights DROP CONSTRAINT IF EXISTS market_insights_superseded_by_id_fk, ADD CONSTRAINT market_insights_superseded_by_id_fk
    FOREIGN KEY (workspace_id, superseded_by_id) REFERENCES market_insights (workspace_id, id) ON DELETE SET NULL (superseded_by_id);
ALTER TABLE market_insights DROP CONSTRAINT IF EXISTS market_insights_reviewed_by_fk, ADD CONSTRAINT market_insights_reviewed_by_fk
    FOREIGN KEY (reviewed_by) REFERENCES users (id) ON DELETE SET NULL (reviewed_by);
ALTER TABLE market_insights DROP CONSTRAINT IF EXISTS market_insights_created_by_fk, ADD CONSTRAINT market_insights_created_by_fk
    FOREIGN KEY (created_by) REFERENCES users (id) ON DELETE SET NULL (created_by);
COMMENT ON INDEX insights_source_agent_idx IS
    'Not by workspace: what is refused or emptied with an agent is looked for in all of them.';
COMMENT ON INDEX insights_reviewed_by_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';
COMMENT ON INDEX insights_created_by_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';
ALTER TABLE insight_signals DROP CONSTRAINT IF EXISTS insight_signals_workspace_id_fk, ADD CONSTRAINT insight_signals_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE insight_signals DROP CONSTRAINT IF EXISTS insight_signals_insight_id_fk, ADD CONSTRAINT insight_signals_insight_id_fk
    FOREIGN KEY (workspace_id, insight_id) REFERENCES market_insights (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE insight_signals DROP CONSTRAINT IF EXISTS insight_signals_signal_id_fk, ADD CONSTRAINT insight_signals_signal_id_fk
    FOREIGN KEY (workspace_id, signal_id) REFERENCES intelligence_signals (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE insight_campaigns DROP CONSTRAINT IF EXISTS insight_campaigns_workspace_id_fk, ADD CONSTRAINT insight_campaigns_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE insight_campaigns DROP CONSTRAINT IF EXISTS insight_campaigns_insight_id_fk, ADD CONSTRAINT insight_campaigns_insight_id_fk
    FOREIGN KEY (workspace_id, insight_id) REFERENCES market_insights (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE insight_campaigns DROP CONSTRAINT IF EXISTS insight_campaigns_campaign_id_fk, ADD CONSTRAINT insight_campaigns_campaign_id_fk
    FOREIGN KEY (workspace_id, campaign_id) REFERENCES campaigns (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE insight_cohorts DROP CONSTRAINT IF EXISTS insight_cohorts_workspace_id_fk, ADD CONSTRAINT insight_cohorts_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE insight_cohorts DROP CONSTRAINT IF EXISTS insight_cohorts_insight_id_fk, ADD CONSTRAINT insight_cohorts_insight_id_fk
    FOREIGN KEY (workspace_id, insight_id) REFERENCES market_insights (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE insight_cohorts DROP CONSTRAINT IF EXISTS insight_cohorts_cohort_id_fk, ADD CONSTRAINT insight_cohorts_cohort_id_fk
    FOREIGN KEY (workspace_id, cohort_id) REFERENCES cohorts (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE insight_competitors DROP CONSTRAINT IF EXISTS insight_competitors_workspace_id_fk, ADD CONSTRAINT insight_competitors_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE insight_competitors DROP CONSTRAINT IF EXISTS insight_competitors_insight_id_fk, ADD CONSTRAINT insight_competitors_insight_id_fk
    FOREIGN KEY (workspace_id, insight_id) REFERENCES market_insights (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE insight_competitors DROP CONSTRAINT IF EXISTS insight_competitors_competitor_id_fk, ADD CONSTRAINT insight_competitors_competitor_id_fk
    FOREIGN KEY (workspace_id, competitor_id) REFERENCES competitors (workspace_id, id) ON DELETE CASCADE;

-- way back:
-- ALTER TABLE insight_competitors DROP CONSTRAINT IF EXISTS insight_competitors_competitor_id_fk;
-- ALTER TABLE insight_competitors DROP CONSTRAINT IF EXISTS insight_competitors_insight_id_fk;
-- ALTER TABLE insight_competitors DROP CONSTRAINT IF EXISTS insight_competitors_workspace_id_fk;
-- ALTER TABLE insight_cohorts DROP CONSTRAINT IF EXISTS insight_cohorts_cohort_id_fk;
-- ALTER TABLE insight_cohorts DROP CONSTRAINT IF EXISTS insight_cohorts_insight_id_fk;
-- ALTER TABLE insight_cohorts DROP CONSTRAINT IF EXISTS insight_cohorts_workspace_id_fk;
-- ALTER TABLE insight_campaigns DROP CONSTRAINT IF EXISTS insight_campaigns_campaign_id_fk;
-- ALTER TABLE insight_campaigns DROP CONSTRAINT IF EXISTS insight_campaigns_insight_id_fk;
-- ALTER TABLE insight_campaigns DROP CONSTRAINT IF EXISTS insight_campaigns_workspace_id_fk;
-- ALTER TABLE insight_signals DROP CONSTRAINT IF EXISTS insight_signals_signal_id_fk;
-- ALTER TABLE insight_signals DROP CONSTRAINT IF EXISTS insight_signals_insight_id_fk;
-- ALTER TABLE insight_signals DROP CONSTRAINT IF EXISTS insight_signals_workspace_id_fk;
-- ALTER TABLE market_insights DROP CONSTRAINT IF EXISTS market_insights_created_by_fk;
-- ALTER TABLE market_insights DROP CONSTRAINT IF EXISTS market_insights_reviewed_by_fk;
-- ALTER TABLE market_insights DROP CONSTRAINT IF EXISTS market_insights_superseded_by_id_fk;
-- ALTER TABLE market_insights DROP CONSTRAINT IF EXISTS market_insights_source_agent_id_fk;
-- ALTER TABLE market_insights DROP CONSTRAINT IF EXISTS market_insights_workspace_id_fk;
-- ALTER TABLE signal_competitors DROP CONSTRAINT IF EXISTS signal_competitors_competitor_id_fk;
-- ALTER TABLE signal_competitors DROP CONSTRAINT IF EXISTS signal_competitors_signal_id_fk;
-- ALTER TABLE signal_competitors DROP CONSTRAINT IF EXISTS signal_competitors_workspace_id_fk;
-- ALTER TABLE signal_cohorts DROP CONSTRAINT IF EXISTS signal_cohorts_cohort_id_fk;
-- ALTER TABLE signal_cohorts DROP CONSTRAINT IF EXISTS signal_cohorts_signal_id_fk;
-- ALTER TABLE signal_cohorts DROP CONSTRAINT IF EXISTS signal_cohorts_workspace_id_fk;
-- ALTER TABLE signal_campaigns DROP CONSTRAINT IF EXISTS signal_campaigns_campaign_id_fk;
-- ALTER TABLE signal_campaigns DROP CONSTRAINT IF EXISTS signal_campaigns_signal_id_fk;
-- ALTER TABLE signal_campaigns DROP CONSTRAINT IF EXISTS signal_campaigns_workspace_id_fk;
-- ALTER TABLE intelligence_signals DROP CONSTRAINT IF EXISTS intelligence_signals_created_by_fk;
-- ALTER TABLE intelligence_signals DROP CONSTRAINT IF EXISTS intelligence_signals_assigned_to_user_id_fk;
-- ALTER TABLE intelligence_signals DROP CONSTRAINT IF EXISTS intelligence_signals_source_agent_id_fk;
-- ALTER TABLE intelligence_signals DROP CONSTRAINT IF EXISTS intelligence_signals_workspace_id_fk;
