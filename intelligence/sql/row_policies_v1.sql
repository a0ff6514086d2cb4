ALTER TABLE intelligence_signals ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON intelligence_signals TO codex_app;
DROP POLICY IF EXISTS floor ON intelligence_signals;
CREATE POLICY floor ON intelligence_signals AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON intelligence_signals;
CREATE POLICY members_read ON intelligence_signals AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS writers_add ON intelligence_signals;
CREATE POLICY writers_add ON intelligence_signals AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_change ON intelligence_signals;
CREATE POLICY writers_change ON intelligence_signals AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_remove ON intelligence_signals;
CREATE POLICY writers_remove ON intelligence_signals AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));

ALTER TABLE signal_campaigns ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON signal_campaigns TO codex_app;
DROP POLICY IF EXISTS floor ON signal_campaigns;
CREATE POLICY floor ON signal_campaigns AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON signal_campaigns;
CREATE POLICY members_read ON signal_campaigns AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS writers_add ON signal_campaigns;
CREATE POLICY writers_add ON signal_campaigns AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_change ON signal_campaigns;
CREATE POLICY writers_change ON signal_campaigns AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_remove ON signal_campaigns;
CREATE POLICY writers_remove ON signal_campaigns AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));

ALTER TABLE signal_cohorts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON signal_cohorts TO codex_app;
DROP POLICY IF EXISTS floor ON signal_cohorts;
CREATE POLICY floor ON signal_cohorts AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON signal_cohorts;
CREATE POLICY members_read ON signal_cohorts AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS writers_add ON signal_cohorts;
CREATE POLICY writers_add ON signal_cohorts AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_change ON signal_cohorts;
CREATE POLICY writers_change ON signal_cohorts AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_remove ON signal_cohorts;
CREATE POLICY writers_remove ON signal_cohorts AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));

ALTER TABLE signal_competitors ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON signal_competitors TO codex_app;
DROP POLICY IF EXISTS floor ON signal_competitors;
CREATE POLICY floor ON signal_competitors AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON signal_competitors;
CREATE POLICY members_read ON signal_competitors AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS writers_add ON signal_competitors;
CREATE POLICY writers_add ON signal_competitors AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_change ON signal_competitors;
CREATE POLICY writers_change ON signal_competitors AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_remove ON signal_competitors;
CREATE POLICY writers_remove ON signal_competitors AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));

ALTER TABLE market_insights ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON market_insights TO codex_app;
DROP POLICY IF EXISTS floor ON market_insights;
CREATE POLICY floor ON market_insights AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON market_insights;
CREATE POLICY members_read ON market_insights AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS writers_add ON market_insights;
CREATE POLICY writers_add ON market_insights AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_change ON market_insights;
CREATE POLICY writers_change ON market_insights AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_remove ON market_insights;
CREATE POLICY writers_remove ON market_insights AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));

ALTER TABLE insight_signals ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON insight_signals TO codex_app;
DROP POLICY IF EXISTS floor ON insight_signals;
CREATE POLICY floor ON insight_signals AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON insight_signals;
CREATE POLICY members_read ON insight_signals AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS writers_add ON insight_signals;
CREATE POLICY writers_add ON insight_signals AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));

ALTER TABLE insight_campaigns ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON insight_campaigns TO codex_app;
DROP POLICY IF EXISTS floor ON insight_campaigns;
CREATE POLICY floor ON insight_campaigns AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON insight_campaigns;
CREATE POLICY members_read ON insight_campaigns AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS writers_add ON insight_campaigns;
CREATE POLICY writers_add ON insight_campaigns AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_change ON insight_campaigns;
CREATE POLICY writers_change ON insight_campaigns AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_remove ON insight_campaigns;
CREATE POLICY writers_remove ON insight_campaigns AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));

ALTER TABLE insight_cohorts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON insight_cohorts TO codex_app;
DROP POLICY IF EXISTS floor ON insight_cohorts;
CREATE POLICY floor ON insight_cohorts AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON insight_cohorts;
CREATE POLICY members_read ON insight_cohorts AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS writers_add ON insight_cohorts;
CREATE POLICY writers_add ON insight_cohorts AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_change ON insight_cohorts;
CREATE POLICY writers_change ON insight_cohorts AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_remove ON insight_cohorts;
CREATE POLICY writers_remove ON insight_cohorts AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));

