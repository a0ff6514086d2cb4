-- Tables without row security: what is granted is all that protects them. No request can change a prompt, and
-- nobody rewrites what was released: releases are written by their trigger alone.
GRANT SELECT ON agent_registry, agent_capabilities, agent_releases TO codex_app;
REVOKE INSERT, UPDATE, DELETE ON agent_releases FROM codex_operator;

-- way back:
-- GRANT INSERT, UPDATE, DELETE ON agent_releases TO codex_operator;
-- REVOKE ALL ON agent_registry, agent_capabilities, agent_releases FROM codex_app;
