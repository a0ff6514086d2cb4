"""What the pages of the back office cost as tables grow."""
