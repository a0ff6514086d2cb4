-- SECURITY DEFINER, because runs, performance and totals are written by nobody else. It works in the given workspace
-- only, which must_be_in() has compared with the entered one, and asks for the role of a writer itself.
CREATE OR REPLACE FUNCTION record_agent_executions(p_workspace uuid, p_executions jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    recorded agent_executions[];
BEGIN
    PERFORM must_be_in(p_workspace);
    IF current_setting('app.current_workspace_id', true) <> ''
        AND COALESCE(current_setting('app.current_member_role', true), '') NOT IN ('strategist', 'admin', 'owner', 'agent') THEN
        RAISE EXCEPTION 'this role does not record runs' USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- Everybody writes runs, hours, days and assignments in this order, each sorted: writers wait, and never in a circle.
    WITH given AS (
        SELECT COALESCE(execution, uuidv7()) AS execution_id, COALESCE(started_at, now()) AS began, g.*
        FROM jsonb_to_recordset(p_executions) AS g (
            agent uuid, execution_time_seconds numeric, input_tokens bigint, output_tokens bigint, cost numeric,
            success boolean, outcome text, quality numeric, assignment uuid, execution uuid, started_at timestamptz)
    ), fresh AS (
        INSERT INTO agent_executions AS e (workspace_id, execution_id, agent_id, assignment_id, agent_version,
            started_at, execution_time_seconds, input_tokens, output_tokens, cost, outcome, quality)
        SELECT p_workspace, g.execution_id, g.agent, g.assignment, COALESCE(a.version, 'unknown'), g.began,
            g.execution_time_seconds, COALESCE(g.input_tokens, 0), COALESCE(g.output_tokens, 0), COALESCE(g.cost, 0),
            COALESCE(g.outcome, CASE WHEN g.success THEN 'success' WHEN NOT g.success THEN 'failure' END), g.quality
        FROM given g LEFT JOIN agent_registry a ON a.id = g.agent
        ORDER BY g.execution_id
        ON CONFLICT (workspace_id, execution_id) DO NOTHING
        RETURNING e AS run
    )
    SELECT array_agg(run) INTO recorded FROM fresh;

    WITH runs AS (
        SELECT r.*, (r.started_at AT TIME ZONE 'UTC')::date AS day,
            extract(hour FROM r.started_at AT TIME ZONE 'UTC')::smallint AS hour
        FROM unnest(recorded) AS r
    )
    INSERT INTO agent_performance AS p (workspace_id, agent_id, measurement_date, measurement_hour, execution_count,
        success_count, failure_count, error_count, total_execution_time_seconds, min_execution_time_seconds,
        max_execution_time_seconds, time_histogram, total_input_tokens, total_output_tokens, total_cost_incurred,
        quality_count, quality_total)
    SELECT p_workspace, agent_id, day, hour, count(*),
        count(*) FILTER (WHERE outcome = 'success'), count(*) FILTER (WHERE outcome = 'failure'),
        count(*) FILTER (WHERE outcome = 'error'), sum(execution_time_seconds), min(execution_time_seconds),
        max(execution_time_seconds), time_histogram(array_agg(ARRAY[time_bucket(execution_time_seconds), 1])),
        sum(input_tokens), sum(output_tokens), sum(cost), count(quality), COALESCE(sum(quality), 0)
    FROM runs
    GROUP BY GROUPING SETS ((agent_id, day, hour), (agent_id, day))
    ORDER BY agent_id, day, hour
    ON CONFLICT (workspace_id, agent_id, measurement_date, measurement_hour) DO UPDATE SET
        execution_count = p.execution_count + EXCLUDED.execution_count,
        success_count = p.success_count + EXCLUDED.success_count,
        failure_count = p.failure_count + EXCLUDED.failure_count,
        error_count = p.error_count + EXCLUDED.error_count,
        total_execution_time_seconds = p.total_execution_time_seconds + EXCLUDED.total_execution_time_seconds,
        min_execution_time_seconds = LEAST(p.min_execution_time_seconds, EXCLUDED.min_execution_time_seconds),
        max_execution_time_seconds = GREATEST(p.max_execution_time_seconds, EXCLUDED.max_execution_time_seconds),
        time_histogram = time_histogram(p.time_histogram || EXCLUDED.time_histogram),
        total_input_tokens = p.total_input_tokens + EXCLUDED.total_input_tokens,
        total_output_tokens = p.total_output_tokens + EXCLUDED.total_output_tokens,
        total_cost_incurred = p.total_cost_incurred + EXCLUDED.total_cost_incurred,
        quality_count = p.quality_count + EXCLUDED.quality_count,
        quality_total = p.quality_total + EXCLUDED.quality_total;

    PERFORM FROM agent_assignments
    WHERE workspace_id = p_workspace AND id IN (SELECT assignment_id FROM unnest(recorded)) ORDER BY id FOR NO KEY UPDATE;
    UPDATE agent_assignments a
    SET total_tokens_used = a.total_tokens_used + r.tokens, total_cost_incurred = a.total_cost_incurred + r.cost
    FROM (
        SELECT assignment_id, sum(input_tokens + output_tokens) AS tokens, sum(cost) AS cost
        FROM unnest(recorded) WHERE assignment_id IS NOT NULL GROUP BY assignment_id
    ) AS r
    WHERE a.workspace_id = p_workspace AND a.id = r.assignment_id;
    RETURN COALESCE(cardinality(recorded), 0);
END $$;
COMMENT ON FUNCTION record_agent_executions(uuid, jsonb) IS
    'Records runs from a JSON array of objects with the arguments of record_agent_execution() as names; returns how many were new.';

CREATE OR REPLACE FUNCTION record_agent_execution(
    p_workspace uuid, p_agent uuid, p_execution_time_seconds numeric, p_input_tokens integer, p_output_tokens integer,
    p_cost numeric, p_success boolean, p_outcome text DEFAULT NULL, p_quality numeric DEFAULT NULL,
    p_assignment uuid DEFAULT NULL, p_execution uuid DEFAULT NULL, p_started_at timestamptz DEFAULT NULL
) RETURNS void
LANGUAGE sql SECURITY INVOKER
BEGIN ATOMIC
    SELECT record_agent_executions(p_workspace, jsonb_build_array(jsonb_build_object(
        'agent', p_agent, 'execution_time_seconds', p_execution_time_seconds, 'input_tokens', p_input_tokens,
        'output_tokens', p_output_tokens, 'cost', p_cost, 'success', p_success, 'outcome', p_outcome,
        'quality', p_quality, 'assignment', p_assignment, 'execution', p_execution, 'started_at', p_started_at)));
END;
COMMENT ON FUNCTION record_agent_execution(uuid, uuid, numeric, integer, integer, numeric, boolean, text, numeric, uuid, uuid, timestamptz) IS
    'Records one run: in its hour and its day (UTC), and at the one assignment it ran under. The outcome (success, failure, '
    'error) wins over the boolean, whose false is a failure; the same execution id again changes nothing.';

GRANT EXECUTE ON FUNCTION record_agent_executions(uuid, jsonb),
    record_agent_execution(uuid, uuid, numeric, integer, integer, numeric, boolean, text, numeric, uuid, uuid, timestamptz)
    TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS record_agent_execution(uuid, uuid, numeric, integer, integer, numeric, boolean, text, numeric, uuid, uuid, timestamptz);
-- DROP FUNCTION IF EXISTS record_agent_executions(uuid, jsonb);
