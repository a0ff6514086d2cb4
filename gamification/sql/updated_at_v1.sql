CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON achievements FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON user_achievements FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON user_stats FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON points_ledger FOR EACH ROW EXECUTE FUNCTION set_updated_at();

-- way back:
-- DROP TRIGGER IF EXISTS set_updated_at ON points_ledger;
-- DROP TRIGGER IF EXISTS set_updated_at ON user_stats;
-- DROP TRIGGER IF EXISTS set_updated_at ON user_achievements;
-- DROP TRIGGER IF EXISTS set_updated_at ON achievements;
