CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON achievements
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('gamification', 'managers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON user_achievements
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('gamification', 'managers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON user_stats
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('gamification', 'writers');
CREATE OR REPLACE TRIGGER must_be_staff_of BEFORE INSERT OR UPDATE OR DELETE ON points_ledger
    FOR EACH STATEMENT WHEN (session_user = 'codex_operator' OR current_setting('app.current_staff', true) <> '')
    EXECUTE FUNCTION must_be_staff_of('gamification', 'managers');

-- way back:
-- DROP TRIGGER IF EXISTS must_be_staff_of ON points_ledger;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON user_stats;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON user_achievements;
-- DROP TRIGGER IF EXISTS must_be_staff_of ON achievements;
