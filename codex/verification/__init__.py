"""Whether the database is what it has to be: one SQL file, for psql and for `manage.py verify_schema`."""

from codex.verification.report import as_json, as_text
from codex.verification.run import Check, record, verify

__all__ = ["Check", "as_json", "as_text", "record", "verify"]
