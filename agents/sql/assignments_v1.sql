CREATE OR REPLACE FUNCTION keep_assignment() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    its_agent record;
BEGIN
    -- Totals are counted by functions of the owner; for everybody else they stay as they are.
    IF current_user <> 'codex_owner' AND (
        (NEW.tasks_assigned, NEW.tasks_completed, NEW.tasks_failed, NEW.total_tokens_used, NEW.total_cost_incurred)
        IS DISTINCT FROM (CASE TG_OP WHEN 'INSERT' THEN ROW(0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::numeric)
            ELSE ROW(OLD.tasks_assigned, OLD.tasks_completed, OLD.tasks_failed, OLD.total_tokens_used, OLD.total_cost_incurred) END)
    ) THEN
        RAISE EXCEPTION 'what an assignment adds up to is counted by the database'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'agent_assignments_totals_are_counted', DETAIL = '{}';
    END IF;
    IF TG_OP = 'INSERT' OR NEW.agent_id <> OLD.agent_id THEN
        SELECT agent_name, is_active INTO its_agent FROM agent_registry WHERE id = NEW.agent_id;
        IF NOT its_agent.is_active THEN
            RAISE EXCEPTION 'an agent that is not active cannot be assigned'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'agent_assignments_active_agent', COLUMN = 'agent_id',
                      DETAIL = jsonb_build_object('name', its_agent.agent_name);
        END IF;
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION keep_assignment() IS
    'Trigger: only active agents are newly assigned, and nobody types what runs and tasks add up to.';
CREATE OR REPLACE TRIGGER keep_assignment BEFORE INSERT OR UPDATE ON agent_assignments
    FOR EACH ROW EXECUTE FUNCTION keep_assignment();

-- SECURITY DEFINER, because nobody else may write what the tasks add up to; it looks at the changed rows only.
CREATE OR REPLACE FUNCTION count_assignment_tasks() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    touched uuid[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        touched := ARRAY(SELECT assignment_id FROM after);
    ELSIF TG_OP = 'DELETE' THEN
        touched := ARRAY(SELECT assignment_id FROM before);
    ELSE
        touched := ARRAY(SELECT assignment_id FROM after UNION SELECT assignment_id FROM before);
    END IF;
    -- Writers of one assignment take turns, in the order of ids; the count then sees what the others committed.
    PERFORM FROM agent_assignments WHERE id = ANY (touched) ORDER BY id FOR NO KEY UPDATE;
    UPDATE agent_assignments a
    SET tasks_assigned = t.assigned, tasks_completed = t.completed, tasks_failed = t.failed
    FROM (
        SELECT a.workspace_id, a.id, count(t.id) AS assigned, count(*) FILTER (WHERE t.state = 'done') AS completed,
            count(*) FILTER (WHERE t.state = 'failed') AS failed
        FROM agent_assignments a
        LEFT JOIN agent_tasks t ON (t.workspace_id, t.assignment_id) = (a.workspace_id, a.id)
        WHERE a.id = ANY (touched) GROUP BY a.workspace_id, a.id
    ) AS t
    WHERE (a.workspace_id, a.id) = (t.workspace_id, t.id)
        AND (a.tasks_assigned, a.tasks_completed, a.tasks_failed) IS DISTINCT FROM (t.assigned, t.completed, t.failed);
    RETURN NULL;
END $$;
COMMENT ON FUNCTION count_assignment_tasks() IS 'Trigger: an assignment says how many tasks its queue has, has done and has given up.';
CREATE OR REPLACE TRIGGER count_assignment_tasks_insert AFTER INSERT ON agent_tasks
    REFERENCING NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_assignment_tasks();
CREATE OR REPLACE TRIGGER count_assignment_tasks_update AFTER UPDATE ON agent_tasks
    REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION count_assignment_tasks();
CREATE OR REPLACE TRIGGER count_assignment_tasks_delete AFTER DELETE ON agent_tasks
    REFERENCING OLD TABLE AS before FOR EACH STATEMENT EXECUTE FUNCTION count_assignment_tasks();

-- way back:
-- DROP FUNCTION IF EXISTS count_assignment_tasks() CASCADE;
-- DROP FUNCTION IF EXISTS keep_assignment() CASCADE;
