CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON positioning FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON message_architecture FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON campaigns FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON campaign_quests FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON campaign_cohorts FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON moves FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON assets FOR EACH ROW EXECUTE FUNCTION set_updated_at();

-- way back:
-- DROP TRIGGER IF EXISTS set_updated_at ON assets;
-- DROP TRIGGER IF EXISTS set_updated_at ON moves;
-- DROP TRIGGER IF EXISTS set_updated_at ON campaign_cohorts;
-- DROP TRIGGER IF EXISTS set_updated_at ON campaign_quests;
-- DROP TRIGGER IF EXISTS set_updated_at ON campaigns;
-- DROP TRIGGER IF EXISTS set_updated_at ON message_architecture;
-- DROP TRIGGER IF EXISTS set_updated_at ON positioning;
