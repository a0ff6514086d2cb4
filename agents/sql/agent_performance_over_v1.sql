CREATE OR REPLACE FUNCTION agent_performance_over(
    p_workspace uuid, p_from date, p_to date, p_agent uuid DEFAULT NULL, p_guild text DEFAULT NULL
) RETURNS TABLE (
    execution_count bigint, success_count bigint, failure_count bigint, error_count bigint,
    success_rate_percentage numeric, error_rate_percentage numeric, avg_execution_time_seconds numeric,
    p50_execution_time_seconds numeric, p95_execution_time_seconds numeric, p99_execution_time_seconds numeric,
    total_input_tokens numeric, total_output_tokens numeric, total_cost_incurred numeric, quality_score numeric
)
LANGUAGE plpgsql STABLE SECURITY INVOKER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM must_be_in(p_workspace);
    RETURN QUERY
    WITH days AS MATERIALIZED (
        SELECT p.* FROM agent_performance p
        WHERE p.workspace_id = p_workspace AND p.measurement_date BETWEEN p_from AND p_to AND p.measurement_hour IS NULL
            AND (p_agent IS NULL OR p.agent_id = p_agent)
            AND (p_guild IS NULL OR p.agent_id IN (SELECT id FROM agent_registry WHERE guild_name = p_guild))
    ), merged AS (
        SELECT array_agg(ARRAY[bucket, runs]) AS histogram FROM (
            SELECT b.bucket, sum(b.runs)::bigint AS runs FROM days d, time_buckets(d.time_histogram) b GROUP BY b.bucket
        ) AS buckets
    ), totals AS (
        SELECT sum(d.execution_count) AS runs, sum(d.success_count) AS successes, sum(d.failure_count) AS failures,
            sum(d.error_count) AS errors, sum(d.total_execution_time_seconds) AS seconds,
            min(d.min_execution_time_seconds) AS least, max(d.max_execution_time_seconds) AS most,
            sum(d.total_input_tokens) AS input, sum(d.total_output_tokens) AS output, sum(d.total_cost_incurred) AS cost,
            sum(d.quality_total) AS quality, sum(d.quality_count) AS scored
        FROM days d
    )
    SELECT COALESCE(runs, 0)::bigint, COALESCE(successes, 0)::bigint, COALESCE(failures, 0)::bigint, COALESCE(errors, 0)::bigint,
        round(100 * successes / NULLIF(runs, 0), 2), round(100 * errors / NULLIF(runs, 0), 2), round(seconds / NULLIF(runs, 0), 6),
        GREATEST(least, LEAST(p[1], most)), GREATEST(least, LEAST(p[2], most)), GREATEST(least, LEAST(p[3], most)),
        COALESCE(input, 0), COALESCE(output, 0), COALESCE(cost, 0), round(quality / NULLIF(scored, 0), 2)
    FROM totals, merged, time_percentiles(histogram, ARRAY[0.5, 0.95, 0.99]) AS p;
END $$;
COMMENT ON FUNCTION agent_performance_over(uuid, date, date, uuid, text) IS
    'How one agent, a guild or all agents performed from one day to another: the merge of the days, percentiles included.';
GRANT EXECUTE ON FUNCTION agent_performance_over(uuid, date, date, uuid, text) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS agent_performance_over(uuid, date, date, uuid, text);
