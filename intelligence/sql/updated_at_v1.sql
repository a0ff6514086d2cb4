CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON intelligence_signals FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON signal_campaigns FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON signal_cohorts FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON signal_competitors FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON market_insights FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON insight_signals FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON insight_campaigns FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON insight_cohorts FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER set_updated_at BEFORE UPDATE ON insight_competitors FOR EACH ROW EXECUTE FUNCTION set_updated_at();

-- way back:
-- DROP TRIGGER IF EXISTS set_updated_at ON insight_competitors;
-- DROP TRIGGER IF EXISTS set_updated_at ON insight_cohorts;
-- DROP TRIGGER IF EXISTS set_updated_at ON insight_campaigns;
-- DROP TRIGGER IF EXISTS set_updated_at ON insight_signals;
-- DROP TRIGGER IF EXISTS set_updated_at ON market_insights;
-- DROP TRIGGER IF EXISTS set_updated_at ON signal_competitors;
-- DROP TRIGGER IF EXISTS set_updated_at ON signal_cohorts;
-- DROP TRIGGER IF EXISTS set_updated_at ON signal_campaigns;
-- DROP TRIGGER IF EXISTS set_updated_at ON intelligence_signals;
