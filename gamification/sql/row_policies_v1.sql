ALTER TABLE achievements ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON achievements TO codex_app;
DROP POLICY IF EXISTS floor ON achievements;
CREATE POLICY floor ON achievements AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON achievements;
CREATE POLICY members_read ON achievements AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS managers_add ON achievements;
CREATE POLICY managers_add ON achievements AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('admin', 'owner')));
DROP POLICY IF EXISTS managers_change ON achievements;
CREATE POLICY managers_change ON achievements AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('admin', 'owner')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('admin', 'owner')));
DROP POLICY IF EXISTS managers_remove ON achievements;
CREATE POLICY managers_remove ON achievements AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('admin', 'owner')));

ALTER TABLE user_achievements ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, UPDATE (visibility, display_on_profile) ON user_achievements TO codex_app;
DROP POLICY IF EXISTS floor ON user_achievements;
CREATE POLICY floor ON user_achievements AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON user_achievements;
CREATE POLICY members_read ON user_achievements AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND ((SELECT current_setting('app.current_member_role') IN ('admin', 'owner', 'agent')) OR visibility = 'public' OR user_id::text = (SELECT current_setting('app.current_user_id'))));
DROP POLICY IF EXISTS own_change ON user_achievements;
CREATE POLICY own_change ON user_achievements AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND user_id::text = (SELECT current_setting('app.current_user_id')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND user_id::text = (SELECT current_setting('app.current_user_id')));

ALTER TABLE user_stats ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT ON user_stats TO codex_app;
DROP POLICY IF EXISTS floor ON user_stats;
CREATE POLICY floor ON user_stats AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON user_stats;
CREATE POLICY members_read ON user_stats AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND ((SELECT current_setting('app.current_member_role') IN ('admin', 'owner', 'agent')) OR user_id::text = (SELECT current_setting('app.current_user_id'))));

ALTER TABLE points_ledger ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT ON points_ledger TO codex_app;
DROP POLICY IF EXISTS floor ON points_ledger;
CREATE POLICY floor ON points_ledger AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON points_ledger;
CREATE POLICY members_read ON points_ledger AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND ((SELECT current_setting('app.current_member_role') IN ('admin', 'owner', 'agent')) OR user_id::text = (SELECT current_setting('app.current_user_id'))));

-- way back:
-- REVOKE ALL ON points_ledger FROM codex_app;
-- ALTER TABLE points_ledger NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS members_read ON points_ledger;
-- DROP POLICY IF EXISTS floor ON points_ledger;
-- REVOKE ALL ON user_stats FROM codex_app;
-- ALTER TABLE user_stats NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS members_read ON user_stats;
-- DROP POLICY IF EXISTS floor ON user_stats;
-- REVOKE ALL ON user_achievements FROM codex_app;
-- ALTER TABLE user_achievements NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS own_change ON user_achievements;
-- DROP POLICY IF EXISTS members_read ON user_achievements;
-- DROP POLICY IF EXISTS floor ON user_achievements;
-- REVOKE ALL ON achievements FROM codex_app;
-- ALTER TABLE achievements NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS managers_remove ON achievements;
-- DROP POLICY IF EXISTS managers_change ON achievements;
-- DROP POLICY IF EXISTS managers_add ON achievements;
-- DROP POLICY IF EXISTS members_read ON achievements;
-- DROP POLICY IF EXISTS floor ON achievements;
