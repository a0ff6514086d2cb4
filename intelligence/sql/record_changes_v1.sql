CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON intelligence_signals
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('signals');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON signal_campaigns
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('signal-campaigns');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON signal_cohorts
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('signal-cohorts');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON signal_competitors
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('signal-competitors');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON market_insights
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('insights');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON insight_signals
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('insight-signals');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON insight_campaigns
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('insight-campaigns');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON insight_cohorts
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('insight-cohorts');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON insight_competitors
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('insight-competitors');

-- way back:
-- DROP TRIGGER IF EXISTS record_change_of_row ON insight_competitors;
-- DROP TRIGGER IF EXISTS record_change_of_row ON insight_cohorts;
-- DROP TRIGGER IF EXISTS record_change_of_row ON insight_campaigns;
-- DROP TRIGGER IF EXISTS record_change_of_row ON insight_signals;
-- DROP TRIGGER IF EXISTS record_change_of_row ON market_insights;
-- DROP TRIGGER IF EXISTS record_change_of_row ON signal_competitors;
-- DROP TRIGGER IF EXISTS record_change_of_row ON signal_cohorts;
-- DROP TRIGGER IF EXISTS record_change_of_row ON signal_campaigns;
-- DROP TRIGGER IF EXISTS record_change_of_row ON intelligence_signals;
