-- The last thing before a restoration is committed: every table has the rows that the manifest counted.
DO $verify$
DECLARE
    expected CONSTANT jsonb := pg_catalog.current_setting('codex.expected_rows');
    found jsonb := '{}';
    name text;
    counted bigint;
    differences text;
BEGIN
    FOR name IN
        SELECT pg_catalog.format('%I.%I', n.nspname, c.relname)
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
    LOOP
        EXECUTE 'SELECT count(*) FROM ' || name INTO counted;
        found := found || pg_catalog.jsonb_build_object(name, counted);
    END LOOP;
    SELECT pg_catalog.string_agg(
        pg_catalog.format('%s has %s rows and not %s', key, COALESCE(f.value, 'no'), COALESCE(e.value, 'no')),
        ', ' ORDER BY key)
    INTO differences
    FROM pg_catalog.jsonb_each_text(expected) e FULL JOIN pg_catalog.jsonb_each_text(found) f USING (key)
    WHERE e.value IS DISTINCT FROM f.value;
    IF differences IS NOT NULL THEN
        RAISE EXCEPTION 'the rows are not those of the manifest: %', differences;
    END IF;
END $verify$;
