COMMENT ON INDEX agent_performance_anywhere_idx IS
    'By day over all workspaces: operators are shown the last days of all of them, and the rows behind a day.';

-- way back:
-- COMMENT ON INDEX agent_performance_anywhere_idx IS NULL;
