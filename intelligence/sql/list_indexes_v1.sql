COMMENT ON INDEX signals_waiting_idx IS
    'By confidence over all workspaces, and only what waits: operators are shown the surest of all of them.';
COMMENT ON INDEX insights_waiting_idx IS
    'By confidence over all workspaces, and only what waits: operators are shown the surest of all of them.';

-- way back:
-- COMMENT ON INDEX signals_waiting_idx IS NULL;
-- COMMENT ON INDEX insights_waiting_idx IS NULL;
