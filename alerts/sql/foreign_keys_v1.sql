ALTER TABLE system_alerts DROP CONSTRAINT IF EXISTS system_alerts_workspace_id_fk, ADD CONSTRAINT system_alerts_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE system_alerts DROP CONSTRAINT IF EXISTS system_alerts_triggered_by_agent_id_fk, ADD CONSTRAINT system_alerts_triggered_by_agent_id_fk
    FOREIGN KEY (triggered_by_agent_id) REFERENCES agent_registry (id) ON DELETE SET NULL (triggered_by_agent_id);
ALTER TABLE system_alerts DROP CONSTRAINT IF EXISTS system_alerts_triggered_by_signal_id_fk, ADD CONSTRAINT system_alerts_triggered_by_signal_id_fk
    FOREIGN KEY (workspace_id, triggered_by_signal_id) REFERENCES intelligence_signals (workspace_id, id) ON DELETE SET NULL (triggered_by_signal_id);
ALTER TABLE system_alerts DROP CONSTRAINT IF EXISTS system_alerts_related_campaign_id_fk, ADD CONSTRAINT system_alerts_related_campaign_id_fk
    FOREIGN KEY (workspace_id, related_campaign_id) REFERENCES campaigns (workspace_id, id) ON DELETE SET NULL (related_campaign_id);
ALTER TABLE system_alerts DROP CONSTRAINT IF EXISTS system_alerts_related_cohort_id_fk, ADD CONSTRAINT system_alerts_related_cohort_id_fk
    FOREIGN KEY (workspace_id, related_cohort_id) REFERENCES cohorts (workspace_id, id) ON DELETE SET NULL (related_cohort_id);
ALTER TABLE system_alerts DROP CONSTRAINT IF EXISTS system_alerts_related_move_id_fk, ADD CONSTRAINT system_alerts_related_move_id_fk
    FOREIGN KEY (workspace_id, related_move_id) REFERENCES moves (workspace_id, id) ON DELETE SET NULL (related_move_id);
ALTER TABLE system_alerts DROP CONSTRAINT IF EXISTS system_alerts_acknowledged_by_fk, ADD CONSTRAINT system_alerts_acknowledged_by_fk
    FOREIGN KEY (acknowledged_by) REFERENCES users (id) ON DELETE SET NULL (acknowledged_by);
ALTER TABLE system_alerts DROP CONSTRAINT IF EXISTS system_alerts_created_by_fk, ADD CONSTRAINT system_alerts_created_by_fk
    FOREIGN KEY (created_by) REFERENCES users (id) ON DELETE SET NULL (created_by);
COMMENT ON INDEX alerts_agent_idx IS
    'Not by workspace: what is refused or emptied with an agent is looked for in all of them.';
COMMENT ON INDEX alerts_acknowledged_by_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';
COMMENT ON INDEX alerts_created_by_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';
ALTER TABLE user_notifications DROP CONSTRAINT IF EXISTS user_notifications_workspace_id_fk, ADD CONSTRAINT user_notifications_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE user_notifications DROP CONSTRAINT IF EXISTS user_notifications_user_id_fk, ADD CONSTRAINT user_notifications_user_id_fk
    FOREIGN KEY (workspace_id, user_id) REFERENCES workspace_members (workspace_id, user_id) ON DELETE CASCADE;
ALTER TABLE user_notifications DROP CONSTRAINT IF EXISTS user_notifications_related_alert_id_fk, ADD CONSTRAINT user_notifications_related_alert_id_fk
    FOREIGN KEY (workspace_id, related_alert_id) REFERENCES system_alerts (workspace_id, id) ON DELETE SET NULL (related_alert_id);
ALTER TABLE user_notifications DROP CONSTRAINT IF EXISTS user_notifications_related_achievement_id_fk, ADD CONSTRAINT user_notifications_related_achievement_id_fk
    FOREIGN KEY (workspace_id, related_achievement_id) REFERENCES achievements (workspace_id, id) ON DELETE SET NULL (related_achievement_id);
ALTER TABLE user_notifications DROP CONSTRAINT IF EXISTS user_notifications_related_campaign_id_fk, ADD CONSTRAINT user_notifications_related_campaign_id_fk
    FOREIGN KEY (workspace_id, related_campaign_id) REFERENCES campaigns (workspace_id, id) ON DELETE SET NULL (related_campaign_id);

-- way back:
-- ALTER TABLE user_notifications DROP CONSTRAINT IF EXISTS user_notifications_related_campaign_id_fk;
-- ALTER TABLE user_notifications DROP CONSTRAINT IF EXISTS user_notifications_related_achievement_id_fk;
-- ALTER TABLE user_notifications DROP CONSTRAINT IF EXISTS user_notifications_related_alert_id_fk;
-- ALTER TABLE user_notifications DROP CONSTRAINT IF EXISTS user_notifications_user_id_fk;
-- ALTER TABLE user_notifications DROP CONSTRAINT IF EXISTS user_notifications_workspace_id_fk;
-- ALTER TABLE system_alerts DROP CONSTRAINT IF EXISTS system_alerts_created_by_fk;
-- ALTER TABLE system_alerts DROP CONSTRAINT IF EXISTS system_alerts_acknowledged_by_fk;
-- ALTER TABLE system_alerts DROP CONSTRAINT IF EXISTS system_alerts_related_move_id_fk;
-- ALTER TABLE system_alerts DROP CONSTRAINT IF EXISTS system_alerts_related_cohort_id_fk;
-- ALTER TABLE system_alerts DROP CONSTRAINT IF EXISTS system_alerts_related_campaign_id_fk;
-- ALTER TABLE system_alerts DROP CONSTRAINT IF EXISTS system_alerts_triggered_by_signal_id_fk;
-- ALTER TABLE system_alerts DROP CONSTRAINT IF EXISTS system_alerts_triggered_by_agent_id_fk;
-- ALTER TABLE system_alerts DROP CONSTRAINT IF EXISTS system_alerts_workspace_id_fk;
