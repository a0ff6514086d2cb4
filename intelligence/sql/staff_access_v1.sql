CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON intelligence_signals
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('intelligence', 'writers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON signal_campaigns
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('intelligence', 'writers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON signal_cohorts
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('intelligence', 'writers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON signal_competitors
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('intelligence', 'writers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON market_insights
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('intelligence', 'writers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON insight_signals
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('intelligence', 'writers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON insight_campaigns
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('intelligence', 'writers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON insight_cohorts
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('intelligence', 'writers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON insight_competitors
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('intelligence', 'writers');

-- way back:
-- DROP TRIGGER IF EXISTS must_be_staff_of ON insight_competitors;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON insight_cohorts;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON insight_campaigns;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON insight_signals;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON market_insights;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON signal_competitors;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON signal_cohorts;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON signal_campaigns;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON intelligence_signals;
