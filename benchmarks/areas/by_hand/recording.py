"""By hand: what runs add up to."""

PERFORMANCE = """
    ON CONFLICT (workspace_id, agent_id, measurement_date, measurement_hour) DO UPDATE SET
        execution_count = p.execution_count + EXCLUDED.execution_count,
        success_count = p.success_count + EXCLUDED.success_count,
        failure_count = p.failure_count + EXCLUDED.failure_count,
        error_count = p.error_count + EXCLUDED.error_count,
        total_execution_time_seconds = p.total_execution_time_seconds + EXCLUDED.total_execution_time_seconds,
        min_execution_time_seconds =
            LEAST(p.min_execution_time_seconds, EXCLUDED.min_execution_time_seconds),
        max_execution_time_seconds =
            GREATEST(p.max_execution_time_seconds, EXCLUDED.max_execution_time_seconds),
        time_histogram = time_histogram(p.time_histogram || EXCLUDED.time_histogram),
        total_input_tokens = p.total_input_tokens + EXCLUDED.total_input_tokens,
        total_output_tokens = p.total_output_tokens + EXCLUDED.total_output_tokens,
        total_cost_incurred = p.total_cost_incurred + EXCLUDED.total_cost_incurred,
        quality_count = p.quality_count + EXCLUDED.quality_count,
        quality_total = p.quality_total + EXCLUDED.quality_total
"""
ADDED_UP = """
    INSERT INTO agent_performance AS p (workspace_id, agent_id, measurement_date, measurement_hour,
        execution_count, success_count, failure_count, error_count, total_execution_time_seconds,
        min_execution_time_seconds, max_execution_time_seconds, time_histogram, total_input_tokens,
        total_output_tokens, total_cost_incurred, quality_count, quality_total)
"""

ONE = f"""
    WITH run AS (
        INSERT INTO agent_executions (workspace_id, agent_id, assignment_id, agent_version, started_at,
            execution_time_seconds, input_tokens, output_tokens, cost, outcome, quality)
        SELECT %(workspace)s, id, %(assignment)s::uuid, version, %(began)s, %(seconds)s, 900, 300, 0.01,
            'success', 80
        FROM agent_registry WHERE id = %(agent)s
        RETURNING *
    ), added AS (
        {ADDED_UP}
        SELECT workspace_id, agent_id, (started_at AT TIME ZONE 'UTC')::date, hour, 1, 1, 0, 0,
            execution_time_seconds, execution_time_seconds, execution_time_seconds,
            ARRAY[time_bucket(execution_time_seconds), 1], input_tokens, output_tokens, cost, 1, quality
        FROM run, unnest(ARRAY[extract(hour FROM started_at AT TIME ZONE 'UTC')::smallint, NULL]) AS hour
        {PERFORMANCE}
    )
    UPDATE agent_assignments a
    SET total_tokens_used = a.total_tokens_used + run.input_tokens + run.output_tokens,
        total_cost_incurred = a.total_cost_incurred + run.cost
    FROM run WHERE a.workspace_id = run.workspace_id AND a.id = run.assignment_id
    RETURNING 1
"""

MANY = f"""
    WITH run AS (
        INSERT INTO agent_executions AS e (workspace_id, execution_id, agent_id, assignment_id, agent_version,
            started_at, execution_time_seconds, input_tokens, output_tokens, cost, outcome, quality)
        SELECT %(workspace)s, COALESCE(execution, uuidv7()), agent, assignment, a.version, started_at,
            execution_time_seconds, input_tokens, output_tokens, cost, outcome, quality
        FROM jsonb_to_recordset(%(runs)s) AS g (
            agent uuid, execution_time_seconds numeric, input_tokens bigint, output_tokens bigint,
            cost numeric, outcome text, quality numeric, assignment uuid, execution uuid,
            started_at timestamptz)
        JOIN agent_registry a ON a.id = g.agent
        ON CONFLICT (workspace_id, execution_id) DO NOTHING
        RETURNING *, (started_at AT TIME ZONE 'UTC')::date AS day,
            extract(hour FROM started_at AT TIME ZONE 'UTC')::smallint AS hour
    ), added AS (
        {ADDED_UP}
        SELECT workspace_id, agent_id, day, hour, count(*), count(*) FILTER (WHERE outcome = 'success'),
            count(*) FILTER (WHERE outcome = 'failure'), count(*) FILTER (WHERE outcome = 'error'),
            sum(execution_time_seconds), min(execution_time_seconds), max(execution_time_seconds),
            time_histogram(array_agg(ARRAY[time_bucket(execution_time_seconds), 1])), sum(input_tokens),
            sum(output_tokens), sum(cost), count(quality), COALESCE(sum(quality), 0)
        FROM run
        GROUP BY GROUPING SETS ((workspace_id, agent_id, day, hour), (workspace_id, agent_id, day))
        ORDER BY agent_id, day, hour
        {PERFORMANCE}
    ), charged AS (
        UPDATE agent_assignments a
        SET total_tokens_used = a.total_tokens_used + r.tokens,
            total_cost_incurred = a.total_cost_incurred + r.cost
        FROM (
            SELECT assignment_id, sum(input_tokens + output_tokens) AS tokens, sum(cost) AS cost
            FROM run GROUP BY assignment_id
        ) AS r
        WHERE a.workspace_id = %(workspace)s AND a.id = r.assignment_id
    )
    SELECT count(*) FROM run
"""
