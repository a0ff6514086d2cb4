CREATE OR REPLACE TRIGGER record_event AFTER INSERT OR DELETE ON intelligence_signals
    FOR EACH ROW EXECUTE FUNCTION record_event('signal');
CREATE OR REPLACE TRIGGER record_change AFTER UPDATE ON intelligence_signals
    FOR EACH ROW WHEN (OLD.action_status IS DISTINCT FROM NEW.action_status)
    EXECUTE FUNCTION record_event('signal', 'action_status');
CREATE OR REPLACE TRIGGER record_event AFTER INSERT OR DELETE ON market_insights
    FOR EACH ROW EXECUTE FUNCTION record_event('insight');
CREATE OR REPLACE TRIGGER record_change AFTER UPDATE ON market_insights
    FOR EACH ROW WHEN (OLD.insight_status IS DISTINCT FROM NEW.insight_status)
    EXECUTE FUNCTION record_event('insight', 'insight_status');
CREATE OR REPLACE TRIGGER record_review AFTER UPDATE ON market_insights
    FOR EACH ROW WHEN (OLD.review_status IS DISTINCT FROM NEW.review_status)
    EXECUTE FUNCTION record_event('insight', 'review_status');

-- way back:
-- DROP TRIGGER IF EXISTS record_review ON market_insights;
-- DROP TRIGGER IF EXISTS record_change ON market_insights;
-- DROP TRIGGER IF EXISTS record_event ON market_insights;
-- DROP TRIGGER IF EXISTS record_change ON intelligence_signals;
-- DROP TRIGGER IF EXISTS record_event ON intelligence_signals;
