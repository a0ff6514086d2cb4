"""The roles that the database knows Codex by: made once by a superuser, checked at each start."""

from codex.provisioning.apply import fingerprint, provision
from codex.provisioning.check import faults, warnings
from codex.provisioning.script import ROLES, script

__all__ = ["ROLES", "faults", "fingerprint", "provision", "script", "warnings"]
