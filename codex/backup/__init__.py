"""A backup: a dump in pg_dump's custom format, and a manifest beside it that says what is in it."""

from codex.backup.making import back_up
from codex.backup.manifest import Manifest
from codex.backup.restoring import restore

__all__ = ["Manifest", "back_up", "restore"]
