-- BEFORE triggers of the row itself: nothing is written again, so nothing can recurse. They fire in the order
-- of their names, and the level follows the sum.
CREATE OR REPLACE FUNCTION calculate_move_success_rate() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    NEW.success_rate_percentage := CASE
        WHEN NEW.moves_executed > 0 THEN LEAST(100, round(100.0 * NEW.moves_successful / NEW.moves_executed, 2))
        ELSE 0 END;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION calculate_move_success_rate() IS
    'Trigger: success_rate_percentage is 100 * successful / executed moves, 0 when none was executed.';

CREATE OR REPLACE FUNCTION keep_total_points() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    -- The row is locked by now, and this sees what its last writer has committed.
    NEW.total_points := (
        SELECT COALESCE(sum(l.points), 0) FROM points_ledger l
        WHERE l.workspace_id = NEW.workspace_id AND l.user_id = NEW.user_id
    );
    RETURN NEW;
END $$;
COMMENT ON FUNCTION keep_total_points() IS
    'Trigger: total_points is the sum of the ledger, whatever somebody writes there.';

CREATE OR REPLACE FUNCTION update_experience_level() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    points CONSTANT bigint := GREATEST(NEW.total_points, 0);
BEGIN
    NEW.experience_level := points / 1000 + 1;
    NEW.experience_percentage := (points % 1000) / 10.0;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION update_experience_level() IS
    'Trigger: a level is 1000 points, and experience_percentage is how much of the next one is reached.';

CREATE OR REPLACE FUNCTION keep_teams_joined() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    NEW.teams_joined := NEW.campaigns_created + NEW.collaborations_count;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION keep_teams_joined() IS
    'Trigger: the teams of a person are those of her own campaigns and of the campaigns that she works on.';

CREATE OR REPLACE TRIGGER calculate_move_success_rate BEFORE INSERT OR UPDATE ON user_stats
    FOR EACH ROW EXECUTE FUNCTION calculate_move_success_rate();
CREATE OR REPLACE TRIGGER keep_teams_joined BEFORE INSERT OR UPDATE ON user_stats
    FOR EACH ROW EXECUTE FUNCTION keep_teams_joined();
CREATE OR REPLACE TRIGGER keep_total_points BEFORE INSERT OR UPDATE OF total_points ON user_stats
    FOR EACH ROW EXECUTE FUNCTION keep_total_points();
CREATE OR REPLACE TRIGGER update_experience_level BEFORE INSERT OR UPDATE ON user_stats
    FOR EACH ROW EXECUTE FUNCTION update_experience_level();

-- way back:
-- DROP FUNCTION IF EXISTS update_experience_level() CASCADE;
-- DROP FUNCTION IF EXISTS keep_total_points() CASCADE;
-- DROP FUNCTION IF EXISTS keep_teams_joined() CASCADE;
-- DROP FUNCTION IF EXISTS calculate_move_success_rate() CASCADE;
