COMMENT ON INDEX campaigns_anywhere_idx IS
    'By status over all workspaces: operators are shown how many there are, and which should have ended.';

-- way back:
-- COMMENT ON INDEX campaigns_anywhere_idx IS NULL;
