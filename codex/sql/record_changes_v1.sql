-- SECURITY DEFINER, because the app may only read both tables. EXECUTE is granted to nobody: a trigger needs none.
CREATE SEQUENCE IF NOT EXISTS changes_number;
COMMENT ON SEQUENCE changes_number IS 'The order of changes inside a transaction.';

CREATE OR REPLACE FUNCTION record_change_of_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    its CONSTANT record := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    verb CONSTANT text := CASE TG_OP WHEN 'INSERT' THEN 'created' WHEN 'UPDATE' THEN 'changed' ELSE 'deleted' END;
    who CONSTANT uuid := NULLIF(current_setting('app.current_user_id', true), '');
    hidden CONSTANT text[] := '{digest,previous_digest,updated_at}';
    readers text := COALESCE(TG_ARGV[1], 'members');
    place uuid;
    whose uuid;
    was jsonb;
    is_now jsonb;
BEGIN
    IF TG_TABLE_NAME = 'workspaces' THEN
        place := its.id;
    ELSE
        place := its.workspace_id;
    END IF;
    IF TG_NARGS = 3 THEN
        whose := to_jsonb(its) ->> TG_ARGV[2];
        -- What everybody sees or saw is everybody's matter: it may have appeared or vanished.
        IF 'public' IN (to_jsonb(NEW) ->> 'visibility', to_jsonb(OLD) ->> 'visibility') THEN
            readers := 'members';
        END IF;
    END IF;
    INSERT INTO changes (workspace_id, resource, row_id, verb, transaction, number, actor, person, audience)
    SELECT w.id, TG_ARGV[0], its.id, verb,
        pg_current_xact_id()::text::bigint, nextval('changes_number'), who, whose, readers
    FROM workspaces w  -- none when the whole workspace is being deleted
    WHERE w.id = place;

    -- Runs and what is counted from them, and points, are a record themselves: nothing else is written about them.
    IF TG_ARGV[0] IN ('agent-executions', 'agent-performance', 'user-stats', 'points')
        OR (NOT FOUND AND TG_TABLE_NAME <> 'workspaces') THEN
        RETURN NULL;
    END IF;
    was := to_jsonb(OLD) - hidden;
    is_now := to_jsonb(NEW) - hidden;
    IF was = is_now THEN
        RETURN NULL;
    END IF;
    INSERT INTO audit_log (
        workspace_id, table_name, row_id, verb, before, after, about, actor, actor_key, role, origin, person, audience
    )
    SELECT place, TG_TABLE_NAME, its.id, verb, COALESCE(changed.before, '{}'), COALESCE(changed.after, '{}'), referred.ids,
        who, NULLIF(current_setting('app.current_key_id', true), '')::uuid,
        COALESCE(NULLIF(current_setting('app.current_member_role', true), ''), session_user),
        COALESCE(NULLIF(current_setting('app.current_origin', true), ''), '{"via": "sql"}')::jsonb, whose, readers
    FROM (
        SELECT jsonb_object_agg(key, was -> key) FILTER (WHERE was IS NOT NULL) AS before,
            jsonb_object_agg(key, is_now -> key) FILTER (WHERE is_now IS NOT NULL) AS after
        FROM jsonb_object_keys(COALESCE(is_now, was)) AS key
        WHERE was -> key IS DISTINCT FROM is_now -> key
    ) AS changed, (
        SELECT COALESCE(array_agg(DISTINCT value::uuid), '{}') AS ids
        FROM (SELECT * FROM jsonb_each_text(was) UNION ALL SELECT * FROM jsonb_each_text(is_now)) AS columns (key, value)
        WHERE key LIKE '%\_id' AND key <> 'workspace_id' AND value ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
    ) AS referred;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION record_change_of_row() IS
    'Trigger (resource, audience, person''s column): writes a change, and what it changed to the audit log.';

CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON workspaces
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('workspaces');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON workspace_members
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('members');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON workspace_invitations
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('invitations', 'managers');
-- Not last_used_at: that a key was used is no change of it.
CREATE OR REPLACE TRIGGER record_change_of_row
    AFTER INSERT OR DELETE OR UPDATE OF name, scopes, expires_at, digest, previous_until, revoked_at ON workspace_keys
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('keys', 'managers');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON cohorts
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('cohorts');
CREATE OR REPLACE TRIGGER record_change_of_row AFTER INSERT OR UPDATE OR DELETE ON competitors
    FOR EACH ROW EXECUTE FUNCTION record_change_of_row('competitors');

-- way back:
-- DROP FUNCTION IF EXISTS record_change_of_row() CASCADE;
-- DROP SEQUENCE IF EXISTS changes_number;
