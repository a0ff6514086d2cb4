"""Rows as files for spreadsheets: sent while they are read, imported all or none after a preview."""

from codex.admin.transfer.pages import Transferable

__all__ = ["Transferable"]
