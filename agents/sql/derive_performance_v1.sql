CREATE OR REPLACE FUNCTION derive_agent_performance() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    runs CONSTANT bigint := NULLIF(NEW.execution_count, 0);
    percentiles CONSTANT numeric[] := time_percentiles(NEW.time_histogram, ARRAY[0.5, 0.95, 0.99]);
BEGIN
    NEW.avg_execution_time_seconds := NEW.total_execution_time_seconds / runs;
    -- No percentile is outside of what was seen: of few runs they are exact.
    NEW.p50_execution_time_seconds := GREATEST(NEW.min_execution_time_seconds, LEAST(percentiles[1], NEW.max_execution_time_seconds));
    NEW.p95_execution_time_seconds := GREATEST(NEW.min_execution_time_seconds, LEAST(percentiles[2], NEW.max_execution_time_seconds));
    NEW.p99_execution_time_seconds := GREATEST(NEW.min_execution_time_seconds, LEAST(percentiles[3], NEW.max_execution_time_seconds));
    NEW.avg_input_tokens_per_execution := NEW.total_input_tokens::numeric / runs;
    NEW.avg_output_tokens_per_execution := NEW.total_output_tokens::numeric / runs;
    NEW.avg_cost_per_execution := NEW.total_cost_incurred / runs;
    NEW.success_rate_percentage := 100 * NEW.success_count::numeric / runs;
    NEW.error_rate_percentage := 100 * NEW.error_count::numeric / runs;
    NEW.quality_score := NEW.quality_total / NULLIF(NEW.quality_count, 0);
    RETURN NEW;
END $$;
COMMENT ON FUNCTION derive_agent_performance() IS
    'Trigger: means, rates and percentiles always follow from the counts, the sums and the histogram of their row.';
CREATE OR REPLACE TRIGGER derive_agent_performance BEFORE INSERT OR UPDATE ON agent_performance
    FOR EACH ROW EXECUTE FUNCTION derive_agent_performance();

-- way back:
-- DROP FUNCTION IF EXISTS derive_agent_performance() CASCADE;
