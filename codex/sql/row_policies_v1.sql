ALTER TABLE changes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT ON changes TO codex_app;
DROP POLICY IF EXISTS floor ON changes;
CREATE POLICY floor ON changes AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON changes;
CREATE POLICY members_read ON changes AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (audience = 'members' OR (SELECT current_setting('app.current_member_role') IN ('admin', 'owner'))
            OR (audience = 'overseers' AND (SELECT current_setting('app.current_member_role') IN ('agent'))) OR person::text = (SELECT current_setting('app.current_user_id'))));

ALTER TABLE audit_log ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT ON audit_log TO codex_app;
DROP POLICY IF EXISTS floor ON audit_log;
CREATE POLICY floor ON audit_log AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON audit_log;
CREATE POLICY members_read ON audit_log AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (audience = 'members' OR (SELECT current_setting('app.current_member_role') IN ('admin', 'owner'))
            OR (audience = 'overseers' AND (SELECT current_setting('app.current_member_role') IN ('agent'))) OR person::text = (SELECT current_setting('app.current_user_id'))));

ALTER TABLE cohorts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON cohorts TO codex_app;
DROP POLICY IF EXISTS floor ON cohorts;
CREATE POLICY floor ON cohorts AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON cohorts;
CREATE POLICY members_read ON cohorts AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS writers_add ON cohorts;
CREATE POLICY writers_add ON cohorts AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_change ON cohorts;
CREATE POLICY writers_change ON cohorts AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_remove ON cohorts;
CREATE POLICY writers_remove ON cohorts AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));

ALTER TABLE competitors ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON competitors TO codex_app;
DROP POLICY IF EXISTS floor ON competitors;
CREATE POLICY floor ON competitors AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON competitors;
CREATE POLICY members_read ON competitors AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS writers_add ON competitors;
CREATE POLICY writers_add ON competitors AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_change ON competitors;
CREATE POLICY writers_change ON competitors AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_remove ON competitors;
CREATE POLICY writers_remove ON competitors AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));

ALTER TABLE events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT ON events TO codex_app;
DROP POLICY IF EXISTS floor ON events;
CREATE POLICY floor ON events AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON events;
CREATE POLICY members_read ON events AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));

ALTER TABLE answered_requests ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON answered_requests TO codex_app;
DROP POLICY IF EXISTS floor ON answered_requests;
CREATE POLICY floor ON answered_requests AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS own_read ON answered_requests;
CREATE POLICY own_read ON answered_requests AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND principal = (SELECT current_setting('app.current_user_id')));
DROP POLICY IF EXISTS own_add ON answered_requests;
CREATE POLICY own_add ON answered_requests AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND principal = (SELECT current_setting('app.current_user_id')));
DROP POLICY IF EXISTS own_change ON answered_requests;
CREATE POLICY own_change ON answered_requests AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND principal = (SELECT current_setting('app.current_user_id')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND principal = (SELECT current_setting('app.current_user_id')));
DROP POLICY IF EXISTS own_remove ON answered_requests;
CREATE POLICY own_remove ON answered_requests AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND principal = (SELECT current_setting('app.current_user_id')));

ALTER TABLE workspace_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON workspace_keys TO codex_app;
DROP POLICY IF EXISTS floor ON workspace_keys;
CREATE POLICY floor ON workspace_keys AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS managers_read ON workspace_keys;
CREATE POLICY managers_read ON workspace_keys AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid) AND (SELECT current_setting('app.current_member_role') IN ('admin', 'owner')));
DROP POLICY IF EXISTS managers_add ON workspace_keys;
CREATE POLICY managers_add ON workspace_keys AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid) AND (SELECT current_setting('app.current_member_role') IN ('admin', 'owner')));
DROP POLICY IF EXISTS managers_change ON workspace_keys;
CREATE POLICY managers_change ON workspace_keys AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid) AND (SELECT current_setting('app.current_member_role') IN ('admin', 'owner')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid) AND (SELECT current_setting('app.current_member_role') IN ('admin', 'owner')));

ALTER TABLE workspaces ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON workspaces TO codex_app;
DROP POLICY IF EXISTS floor ON workspaces;
CREATE POLICY floor ON workspaces AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON workspaces;
CREATE POLICY members_read ON workspaces AS PERMISSIVE FOR SELECT TO codex_app
    USING (id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS founders_add ON workspaces;
CREATE POLICY founders_add ON workspaces AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (id = (SELECT current_setting('app.current_workspace_id')::uuid) AND (SELECT current_setting('app.current_member_role') IN ('owner')));
DROP POLICY IF EXISTS managers_change ON workspaces;
CREATE POLICY managers_change ON workspaces AS PERMISSIVE FOR UPDATE TO codex_app
    USING (id = (SELECT current_setting('app.current_workspace_id')::uuid) AND (SELECT current_setting('app.current_member_role') IN ('admin', 'owner')))
    WITH CHECK (id = (SELECT current_setting('app.current_workspace_id')::uuid) AND (SELECT current_setting('app.current_member_role') IN ('admin', 'owner')));

ALTER TABLE workspace_members ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON workspace_members TO codex_app;
DROP POLICY IF EXISTS floor ON workspace_members;
CREATE POLICY floor ON workspace_members AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON workspace_members;
CREATE POLICY members_read ON workspace_members AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS managers_add ON workspace_members;
CREATE POLICY managers_add ON workspace_members AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND ((SELECT current_setting('app.current_member_role') IN ('owner')) OR ((SELECT current_setting('app.current_member_role') IN ('admin')) AND role <> 'owner')));
DROP POLICY IF EXISTS managers_change ON workspace_members;
CREATE POLICY managers_change ON workspace_members AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND ((SELECT current_setting('app.current_member_role') IN ('owner')) OR ((SELECT current_setting('app.current_member_role') IN ('admin')) AND role <> 'owner')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND ((SELECT current_setting('app.current_member_role') IN ('owner')) OR ((SELECT current_setting('app.current_member_role') IN ('admin')) AND role <> 'owner')));
DROP POLICY IF EXISTS managers_remove ON workspace_members;
CREATE POLICY managers_remove ON workspace_members AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND ((SELECT current_setting('app.current_member_role') IN ('owner')) OR ((SELECT current_setting('app.current_member_role') IN ('admin')) AND role <> 'owner')));
DROP POLICY IF EXISTS members_leave ON workspace_members;
CREATE POLICY members_leave ON workspace_members AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid) AND user_id::text = (SELECT current_setting('app.current_user_id')));

