COMMENT ON INDEX alerts_open_idx IS
    'By severity over all workspaces, and only what is open: operators are shown the most urgent of all of them.';

-- way back:
-- COMMENT ON INDEX alerts_open_idx IS NULL;
