ALTER TABLE positioning ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON positioning TO codex_app;
DROP POLICY IF EXISTS floor ON positioning;
CREATE POLICY floor ON positioning AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON positioning;
CREATE POLICY members_read ON positioning AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS writers_add ON positioning;
CREATE POLICY writers_add ON positioning AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_change ON positioning;
CREATE POLICY writers_change ON positioning AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_remove ON positioning;
CREATE POLICY writers_remove ON positioning AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));

ALTER TABLE message_architecture ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON message_architecture TO codex_app;
DROP POLICY IF EXISTS floor ON message_architecture;
CREATE POLICY floor ON message_architecture AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON message_architecture;
CREATE POLICY members_read ON message_architecture AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS writers_add ON message_architecture;
CREATE POLICY writers_add ON message_architecture AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_change ON message_architecture;
CREATE POLICY writers_change ON message_architecture AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_remove ON message_architecture;
CREATE POLICY writers_remove ON message_architecture AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));

ALTER TABLE campaigns ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON campaigns TO codex_app;
DROP POLICY IF EXISTS floor ON campaigns;
CREATE POLICY floor ON campaigns AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON campaigns;
CREATE POLICY members_read ON campaigns AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS writers_add ON campaigns;
CREATE POLICY writers_add ON campaigns AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_change ON campaigns;
CREATE POLICY writers_change ON campaigns AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_remove ON campaigns;
CREATE POLICY writers_remove ON campaigns AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));

ALTER TABLE campaign_quests ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON campaign_quests TO codex_app;
DROP POLICY IF EXISTS floor ON campaign_quests;
CREATE POLICY floor ON campaign_quests AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON campaign_quests;
CREATE POLICY members_read ON campaign_quests AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS writers_add ON campaign_quests;
CREATE POLICY writers_add ON campaign_quests AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_change ON campaign_quests;
CREATE POLICY writers_change ON campaign_quests AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_remove ON campaign_quests;
CREATE POLICY writers_remove ON campaign_quests AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));

ALTER TABLE campaign_cohorts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON campaign_cohorts TO codex_app;
DROP POLICY IF EXISTS floor ON campaign_cohorts;
CREATE POLICY floor ON campaign_cohorts AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON campaign_cohorts;
CREATE POLICY members_read ON campaign_cohorts AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS writers_add ON campaign_cohorts;
CREATE POLICY writers_add ON campaign_cohorts AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_change ON campaign_cohorts;
CREATE POLICY writers_change ON campaign_cohorts AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_remove ON campaign_cohorts;
CREATE POLICY writers_remove ON campaign_cohorts AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));

ALTER TABLE moves ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON moves TO codex_app;
DROP POLICY IF EXISTS floor ON moves;
CREATE POLICY floor ON moves AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON moves;
CREATE POLICY members_read ON moves AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS writers_add ON moves;
CREATE POLICY writers_add ON moves AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_change ON moves;
CREATE POLICY writers_change ON moves AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_remove ON moves;
CREATE POLICY writers_remove ON moves AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));

ALTER TABLE assets ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON assets TO codex_app;
DROP POLICY IF EXISTS floor ON assets;
CREATE POLICY floor ON assets AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON assets;
CREATE POLICY members_read ON assets AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS writers_add ON assets;
CREATE POLICY writers_add ON assets AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_change ON assets;
CREATE POLICY writers_change ON assets AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_remove ON assets;
CREATE POLICY writers_remove ON assets AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));

-- way back:
-- REVOKE ALL ON assets FROM codex_app;
-- ALTER TABLE assets NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS writers_remove ON assets;
-- DROP POLICY IF EXISTS writers_change ON assets;
-- DROP POLICY IF EXISTS writers_add ON assets;
-- DROP POLICY IF EXISTS members_read ON assets;
-- DROP POLICY IF EXISTS floor ON assets;
-- REVOKE ALL ON moves FROM codex_app;
-- ALTER TABLE moves NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS writers_remove ON moves;
-- DROP POLICY IF EXISTS writers_change ON moves;
-- DROP POLICY IF EXISTS writers_add ON moves;
-- DROP POLICY IF EXISTS members_read ON moves;
-- DROP POLICY IF EXISTS floor ON moves;
-- REVOKE ALL ON campaign_cohorts FROM codex_app;
-- ALTER TABLE campaign_cohorts NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS writers_remove ON campaign_cohorts;
-- DROP POLICY IF EXISTS writers_change ON campaign_cohorts;
-- DROP POLICY IF EXISTS writers_add ON campaign_cohorts;
-- DROP POLICY IF EXISTS members_read ON campaign_cohorts;
-- DROP POLICY IF EXISTS floor ON campaign_cohorts;
-- REVOKE ALL ON campaign_quests FROM codex_app;
-- ALTER TABLE campaign_quests NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS writers_remove ON campaign_quests;
-- DROP POLICY IF EXISTS writers_change ON campaign_quests;
-- DROP POLICY IF EXISTS writers_add ON campaign_quests;
-- DROP POLICY IF EXISTS members_read ON campaign_quests;
-- DROP POLICY IF EXISTS floor ON campaign_quests;
-- REVOKE ALL ON campaigns FROM codex_app;
-- ALTER TABLE campaigns NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS writers_remove ON campaigns;
-- DROP POLICY IF EXISTS writers_change ON campaigns;
-- DROP POLICY IF EXISTS writers_add ON campaigns;
-- DROP POLICY IF EXISTS members_read ON campaigns;
-- DROP POLICY IF EXISTS floor ON campaigns;
-- REVOKE ALL ON message_architecture FROM codex_app;
-- ALTER TABLE message_architecture NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS writers_remove ON message_architecture;
-- DROP POLICY IF EXISTS writers_change ON message_architecture;
-- DROP POLICY IF EXISTS writers_add ON message_architecture;
-- DROP POLICY IF EXISTS members_read ON message_architecture;
-- DROP POLICY IF EXISTS floor ON message_architecture;
-- REVOKE ALL ON positioning FROM codex_app;
-- ALTER TABLE positioning NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS writers_remove ON positioning;
-- DROP POLICY IF EXISTS writers_change ON positioning;
-- DROP POLICY IF EXISTS writers_add ON positioning;
-- DROP POLICY IF EXISTS members_read ON positioning;
-- DROP POLICY IF EXISTS floor ON positioning;
