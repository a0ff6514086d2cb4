"""Endpoints of intelligence."""
