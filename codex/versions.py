"""Which version of a row somebody has read: what the API's ETag and a form of the back office carry."""

import datetime
import hashlib
import json
from collections.abc import Iterable
from typing import Any


def version(row: Any) -> str:
    """The version of a row: when it last changed, as the API shows it."""
    moment: datetime.datetime = row.updated_at
    return moment.astimezone(datetime.UTC).isoformat().removesuffix("+00:00") + "Z"


def fingerprint(row: Any, names: Iterable[str]) -> str:
    """What these columns of a row hold, as a short text that is another one when any of them is."""
    columns = [field for field in row._meta.local_concrete_fields if field.name in set(names)]
    held = {field.name: field.value_from_object(row) for field in columns}
    told = json.dumps(held, default=str, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:16]
