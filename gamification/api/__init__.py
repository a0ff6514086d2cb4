"""Gamification over HTTP."""