ALTER TABLE workspace_invitations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON workspace_invitations TO codex_app;
DROP POLICY IF EXISTS floor ON workspace_invitations;
CREATE POLICY floor ON workspace_invitations AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS managers_read ON workspace_invitations;
CREATE POLICY managers_read ON workspace_invitations AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid) AND (SELECT current_setting('app.current_member_role') IN ('admin', 'owner')));
DROP POLICY IF EXISTS managers_add ON workspace_invitations;
CREATE POLICY managers_add ON workspace_invitations AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND ((SELECT current_setting('app.current_member_role') IN ('owner')) OR ((SELECT current_setting('app.current_member_role') IN ('admin')) AND role <> 'owner')));
DROP POLICY IF EXISTS managers_change ON workspace_invitations;
CREATE POLICY managers_change ON workspace_invitations AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND ((SELECT current_setting('app.current_member_role') IN ('owner')) OR ((SELECT current_setting('app.current_member_role') IN ('admin')) AND role <> 'owner')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND ((SELECT current_setting('app.current_member_role') IN ('owner')) OR ((SELECT current_setting('app.current_member_role') IN ('admin')) AND role <> 'owner')));
DROP POLICY IF EXISTS managers_remove ON workspace_invitations;
CREATE POLICY managers_remove ON workspace_invitations AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND ((SELECT current_setting('app.current_member_role') IN ('owner')) OR ((SELECT current_setting('app.current_member_role') IN ('admin')) AND role <> 'owner')));

-- way back:
-- REVOKE ALL ON workspace_invitations FROM codex_app;
-- ALTER TABLE workspace_invitations NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS managers_remove ON workspace_invitations;
-- DROP POLICY IF EXISTS managers_change ON workspace_invitations;
-- DROP POLICY IF EXISTS managers_add ON workspace_invitations;
-- DROP POLICY IF EXISTS managers_read ON workspace_invitations;
-- DROP POLICY IF EXISTS floor ON workspace_invitations;
-- REVOKE ALL ON workspace_members FROM codex_app;
-- ALTER TABLE workspace_members NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS members_leave ON workspace_members;
-- DROP POLICY IF EXISTS managers_remove ON workspace_members;
-- DROP POLICY IF EXISTS managers_change ON workspace_members;
-- DROP POLICY IF EXISTS managers_add ON workspace_members;
-- DROP POLICY IF EXISTS members_read ON workspace_members;
-- DROP POLICY IF EXISTS floor ON workspace_members;
-- REVOKE ALL ON workspaces FROM codex_app;
-- ALTER TABLE workspaces NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS managers_change ON workspaces;
-- DROP POLICY IF EXISTS founders_add ON workspaces;
-- DROP POLICY IF EXISTS members_read ON workspaces;
-- DROP POLICY IF EXISTS floor ON workspaces;
-- REVOKE ALL ON workspace_keys FROM codex_app;
-- ALTER TABLE workspace_keys NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS managers_change ON workspace_keys;
-- DROP POLICY IF EXISTS managers_add ON workspace_keys;
-- DROP POLICY IF EXISTS managers_read ON workspace_keys;
-- DROP POLICY IF EXISTS floor ON workspace_keys;
-- REVOKE ALL ON answered_requests FROM codex_app;
-- ALTER TABLE answered_requests NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS own_remove ON answered_requests;
-- DROP POLICY IF EXISTS own_change ON answered_requests;
-- DROP POLICY IF EXISTS own_add ON answered_requests;
-- DROP POLICY IF EXISTS own_read ON answered_requests;
-- DROP POLICY IF EXISTS floor ON answered_requests;
-- REVOKE ALL ON events FROM codex_app;
-- ALTER TABLE events NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS members_read ON events;
-- DROP POLICY IF EXISTS floor ON events;
-- REVOKE ALL ON competitors FROM codex_app;
-- ALTER TABLE competitors NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS writers_remove ON competitors;
-- DROP POLICY IF EXISTS writers_change ON competitors;
-- DROP POLICY IF EXISTS writers_add ON competitors;
-- DROP POLICY IF EXISTS members_read ON competitors;
-- DROP POLICY IF EXISTS floor ON competitors;
-- REVOKE ALL ON cohorts FROM codex_app;
-- ALTER TABLE cohorts NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS writers_remove ON cohorts;
-- DROP POLICY IF EXISTS writers_change ON cohorts;
-- DROP POLICY IF EXISTS writers_add ON cohorts;
-- DROP POLICY IF EXISTS members_read ON cohorts;
-- DROP POLICY IF EXISTS floor ON cohorts;
-- REVOKE ALL ON audit_log FROM codex_app;
-- ALTER TABLE audit_log NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS members_read ON audit_log;
-- DROP POLICY IF EXISTS floor ON audit_log;
-- REVOKE ALL ON changes FROM codex_app;
-- ALTER TABLE changes NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS members_read ON changes;
-- DROP POLICY IF EXISTS floor ON changes;
