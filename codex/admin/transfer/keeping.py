"""Files between their preview and its confirmation: kept in the database, for their person alone."""

import datetime
from typing import Any

from django.utils import timezone

from codex.admin.choices import as_id
from codex.admin.transfer.reports import Report
from codex.models import ImportFile

KEPT = datetime.timedelta(hours=1)


def keep(content: bytes, report: Report, *, person: Any, table: str, workspace: Any) -> ImportFile:
    """Keep a file with what was shown of it; one that she chose before for the same rows is forgotten."""
    its = {"user": person, "table_name": table, "workspace": workspace}
    ImportFile.objects.filter(**its).delete()
    kept: ImportFile = ImportFile.objects.create(content=content, outcome=report.digest, **its)
    return kept


def take(id_: str, *, person: Any, table: str) -> ImportFile | None:
    """The file that is confirmed, which is then kept no longer; None where it is none of hers, or gone.

    Of two who take it at once the second waits for the first, and gets it if that one has failed.
    """
    since = timezone.now() - KEPT
    its = ImportFile.objects.filter(pk=as_id(id_), user=person, table_name=table, created_at__gt=since)
    found: ImportFile | None = its.select_related("workspace").first()
    deleted, _ = its.delete()
    return found if deleted else None
