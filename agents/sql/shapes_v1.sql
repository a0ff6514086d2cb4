-- What free structure has to look like, as far as a CHECK can say it; agents/models/schemas.py says the rest.
CREATE OR REPLACE FUNCTION is_model_config(p_config jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN jsonb_typeof(p_config) = 'object' THEN
    p_config - ARRAY['model', 'temperature', 'max_tokens'] = '{}'
    AND btrim(p_config ->> 'model') <> '' AND char_length(p_config ->> 'model') <= 200
    AND p_config @? '$ ? (@.model.type() == "string" && @.temperature.type() == "number" && @.max_tokens.type() == "number")'
    AND p_config @? '$ ? (@.temperature >= 0 && @.temperature <= 2)'
    AND p_config @? '$ ? (@.max_tokens >= 1 && @.max_tokens <= 1000000 && @.max_tokens.floor() == @.max_tokens)'
    ELSE false END;
COMMENT ON FUNCTION is_model_config(jsonb) IS
    'Whether this configures a language model: {model, temperature 0-2, max_tokens 1-1,000,000}, all of it and nothing else.';

CREATE OR REPLACE FUNCTION is_execution_constraints(p_constraints jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN jsonb_typeof(p_constraints) = 'object' THEN
    p_constraints - ARRAY['budget_per_day', 'budget_total', 'runs_per_minute', 'tokens_per_run'] = '{}'
    AND NOT p_constraints @? 'strict $.* ? (@.type() != "number")'
    AND NOT p_constraints @? '$.* ? (@ <= 0)'
    AND NOT p_constraints @? '$.runs_per_minute ? (@.floor() != @)'
    AND NOT p_constraints @? '$.tokens_per_run ? (@.floor() != @)'
    ELSE false END;
COMMENT ON FUNCTION is_execution_constraints(jsonb) IS
    'Whether these are limits of an assignment: budget_per_day, budget_total, runs_per_minute, tokens_per_run, each above 0.';

CREATE OR REPLACE FUNCTION is_json_schema(p_schema jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN jsonb_typeof(p_schema) = 'object' THEN
    p_schema = '{}' OR (
        COALESCE(p_schema -> 'type' = '"object"', false)
        AND jsonb_typeof(COALESCE(p_schema -> 'properties', '{}')) = 'object'
        AND (p_schema @? 'strict $.properties.* ? (@.type() != "object" && @.type() != "boolean")') IS NOT TRUE
        AND jsonb_typeof(COALESCE(p_schema -> 'required', '[]')) = 'array'
        AND (p_schema @? 'strict $.required[*] ? (@.type() != "string")') IS NOT TRUE)
    ELSE false END;
COMMENT ON FUNCTION is_json_schema(jsonb) IS
    'Whether this has the form of a JSON Schema for parameters: an object with properties and required names; {} takes anything.';

GRANT EXECUTE ON FUNCTION is_model_config(jsonb), is_execution_constraints(jsonb), is_json_schema(jsonb)
    TO codex_app, codex_operator;

-- way back:
-- DROP FUNCTION IF EXISTS is_json_schema(jsonb);
-- DROP FUNCTION IF EXISTS is_execution_constraints(jsonb);
-- DROP FUNCTION IF EXISTS is_model_config(jsonb);