ALTER TABLE insight_competitors ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON insight_competitors TO codex_app;
DROP POLICY IF EXISTS floor ON insight_competitors;
CREATE POLICY floor ON insight_competitors AS RESTRICTIVE FOR ALL TO PUBLIC
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS members_read ON insight_competitors;
CREATE POLICY members_read ON insight_competitors AS PERMISSIVE FOR SELECT TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid));
DROP POLICY IF EXISTS writers_add ON insight_competitors;
CREATE POLICY writers_add ON insight_competitors AS PERMISSIVE FOR INSERT TO codex_app
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_change ON insight_competitors;
CREATE POLICY writers_change ON insight_competitors AS PERMISSIVE FOR UPDATE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')))
    WITH CHECK (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));
DROP POLICY IF EXISTS writers_remove ON insight_competitors;
CREATE POLICY writers_remove ON insight_competitors AS PERMISSIVE FOR DELETE TO codex_app
    USING (workspace_id = (SELECT current_setting('app.current_workspace_id')::uuid)
        AND (SELECT current_setting('app.current_member_role') IN ('strategist', 'admin', 'owner', 'agent')));

-- way back:
-- REVOKE ALL ON insight_competitors FROM codex_app;
-- ALTER TABLE insight_competitors NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS writers_remove ON insight_competitors;
-- DROP POLICY IF EXISTS writers_change ON insight_competitors;
-- DROP POLICY IF EXISTS writers_add ON insight_competitors;
-- DROP POLICY IF EXISTS members_read ON insight_competitors;
-- DROP POLICY IF EXISTS floor ON insight_competitors;
-- REVOKE ALL ON insight_cohorts FROM codex_app;
-- ALTER TABLE insight_cohorts NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS writers_remove ON insight_cohorts;
-- DROP POLICY IF EXISTS writers_change ON insight_cohorts;
-- DROP POLICY IF EXISTS writers_add ON insight_cohorts;
-- DROP POLICY IF EXISTS members_read ON insight_cohorts;
-- DROP POLICY IF EXISTS floor ON insight_cohorts;
-- REVOKE ALL ON insight_campaigns FROM codex_app;
-- ALTER TABLE insight_campaigns NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS writers_remove ON insight_campaigns;
-- DROP POLICY IF EXISTS writers_change ON insight_campaigns;
-- DROP POLICY IF EXISTS writers_add ON insight_campaigns;
-- DROP POLICY IF EXISTS members_read ON insight_campaigns;
-- DROP POLICY IF EXISTS floor ON insight_campaigns;
-- REVOKE ALL ON insight_signals FROM codex_app;
-- ALTER TABLE insight_signals NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS writers_add ON insight_signals;
-- DROP POLICY IF EXISTS members_read ON insight_signals;
-- DROP POLICY IF EXISTS floor ON insight_signals;
-- REVOKE ALL ON market_insights FROM codex_app;
-- ALTER TABLE market_insights NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS writers_remove ON market_insights;
-- DROP POLICY IF EXISTS writers_change ON market_insights;
-- DROP POLICY IF EXISTS writers_add ON market_insights;
-- DROP POLICY IF EXISTS members_read ON market_insights;
-- DROP POLICY IF EXISTS floor ON market_insights;
-- REVOKE ALL ON signal_competitors FROM codex_app;
-- ALTER TABLE signal_competitors NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS writers_remove ON signal_competitors;
-- DROP POLICY IF EXISTS writers_change ON signal_competitors;
-- DROP POLICY IF EXISTS writers_add ON signal_competitors;
-- DROP POLICY IF EXISTS members_read ON signal_competitors;
-- DROP POLICY IF EXISTS floor ON signal_competitors;
-- REVOKE ALL ON signal_cohorts FROM codex_app;
-- ALTER TABLE signal_cohorts NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS writers_remove ON signal_cohorts;
-- DROP POLICY IF EXISTS writers_change ON signal_cohorts;
-- DROP POLICY IF EXISTS writers_add ON signal_cohorts;
-- DROP POLICY IF EXISTS members_read ON signal_cohorts;
-- DROP POLICY IF EXISTS floor ON signal_cohorts;
-- REVOKE ALL ON signal_campaigns FROM codex_app;
-- ALTER TABLE signal_campaigns NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS writers_remove ON signal_campaigns;
-- DROP POLICY IF EXISTS writers_change ON signal_campaigns;
-- DROP POLICY IF EXISTS writers_add ON signal_campaigns;
-- DROP POLICY IF EXISTS members_read ON signal_campaigns;
-- DROP POLICY IF EXISTS floor ON signal_campaigns;
-- REVOKE ALL ON intelligence_signals FROM codex_app;
-- ALTER TABLE intelligence_signals NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;
-- DROP POLICY IF EXISTS writers_remove ON intelligence_signals;
-- DROP POLICY IF EXISTS writers_change ON intelligence_signals;
-- DROP POLICY IF EXISTS writers_add ON intelligence_signals;
-- DROP POLICY IF EXISTS members_read ON intelligence_signals;
-- DROP POLICY IF EXISTS floor ON intelligence_signals;
