"""How log lines are written: as JSON where programs read them, in words where people do."""

import logging
import re
from collections.abc import MutableMapping
from typing import Any

import structlog

# What opens an invitation or sets a password stands in the address of a mailed link.
MAILED = re.compile(r"(?<!/api/v1)(/invitations/|/account/password/[^/\s]+/)[^/\s]+")


def without_secrets(_: Any, __: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The line, with what is secret in an address left out."""
    for name in ("event", "request"):
        if isinstance(line.get(name), str):
            line[name] = MAILED.sub(r"\1...", line[name])
    return line


SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    without_secrets,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso"),
]
structlog.configure(
    # First what nobody wants to read is dropped, before anything is put together for it.
    processors=[
        structlog.stdlib.filter_by_level,
        *SHARED,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)


def formatter(*, as_json: bool) -> logging.Formatter:
    """Every line with what is known of its request: request_id, user_id, workspace."""
    last = structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=False)
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=SHARED,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            last,
        ],
    )


def to_stderr(*, as_json: bool, level: str) -> dict[str, Any]:
    """What Django configures logging with."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": "codex.logs.formatter", "as_json": as_json}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["stderr"], "level": level},
    }
