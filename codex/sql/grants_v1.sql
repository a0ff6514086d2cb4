-- Tables without row security: what the app may do with them is all that protects them.
-- No DELETE on users: the cascade to memberships and work would ignore row security.
GRANT SELECT, INSERT, UPDATE ON users TO codex_app;
GRANT SELECT ON operators TO codex_app;
GRANT SELECT, INSERT, DELETE ON personal_tokens TO codex_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON recent_counts TO codex_app;

-- way back:
-- REVOKE ALL ON recent_counts FROM codex_app;
-- REVOKE ALL ON personal_tokens FROM codex_app;
-- REVOKE ALL ON operators FROM codex_app;
-- REVOKE ALL ON users FROM codex_app;
