CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON achievements
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('achievements');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON user_achievements
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('user-achievements', 'overseers', 'user_id');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON user_stats
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('user-stats', 'overseers', 'user_id');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON points_ledger
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('points', 'overseers', 'user_id');

-- way back:
-- DROP TRIGGER IF EXISTS record_change_of_row ON points_ledger;
-- DROP TRIGGER IF EXISTS record_change_of_row ON user_stats;
-- DROP TRIGGER IF EXISTS record_change_of_row ON user_achievements;
-- DROP TRIGGER IF EXISTS record_change_of_row ON achievements;
