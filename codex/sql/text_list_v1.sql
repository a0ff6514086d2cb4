CREATE OR REPLACE FUNCTION is_text_list(p_list text[]) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN cardinality(p_list) <= 200
    AND (SELECT coalesce(sum(octet_length(entry)), 0) <= 262144 FROM unnest(p_list) AS entry)
    AND NOT EXISTS (
        SELECT FROM unnest(p_list) AS entry WHERE entry IS NULL OR btrim(entry) = '' OR char_length(entry) > 20000
    );
COMMENT ON FUNCTION is_text_list(text[]) IS
    'Whether a list of texts is within its limits: at most 200 entries, each of 1 to 20,000 characters, 256 kB in all.';
GRANT EXECUTE ON FUNCTION is_text_list(text[]) TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS is_text_list(text[]);
