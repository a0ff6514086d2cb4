-- What an alert is about may vanish without making it another problem: only what is added or renamed does.
CREATE OR REPLACE FUNCTION keep_alert_lifecycle() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    about CONSTANT uuid[] := ARRAY[
        NEW.related_campaign_id, NEW.related_cohort_id, NEW.related_move_id, NEW.triggered_by_signal_id];
    was text := 'active';
    said jsonb;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        was := OLD.status;
        said := jsonb_build_array(OLD.alert_type, OLD.title);
    END IF;
    IF said IS DISTINCT FROM jsonb_build_array(NEW.alert_type, NEW.title) OR NOT array_remove(about, NULL) <@ ARRAY[
        OLD.related_campaign_id, OLD.related_cohort_id, OLD.related_move_id, OLD.triggered_by_signal_id] THEN
        NEW.fingerprint := md5(jsonb_build_array(NEW.alert_type, NEW.title, about)::text);
    ELSE
        NEW.fingerprint := OLD.fingerprint;
    END IF;
    IF NEW.status = was THEN
        RETURN NEW;
    ELSIF was IN ('resolved', 'dismissed') OR NEW.status = 'active' THEN
        RAISE EXCEPTION 'an alert that is % cannot become %', was, NEW.status
            USING ERRCODE = 'check_violation', CONSTRAINT = 'system_alerts_lifecycle', COLUMN = 'status',
                  DETAIL = jsonb_build_object('from', was, 'to', NEW.status);
    ELSIF NEW.status = 'acknowledged' AND NEW.acknowledged_by IS NULL THEN
        RAISE EXCEPTION 'somebody acknowledges an alert'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'system_alerts_acknowledged_by_somebody',
                  COLUMN = 'acknowledged_by';
    ELSIF NEW.status = 'acknowledged' THEN
        NEW.acknowledged_at := COALESCE(NEW.acknowledged_at, now());
    ELSE
        NEW.resolved_at := COALESCE(NEW.resolved_at, now());
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION keep_alert_lifecycle() IS
    'Trigger: an open alert is acknowledged by somebody, resolved or dismissed, and then stays so; it notes when, and keeps the fingerprint of the problem.';
CREATE OR REPLACE TRIGGER keep_alert_lifecycle BEFORE INSERT OR UPDATE ON system_alerts
    FOR EACH ROW EXECUTE FUNCTION keep_alert_lifecycle();

-- way back:
-- DROP FUNCTION IF EXISTS keep_alert_lifecycle() CASCADE;
