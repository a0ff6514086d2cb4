-- SECURITY DEFINER, because the app may only read changes. EXECUTE is granted to nobody: a trigger needs none.
CREATE SEQUENCE IF NOT EXISTS changes_number;
COMMENT ON SEQUENCE changes_number IS 'The order of changes inside a transaction.';

CREATE OR REPLACE FUNCTION record_change_of_row() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    its CONSTANT record := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    place uuid;
    whose uuid;
    readers text := COALESCE(TG_ARGV[1], 'members');
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
    SELECT w.id, TG_ARGV[0], its.id,
        CASE TG_OP WHEN 'INSERT' THEN 'created' WHEN 'UPDATE' THEN 'changed' ELSE 'deleted' END,
        pg_current_xact_id()::text::bigint, nextval('changes_number'),
        NULLIF(current_setting('app.current_user_id', true), '')::uuid, whose, readers
    FROM workspaces w  -- none when the whole workspace is being deleted
    WHERE w.id = place;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION record_change_of_row() IS
    'Trigger (resource, audience, person''s column): writes a change when a row is made, changed or deleted.';

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
