ALTER TABLE achievements DROP CONSTRAINT IF EXISTS achievements_workspace_id_fk, ADD CONSTRAINT achievements_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE achievements DROP CONSTRAINT IF EXISTS achievements_required_previous_achievement_id_fk, ADD CONSTRAINT achievements_required_previous_achievement_id_fk
    FOREIGN KEY (workspace_id, required_previous_achievement_id) REFERENCES achievements (workspace_id, id) ON DELETE SET NULL (required_previous_achievement_id);
ALTER TABLE achievements DROP CONSTRAINT IF EXISTS achievements_created_by_fk, ADD CONSTRAINT achievements_created_by_fk
    FOREIGN KEY (created_by) REFERENCES users (id) ON DELETE SET NULL (created_by);
COMMENT ON INDEX achievements_created_by_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';
ALTER TABLE user_achievements DROP CONSTRAINT IF EXISTS user_achievements_workspace_id_fk, ADD CONSTRAINT user_achievements_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE user_achievements DROP CONSTRAINT IF EXISTS user_achievements_user_id_fk, ADD CONSTRAINT user_achievements_user_id_fk
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;
ALTER TABLE user_achievements DROP CONSTRAINT IF EXISTS user_achievements_achievement_id_fk, ADD CONSTRAINT user_achievements_achievement_id_fk
    FOREIGN KEY (workspace_id, achievement_id) REFERENCES achievements (workspace_id, id) ON DELETE CASCADE;
COMMENT ON INDEX user_achievements_user_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';
ALTER TABLE user_stats DROP CONSTRAINT IF EXISTS user_stats_workspace_id_fk, ADD CONSTRAINT user_stats_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE user_stats DROP CONSTRAINT IF EXISTS user_stats_user_id_fk, ADD CONSTRAINT user_stats_user_id_fk
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;
COMMENT ON INDEX user_stats_user_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';
ALTER TABLE points_ledger DROP CONSTRAINT IF EXISTS points_ledger_workspace_id_fk, ADD CONSTRAINT points_ledger_workspace_id_fk
    FOREIGN KEY (workspace_id) REFERENCES workspaces (id) ON DELETE CASCADE;
ALTER TABLE points_ledger DROP CONSTRAINT IF EXISTS points_ledger_user_id_fk, ADD CONSTRAINT points_ledger_user_id_fk
    FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE;
ALTER TABLE points_ledger DROP CONSTRAINT IF EXISTS points_ledger_achievement_id_fk, ADD CONSTRAINT points_ledger_achievement_id_fk
    FOREIGN KEY (workspace_id, achievement_id) REFERENCES achievements (workspace_id, id) ON DELETE SET NULL (achievement_id);
COMMENT ON INDEX points_ledger_user_only_idx IS
    'Not by workspace: deleting a person looks for her rows in all of them.';

-- way back:
-- ALTER TABLE points_ledger DROP CONSTRAINT IF EXISTS points_ledger_achievement_id_fk;
-- ALTER TABLE points_ledger DROP CONSTRAINT IF EXISTS points_ledger_user_id_fk;
-- ALTER TABLE points_ledger DROP CONSTRAINT IF EXISTS points_ledger_workspace_id_fk;
-- ALTER TABLE user_stats DROP CONSTRAINT IF EXISTS user_stats_user_id_fk;
-- ALTER TABLE user_stats DROP CONSTRAINT IF EXISTS user_stats_workspace_id_fk;
-- ALTER TABLE user_achievements DROP CONSTRAINT IF EXISTS user_achievements_achievement_id_fk;
-- ALTER TABLE user_achievements DROP CONSTRAINT IF EXISTS user_achievements_user_id_fk;
-- ALTER TABLE user_achievements DROP CONSTRAINT IF EXISTS user_achievements_workspace_id_fk;
-- ALTER TABLE achievements DROP CONSTRAINT IF EXISTS achievements_created_by_fk;
-- ALTER TABLE achievements DROP CONSTRAINT IF EXISTS achievements_required_previous_achievement_id_fk;
-- ALTER TABLE achievements DROP CONSTRAINT IF EXISTS achievements_workspace_id_fk;
