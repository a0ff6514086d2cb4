COMMENT ON INDEX campaigns_anywhere_idx IS
    'By status over all workspaces: operators are shown how many there are.';
COMMENT ON INDEX campaigns_late_anywhere_idx IS
    'By their end over all workspaces, and only what is under way: operators are shown which should have ended.';

-- way back:
-- COMMENT ON INDEX campaigns_anywhere_idx IS NULL;
-- COMMENT ON INDEX campaigns_late_anywhere_idx IS NULL;
