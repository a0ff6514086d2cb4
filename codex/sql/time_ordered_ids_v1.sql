-- PostgreSQL 18 has uuidv7() itself; on 15 to 17 this one stands in its place under the same name.
DO $do$ BEGIN
    IF to_regprocedure('pg_catalog.uuidv7()') IS NULL THEN
        CREATE OR REPLACE FUNCTION public.uuidv7() RETURNS uuid
        LANGUAGE sql VOLATILE PARALLEL SAFE
        RETURN (
            WITH now AS (SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS microseconds)
            SELECT encode(
                substring(int8send(microseconds / 1000) FROM 3)                             -- 48 bits of milliseconds
                || substring(int4send((28672 + microseconds % 1000 * 4096 / 1000)::int) FROM 3)  -- version 7, fraction
                || substring(uuid_send(gen_random_uuid()) FROM 9),                          -- variant, 62 random bits
                'hex')::uuid
            FROM now
        );
        COMMENT ON FUNCTION public.uuidv7() IS 'A time-ordered id (RFC 9562, version 7).';
        GRANT EXECUTE ON FUNCTION public.uuidv7() TO codex_app, codex_operator, codex_jobs;
    END IF;
END $do$;

-- way back:
-- DROP FUNCTION IF EXISTS public.uuidv7();
