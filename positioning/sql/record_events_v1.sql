CREATE OR REPLACE TRIGGER record_event AFTER INSERT OR DELETE ON positioning
    FOR EACH ROW EXECUTE FUNCTION record_event('positioning');
CREATE OR REPLACE TRIGGER record_event AFTER INSERT OR DELETE ON message_architecture
    FOR EACH ROW EXECUTE FUNCTION record_event('message_architecture');
CREATE OR REPLACE TRIGGER record_event AFTER INSERT OR DELETE ON campaigns
    FOR EACH ROW EXECUTE FUNCTION record_event('campaign');
CREATE OR REPLACE TRIGGER record_change AFTER UPDATE ON campaigns
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION record_event('campaign', 'status');
CREATE OR REPLACE TRIGGER record_event AFTER INSERT OR DELETE ON campaign_quests
    FOR EACH ROW EXECUTE FUNCTION record_event('quest');
CREATE OR REPLACE TRIGGER record_change AFTER UPDATE ON campaign_quests
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION record_event('quest', 'status');
CREATE OR REPLACE TRIGGER record_event AFTER INSERT OR DELETE ON campaign_cohorts
    FOR EACH ROW EXECUTE FUNCTION record_event('campaign_cohort');
CREATE OR REPLACE TRIGGER record_event AFTER INSERT OR DELETE ON moves
    FOR EACH ROW EXECUTE FUNCTION record_event('move');
CREATE OR REPLACE TRIGGER record_change AFTER UPDATE ON moves
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION record_event('move', 'status');
CREATE OR REPLACE TRIGGER record_event AFTER INSERT OR DELETE ON assets
    FOR EACH ROW EXECUTE FUNCTION record_event('asset');
CREATE OR REPLACE TRIGGER record_change AFTER UPDATE ON assets
    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION record_event('asset', 'status');

-- way back:
-- DROP TRIGGER IF EXISTS record_change ON assets;
-- DROP TRIGGER IF EXISTS record_event ON assets;
-- DROP TRIGGER IF EXISTS record_change ON moves;
-- DROP TRIGGER IF EXISTS record_event ON moves;
-- DROP TRIGGER IF EXISTS record_event ON campaign_cohorts;
-- DROP TRIGGER IF EXISTS record_change ON campaign_quests;
-- DROP TRIGGER IF EXISTS record_event ON campaign_quests;
-- DROP TRIGGER IF EXISTS record_change ON campaigns;
-- DROP TRIGGER IF EXISTS record_event ON campaigns;
-- DROP TRIGGER IF EXISTS record_event ON message_architecture;
-- DROP TRIGGER IF EXISTS record_event ON positioning;
