ALTER TABLE system_alerts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON system_alerts TO codex_app;
DROP POLICY IF EXISTS floor ON system_alerts;
CREATE POLICY floor ON system_alerts AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON system_alerts;
CREATE POLICY members_read ON system_alerts AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS writers_add ON system_alerts;
CREATE POLICY writers_add ON system_alerts AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_change ON system_alerts;
CREATE POLICY writers_change ON system_alerts AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_remove ON system_alerts;
CREATE POLICY writers_remove ON system_alerts AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));

ALTER TABLE user_notifications ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE (is_read, read_at), DELETE ON user_notifications TO codex_app;
DROP POLICY IF EXISTS floor ON user_notifications;
CREATE POLICY floor ON user_notifications AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS own_read ON user_notifications;
CREATE POLICY own_read ON user_notifications AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND ((SELECT current_setting('app.current_member_role') IN ('admin', 'owner')) OR user_id::text = (SELECT current_setting('app.current_user_id'))));
DROP POLICY IF EXISTS writers_add ON user_notifications;
CREATE POLICY writers_add ON user_notifications AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS own_change ON user_notifications;
CREATE POLICY own_change ON user_notifications AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND user_id::text = (SELECT current_setting('app.current_user_id')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND user_id::text = (SELECT current_setting('app.current_user_id')));
DROP POLICY IF EXISTS own_remove ON user_notifications;
CREATE POLICY own_remove ON user_notifications AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND user_id::text = (SELECT current_setting('app.current_user_id')));

-- way back:
-- REVOKE ALL ON user_notifications FROM codex_app;
-- ALTER TABLE user_notifications NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS own_remove ON user_notifications;
-- DROP POLICY IF EXISTS own_change ON user_notifications;
-- DROP POLICY IF EXISTS writers_add ON user_notifications;
-- DROP POLICY IF EXISTS own_read ON user_notifications;
-- DROP POLICY IF EXISTS floor ON user_notifications;
-- REVOKE ALL ON system_alerts FROM codex_app;
-- ALTER TABLE system_alerts NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS writers_remove ON system_alerts;
-- DROP POLICY IF EXISTS writers_change ON system_alerts;
-- DROP POLICY IF EXISTS writers_add ON system_alerts;
-- DROP POLICY IF EXISTS members_read ON system_alerts;
-- DROP POLICY IF EXISTS floor ON system_alerts;
