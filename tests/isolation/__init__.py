"""What row security must hold against: rows of two workspaces, attempts on them, and broken databases."""
