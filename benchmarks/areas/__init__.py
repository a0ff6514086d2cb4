"""The areas of 014-017: their lists, their functions, their growth, and runs recorded by many at once."""
