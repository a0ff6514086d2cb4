COMMENT ON INDEX workspaces_name_idx IS
    'By name: operators choose among all workspaces.';

-- way back:
-- COMMENT ON INDEX workspaces_name_idx IS NULL;
