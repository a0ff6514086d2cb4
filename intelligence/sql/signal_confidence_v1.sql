-- How sure several signals are together. Each source is a witness: its best signal speaks for it, and its
-- others confirm with a quarter of what is still open between them. Independent witnesses then combine as
-- probabilities do, each weighed by half, so that two sources of 60 % say more than one, and ten repeats of
-- one source say little more than one of it.
CREATE OR REPLACE FUNCTION signal_confidence(p_workspace uuid, p_signals uuid[]) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    WITH heard AS (
        SELECT data_source, max(confidence_score) AS best, count(*) AS number
        FROM intelligence_signals
        WHERE workspace_id = p_workspace AND id = ANY (p_signals)
        GROUP BY data_source
    ), witness AS (
        SELECT data_source, number,
               best + (100 - best) * 0.25 * (1 - power(0.5, number - 1)) * best / 100 AS confidence
        FROM heard
    ), ranked AS (
        SELECT *, row_number() OVER (ORDER BY confidence DESC, data_source) AS place FROM witness
    ), parts AS (
        SELECT max(confidence) AS strongest,
               COALESCE(exp(sum(ln(1 - confidence / 200)) FILTER (WHERE place > 1)), 1) AS doubt,
               sum(number)::int AS signals,
               count(*)::int AS sources,
               jsonb_object_agg(data_source, round(confidence, 2)) AS by_source
        FROM ranked
    )
    SELECT jsonb_build_object(
        'score', round(100 - (100 - strongest) * doubt, 2),
        'signals', signals, 'sources', sources, 'strongest_source', round(strongest, 2),
        'gained_from_other_sources', round((100 - strongest) * (1 - doubt), 2), 'by_source', by_source)
    FROM parts
$$;
COMMENT ON FUNCTION signal_confidence(uuid, uuid[]) IS
    'How sure signals are together, 0-100, with the parts: {score, signals, sources, strongest_source, '
    'gained_from_other_sources, by_source}; no score where none of them is visible.';
GRANT EXECUTE ON FUNCTION signal_confidence(uuid, uuid[]) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS signal_confidence(uuid, uuid[]);
