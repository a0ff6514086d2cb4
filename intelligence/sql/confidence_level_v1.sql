CREATE OR REPLACE FUNCTION set_confidence_level() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    NEW.confidence_level := CASE
        WHEN NEW.confidence_score < 50 THEN 'low'
        WHEN NEW.confidence_score < 75 THEN 'medium'
        ELSE 'high'
    END;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION set_confidence_level() IS
    'Trigger: the level of an insight follows its score: low below 50, medium below 75, then high.';
CREATE OR REPLACE TRIGGER set_confidence_level BEFORE INSERT OR UPDATE ON market_insights
    FOR EACH ROW EXECUTE FUNCTION set_confidence_level();

-- way back:
-- DROP FUNCTION IF EXISTS set_confidence_level() CASCADE;
