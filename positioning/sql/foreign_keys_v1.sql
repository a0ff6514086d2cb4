ALTER TABLE positioning DROP CONSTRAINT IF EXISTS positioning_workspace_id_fk, ADD CONSTRAINT positioning_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE positioning DROP CONSTRAINT IF EXISTS positioning_created_by_fk, ADD CONSTRAINT positioning_created_by_fk
    FOREIGN KEY (created_by) REFERENCES users (id) ON DELETE SET NULL (created_by);
COMMENT ON INDEX positioning_created_by_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';
ALTER TABLE message_architecture DROP CONSTRAINT IF EXISTS message_architecture_workspace_id_fk, ADD CONSTRAINT message_architecture_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE message_architecture DROP CONSTRAINT IF EXISTS message_architecture_positioning_id_fk, ADD CONSTRAINT message_architecture_positioning_id_fk
    FOREIGN KEY (workspace_id, positioning_id) REFERENCES positioning (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE message_architecture DROP CONSTRAINT IF EXISTS message_architecture_created_by_fk, ADD CONSTRAINT message_architecture_created_by_fk
    FOREIGN KEY (created_by) REFERENCES users (id) ON DELETE SET NULL (created_by);
COMMENT ON INDEX message_arch_created_by_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';
ALTER TABLE campaigns DROP CONSTRAINT IF EXISTS campaigns_workspace_id_fk, ADD CONSTRAINT campaigns_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE campaigns DROP CONSTRAINT IF EXISTS campaigns_positioning_id_fk, ADD CONSTRAINT campaigns_positioning_id_fk
    FOREIGN KEY (workspace_id, positioning_id) REFERENCES positioning (workspace_id, id) ON DELETE SET NULL (positioning_id);
ALTER TABLE campaigns DROP CONSTRAINT IF EXISTS campaigns_message_architecture_id_fk, ADD CONSTRAINT campaigns_message_architecture_id_fk
    FOREIGN KEY (workspace_id, message_architecture_id) REFERENCES message_architecture (workspace_id, id) ON DELETE SET NULL (message_architecture_id);
ALTER TABLE campaigns DROP CONSTRAINT IF EXISTS campaigns_created_by_fk, ADD CONSTRAINT campaigns_created_by_fk
    FOREIGN KEY (created_by) REFERENCES users (id) ON DELETE SET NULL (created_by);
COMMENT ON INDEX campaigns_created_by_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';
ALTER TABLE campaign_quests DROP CONSTRAINT IF EXISTS campaign_quests_workspace_id_fk, ADD CONSTRAINT campaign_quests_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE campaign_quests DROP CONSTRAINT IF EXISTS campaign_quests_campaign_id_fk, ADD CONSTRAINT campaign_quests_campaign_id_fk
    FOREIGN KEY (workspace_id, campaign_id) REFERENCES campaigns (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE campaign_quests DROP CONSTRAINT IF EXISTS campaign_quests_parent_quest_id_fk, ADD CONSTRAINT campaign_quests_parent_quest_id_fk
    FOREIGN KEY (workspace_id, campaign_id, parent_quest_id) REFERENCES campaign_quests (workspace_id, campaign_id, id) ON DELETE CASCADE;
ALTER TABLE campaign_quests DROP CONSTRAINT IF EXISTS campaign_quests_created_by_fk, ADD CONSTRAINT campaign_quests_created_by_fk
    FOREIGN KEY (created_by) REFERENCES users (id) ON DELETE SET NULL (created_by);
COMMENT ON INDEX campaign_quests_created_by_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';
ALTER TABLE campaign_cohorts DROP CONSTRAINT IF EXISTS campaign_cohorts_workspace_id_fk, ADD CONSTRAINT campaign_cohorts_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE campaign_cohorts DROP CONSTRAINT IF EXISTS campaign_cohorts_campaign_id_fk, ADD CONSTRAINT campaign_cohorts_campaign_id_fk
    FOREIGN KEY (workspace_id, campaign_id) REFERENCES campaigns (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE campaign_cohorts DROP CONSTRAINT IF EXISTS campaign_cohorts_cohort_id_fk, ADD CONSTRAINT campaign_cohorts_cohort_id_fk
    FOREIGN KEY (workspace_id, cohort_id) REFERENCES cohorts (workspace_id, id) ON DELETE CASCADE;
ALTER TABLE moves DROP CONSTRAINT IF EXISTS moves_workspace_id_fk, ADD CONSTRAINT moves_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE moves DROP CONSTRAINT IF EXISTS moves_campaign_id_fk, ADD CONSTRAINT moves_campaign_id_fk
    FOREIGN KEY (workspace_id, campaign_id) REFERENCES campaigns (workspace_id, id) ON DELETE SET NULL (campaign_id);
ALTER TABLE moves DROP CONSTRAINT IF EXISTS moves_cohort_id_fk, ADD CONSTRAINT moves_cohort_id_fk
    FOREIGN KEY (workspace_id, cohort_id) REFERENCES cohorts (workspace_id, id) ON DELETE SET NULL (cohort_id);
ALTER TABLE moves DROP CONSTRAINT IF EXISTS moves_owner_id_fk, ADD CONSTRAINT moves_owner_id_fk
    FOREIGN KEY (owner_id) REFERENCES users (id) ON DELETE SET NULL (owner_id);
COMMENT ON INDEX moves_owner_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';
ALTER TABLE assets DROP CONSTRAINT IF EXISTS assets_workspace_id_fk, ADD CONSTRAINT assets_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE assets DROP CONSTRAINT IF EXISTS assets_move_id_fk, ADD CONSTRAINT assets_move_id_fk
    FOREIGN KEY (workspace_id, move_id) REFERENCES moves (workspace_id, id) ON DELETE SET NULL (move_id);
ALTER TABLE assets DROP CONSTRAINT IF EXISTS assets_author_id_fk, ADD CONSTRAINT assets_author_id_fk
    FOREIGN KEY (author_id) REFERENCES users (id) ON DELETE SET NULL (author_id);
COMMENT ON INDEX assets_author_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';

-- way back:
-- ALTER TABLE assets DROP CONSTRAINT IF EXISTS assets_author_id_fk;
-- ALTER TABLE assets DROP CONSTRAINT IF EXISTS assets_move_id_fk;
-- ALTER TABLE assets DROP CONSTRAINT IF EXISTS assets_workspace_id_fk;
-- ALTER TABLE moves DROP CONSTRAINT IF EXISTS moves_owner_id_fk;
-- ALTER TABLE moves DROP CONSTRAINT IF EXISTS moves_cohort_id_fk;
-- ALTER TABLE moves DROP CONSTRAINT IF EXISTS moves_campaign_id_fk;
-- ALTER TABLE moves DROP CONSTRAINT IF EXISTS moves_workspace_id_fk;
-- ALTER TABLE campaign_cohorts DROP CONSTRAINT IF EXISTS campaign_cohorts_cohort_id_fk;
-- ALTER TABLE campaign_cohorts DROP CONSTRAINT IF EXISTS campaign_cohorts_campaign_id_fk;
-- ALTER TABLE campaign_cohorts DROP CONSTRAINT IF EXISTS campaign_cohorts_workspace_id_fk;
-- ALTER TABLE campaign_quests DROP CONSTRAINT IF EXISTS campaign_quests_created_by_fk;
-- ALTER TABLE campaign_quests DROP CONSTRAINT IF EXISTS campaign_quests_parent_quest_id_fk;
-- ALTER TABLE campaign_quests DROP CONSTRAINT IF EXISTS campaign_quests_campaign_id_fk;
-- ALTER TABLE campaign_quests DROP CONSTRAINT IF EXISTS campaign_quests_workspace_id_fk;
-- ALTER TABLE campaigns DROP CONSTRAINT IF EXISTS campaigns_created_by_fk;
-- ALTER TABLE campaigns DROP CONSTRAINT IF EXISTS campaigns_message_architecture_id_fk;
-- ALTER TABLE campaigns DROP CONSTRAINT IF EXISTS campaigns_positioning_id_fk;
-- ALTER TABLE campaigns DROP CONSTRAINT IF EXISTS campaigns_workspace_id_fk;
-- ALTER TABLE message_architecture DROP CONSTRAINT IF EXISTS message_architecture_created_by_fk;
-- ALTER TABLE message_architecture DROP CONSTRAINT IF EXISTS message_architecture_positioning_id_fk;
-- ALTER TABLE message_architecture DROP CONSTRAINT IF EXISTS message_architecture_workspace_id_fk;
-- ALTER TABLE positioning DROP CONSTRAINT IF EXISTS positioning_created_by_fk;
-- ALTER TABLE positioning DROP CONSTRAINT IF EXISTS positioning_workspace_id_fk;
