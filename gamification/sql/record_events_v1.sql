-- What everybody may know; who unlocked what is no event, since every member reads events.
CREATE OR REPLACE TRIGGER record_event AFTER INSERT ON achievements
    FOR EACH ROW WHEN (NEW.created_by IS NOT NULL) EXECUTE FUNCTION record_event('achievement');
CREATE OR REPLACE TRIGGER record_deletion AFTER DELETE ON achievements
    FOR EACH ROW EXECUTE FUNCTION record_event('achievement');

-- way back:
-- DROP TRIGGER IF EXISTS record_deletion ON achievements;
-- DROP TRIGGER IF EXISTS record_event ON achievements;
