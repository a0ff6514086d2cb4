-- A histogram of times is a list of pairs (bucket, count), one after the other, buckets ascending. Bucket b holds
-- the times above 1.02 ^ (b - 1) and up to 1.02 ^ b seconds, and is read as its harmonic middle, which is within
-- 1 % of each of them; one bucket of its own holds 0. Histograms merge by adding up: nothing is lost.
CREATE OR REPLACE FUNCTION time_bucket(p_seconds numeric) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN p_seconds = 0 THEN -1000 ELSE ceil(ln(p_seconds::double precision) / ln(1.02::double precision)) END;
COMMENT ON FUNCTION time_bucket(numeric) IS
    'The bucket of a time in seconds; a negative time is refused (2201E).';

CREATE OR REPLACE FUNCTION time_of_bucket(p_bucket bigint) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN p_bucket = -1000 THEN 0
    ELSE round((2 * 1.02::double precision ^ p_bucket / 2.02)::numeric, 6) END;
COMMENT ON FUNCTION time_of_bucket(bigint) IS 'What the times of a bucket are taken for, in seconds, within 1 %.';

CREATE OR REPLACE FUNCTION time_buckets(p_pairs bigint[]) RETURNS TABLE (bucket bigint, runs bigint)
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT max(entry) FILTER (WHERE place % 2 = 1), max(entry) FILTER (WHERE place % 2 = 0)
    FROM unnest(p_pairs) WITH ORDINALITY AS entries (entry, place)
    GROUP BY (place + 1) / 2 ORDER BY (place + 1) / 2;
END;
COMMENT ON FUNCTION time_buckets(bigint[]) IS 'The pairs of a histogram, or of several joined together, as rows.';

CREATE OR REPLACE FUNCTION time_histogram(p_pairs bigint[]) RETURNS bigint[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
    SELECT COALESCE(array_agg(entry ORDER BY bucket, place), ARRAY[]::bigint[])
    FROM (SELECT bucket, sum(runs)::bigint AS runs FROM time_buckets(p_pairs) GROUP BY bucket) AS merged,
        unnest(ARRAY[bucket, runs]) WITH ORDINALITY AS entries (entry, place)
);
COMMENT ON FUNCTION time_histogram(bigint[]) IS
    'One histogram of pairs in any order: histograms are merged by time_histogram(one || other).';

CREATE OR REPLACE FUNCTION time_percentiles(p_histogram bigint[], p_fractions numeric[]) RETURNS numeric[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
    WITH counted AS (
        SELECT bucket, sum(runs) OVER (ORDER BY bucket) AS up_to, sum(runs) OVER () AS total FROM time_buckets(p_histogram)
    )
    SELECT array_agg(
        (SELECT time_of_bucket(min(bucket)) FROM counted WHERE up_to >= fraction * total) ORDER BY place)
    FROM unnest(p_fractions) WITH ORDINALITY AS wanted (fraction, place)
);
COMMENT ON FUNCTION time_percentiles(bigint[], numeric[]) IS
    'For each fraction from 0 to 1: the time in seconds that this part of the runs took at most, within 1 %; null without runs.';

CREATE OR REPLACE FUNCTION is_time_histogram(p_histogram bigint[], p_runs bigint) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_position(p_histogram, NULL) IS NULL AND cardinality(p_histogram) % 2 = 0 AND COALESCE((
    SELECT sum(runs) = p_runs AND bool_and(runs > 0) AND bool_and(bucket > before) IS NOT FALSE
    FROM (
        SELECT bucket, runs, lag(bucket) OVER (ORDER BY place) AS before
        FROM time_buckets(p_histogram) WITH ORDINALITY AS buckets (bucket, runs, place)
    ) AS pairs
), p_runs = 0);
COMMENT ON FUNCTION is_time_histogram(bigint[], bigint) IS
    'Whether this is a histogram of so many runs: pairs with ascending buckets and counts above 0.';

GRANT EXECUTE ON FUNCTION time_bucket(numeric), time_of_bucket(bigint), time_buckets(bigint[]), time_histogram(bigint[]),
    time_percentiles(bigint[], numeric[]), is_time_histogram(bigint[], bigint) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS is_time_histogram(bigint[], bigint);
-- DROP FUNCTION IF EXISTS time_percentiles(bigint[], numeric[]);
-- DROP FUNCTION IF EXISTS time_histogram(bigint[]);
-- DROP FUNCTION IF EXISTS time_buckets(bigint[]);
-- DROP FUNCTION IF EXISTS time_of_bucket(bigint);
-- DROP FUNCTION IF EXISTS time_bucket(numeric);
