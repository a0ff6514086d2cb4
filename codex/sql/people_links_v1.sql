-- Django's own links of a person to groups and permissions would keep her from being deleted in SQL: theirs
-- do not cascade in the database. They are replaced by ours, whatever name Django has given them.
DO $do$
DECLARE
    link text;
    theirs text;
BEGIN
    FOREACH link IN ARRAY ARRAY['users_groups', 'users_user_permissions'] LOOP
        FOR theirs IN
            SELECT conname FROM pg_constraint
            WHERE conrelid = link::regclass AND confrelid = 'users'::regclass AND contype = 'f'
        LOOP
            EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', link, theirs);
        END LOOP;
        EXECUTE format(
            'ALTER TABLE %I ADD CONSTRAINT %I FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE',
            link, link || '_user_id_fk');
    END LOOP;
END $do$;

-- way back:
-- ALTER TABLE users_user_permissions DROP CONSTRAINT IF EXISTS users_user_permissions_user_id_fk;
-- ALTER TABLE users_groups DROP CONSTRAINT IF EXISTS users_groups_user_id_fk;
