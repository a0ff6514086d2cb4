CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON positioning
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('positioning');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON message_architecture
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('message-architectures');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON campaigns
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('campaigns');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON campaign_quests
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('quests');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON campaign_cohorts
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('campaign-cohorts');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON moves
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('moves');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON assets
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('assets');

-- way back:
-- DROP TRIGGER IF EXISTS record_change_of_row ON assets;
-- DROP TRIGGER IF EXISTS record_change_of_row ON moves;
-- DROP TRIGGER IF EXISTS record_change_of_row ON campaign_cohorts;
-- DROP TRIGGER IF EXISTS record_change_of_row ON campaign_quests;
-- DROP TRIGGER IF EXISTS record_change_of_row ON campaigns;
-- DROP TRIGGER IF EXISTS record_change_of_row ON message_architecture;
-- DROP TRIGGER IF EXISTS record_change_of_row ON positioning;
