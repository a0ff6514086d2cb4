-- SECURITY DEFINER, because the app may only read events: what happened cannot be forged or rewritten.
-- EXECUTE is granted to nobody: a trigger needs none when it fires.
CREATE OR REPLACE FUNCTION record_event() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    subject CONSTANT text := TG_ARGV[0];
    was CONSTANT jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
    its CONSTANT jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
    word CONSTANT text := CASE TG_OP WHEN 'INSERT' THEN 'created' WHEN 'DELETE' THEN 'deleted' ELSE coalesce(TG_ARGV[2], its ->> TG_ARGV[1]) END;
    facts jsonb := jsonb_build_object('name', its -> 'name');
BEGIN
    IF TG_OP = 'UPDATE' THEN
        facts := facts || jsonb_build_object('from', was -> TG_ARGV[1], 'to', its -> TG_ARGV[1]);
    END IF;
    INSERT INTO events (workspace_id, kind, subject_type, subject_id, actor_id, data)
    SELECT w.id, subject || '.' || word, subject, (its ->> 'id')::uuid, u.id,
        jsonb_strip_nulls(facts || jsonb_build_object('key', k.name, 'key_id', k.id))
    FROM workspaces w  -- none when the whole workspace is being deleted
    LEFT JOIN users u ON u.id = NULLIF(current_setting('app.current_user_id', true), '')::uuid
    LEFT JOIN workspace_keys k ON k.id = NULLIF(current_setting('app.current_key_id', true), '')::uuid AND k.workspace_id = w.id
    WHERE w.id = (its ->> 'workspace_id')::uuid;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION record_event() IS
    'Trigger (subject, column, word): writes an event when a row is made or deleted, or when that column changes; its kind ends with the column''s new value, unless a word is given.';

CREATE OR REPLACE TRIGGER record_event AFTER INSERT OR DELETE ON workspace_members
    FOR EACH ROW EXECUTE FUNCTION record_event('member');
CREATE OR REPLACE TRIGGER record_change AFTER UPDATE ON workspace_members
    FOR EACH ROW WHEN (OLD.role IS DISTINCT FROM NEW.role) EXECUTE FUNCTION record_event('member', 'role');
CREATE OR REPLACE TRIGGER record_event AFTER INSERT OR DELETE ON cohorts
    FOR EACH ROW EXECUTE FUNCTION record_event('cohort');
CREATE OR REPLACE TRIGGER record_event AFTER INSERT OR DELETE ON competitors
    FOR EACH ROW EXECUTE FUNCTION record_event('competitor');
CREATE OR REPLACE TRIGGER record_event AFTER INSERT ON workspace_keys
    FOR EACH ROW EXECUTE FUNCTION record_event('key');
CREATE OR REPLACE TRIGGER record_rotation AFTER UPDATE ON workspace_keys
    FOR EACH ROW WHEN (OLD.digest <> NEW.digest) EXECUTE FUNCTION record_event('key', 'previous_until', 'rotated');
CREATE OR REPLACE TRIGGER record_revocation AFTER UPDATE ON workspace_keys
    FOR EACH ROW WHEN (OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL)
    EXECUTE FUNCTION record_event('key', 'revoked_at', 'revoked');

-- way back:
-- DROP FUNCTION IF EXISTS record_event() CASCADE;
