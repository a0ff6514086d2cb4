"""Columns with their limits: each kind of value brings its CHECK, its default and its form's bounds."""

import datetime
import os
import time
import uuid
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.expressions import RawSQL

from codex.rules import Rule

LONGEST_NAME = 200  # characters
LONGEST_TEXT = 20_000  # characters
LONGEST_LIST = 200  # entries
LARGEST_JSON = 262_144  # bytes of its text
FIRST_DAY, LAST_DAY = datetime.date(2000, 1, 1), datetime.date(2100, 12, 31)
FIRST_MOMENT = datetime.datetime.combine(FIRST_DAY, datetime.time.min, datetime.UTC)
LAST_MOMENT = datetime.datetime.combine(LAST_DAY, datetime.time.max, datetime.UTC)


def uuid7() -> uuid.UUID:
    """A time-ordered id: 48 bits of milliseconds, 12 of their fraction, 62 random (RFC 9562)."""
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    fraction = rest * 4096 // 1_000_000
    random = int.from_bytes(os.urandom(8), "big") >> 2
    return uuid.UUID(int=milliseconds << 80 | 0x7 << 76 | fraction << 64 | 0x2 << 62 | random)


class UUIDv7(models.Func):
    """The server's own time-ordered id, for rows that raw SQL inserts."""

    function = "uuidv7"
    arity = 0
    output_field = models.UUIDField()


class Limited(models.Field):  # type: ignore[type-arg]
    """A field that adds the CHECK of its limit to its table; migrations know it as Django's own field."""

    plain: str
    says = ""

    def limit(self, column: str) -> str:
        """The SQL that holds for every value of the column."""
        raise NotImplementedError

    def deconstruct(self) -> Any:
        name, _, args, options = super().deconstruct()
        options.pop("validators", None)
        return name, self.plain, args, options

    def clone(self) -> Any:
        """The same field: what it was given, not what its kind is given when nothing is said."""
        copy = super().clone()
        for option in ("null", "blank", "default", "db_default"):
            setattr(copy, option, getattr(self, option))
        return copy

    def contribute_to_class(self, cls: Any, name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name)
        if not cls._meta.abstract:
            column = str(self.column)
            rule = Rule(
                name=f"{cls._meta.db_table}_{column}_limit",
                sql=self.limit(column),
                says=self.says,
                field=name,
            )
            cls._meta.constraints.append(rule)


class Name(Limited, models.TextField):  # type: ignore[type-arg]
    """A name or title: something to read, at most 200 characters."""

    plain = "django.db.models.TextField"
    says = f"This is a name: write something, in at most {LONGEST_NAME} characters."

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": LONGEST_NAME, **options})

    def limit(self, column: str) -> str:
        filled = "" if self.blank else f"btrim({column}) <> '' AND "
        return f"{filled}char_length({column}) <= {LONGEST_NAME}"

    def formfield(self, **options: Any) -> Any:
        from django import forms

        return super().formfield(**{"widget": forms.TextInput(attrs={"size": 60}), **options})


class Prose(Limited, models.TextField):  # type: ignore[type-arg]
    """A text of at most 20,000 characters, empty unless given."""

    plain = "django.db.models.TextField"
    says = f"Write at most {LONGEST_TEXT:,} characters."

    def __init__(self, **options: Any) -> None:
        if "blank" not in options:
            options = {"blank": True, "default": "", "db_default": "", **options}
        super().__init__(**{"max_length": LONGEST_TEXT, **options})

    def limit(self, column: str) -> str:
        filled = "" if self.blank else f"btrim({column}) <> '' AND "
        return f"{filled}char_length({column}) <= {LONGEST_TEXT}"


class Choice(Limited, models.TextField):  # type: ignore[type-arg]
    """One word of a fixed set."""

    plain = "django.db.models.TextField"

    def __init__(self, **options: Any) -> None:
        if "default" in options:
            options = {"db_default": str(options["default"]), **options}
        super().__init__(**options)
        words = [str(word) for word, _ in self.choices or ()]
        self.says = f"Choose one of: {', '.join(words)}."

    def limit(self, column: str) -> str:
        words = ", ".join(f"'{word}'" for word, _ in self.choices or ())
        return f"{column} IN ({words})"

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        options.pop("choices", None)  # the CHECK carries them
        return name, path, args, options


class TextList(Limited, ArrayField):  # type: ignore[type-arg]
    """A list of texts: at most 200, none of them empty, together no more than a JSON object holds."""

    plain = "django.contrib.postgres.fields.ArrayField"
    says = (
        f"Give at most {LONGEST_LIST} entries, none of them empty or over {LONGEST_TEXT:,} characters, and "
        f"{LARGEST_JSON // 1024} kB in all."
    )

    def __init__(self, **options: Any) -> None:
        options.setdefault("base_field", models.TextField(max_length=LONGEST_TEXT))
        super().__init__(**{"blank": True, "default": list, "db_default": [], "size": None, **options})

    def limit(self, column: str) -> str:
        return f"is_text_list({column})"


class Json(Limited, models.JSONField):
    """A JSON object of at most 256 kB of text."""

    plain = "django.db.models.JSONField"
    says = f"Give a JSON object of at most {LARGEST_JSON // 1024} kB."

    def __init__(self, **options: Any) -> None:
        empty = RawSQL("'{}'::jsonb", (), output_field=models.JSONField())
        super().__init__(**{"blank": True, "default": dict, "db_default": empty, **options})

    def limit(self, column: str) -> str:
        return f"jsonb_typeof({column}) = 'object' AND octet_length({column}::text) <= {LARGEST_JSON}"


class Percentage(Limited, models.DecimalField):  # type: ignore[type-arg]
    """A share or score from 0 to 100, with two decimals."""

    plain = "django.db.models.DecimalField"
    says = "Give a number from 0 to 100."

    def __init__(self, **options: Any) -> None:
        bounds = [MinValueValidator(0), MaxValueValidator(100)]
        super().__init__(**{"max_digits": 5, "decimal_places": 2, "validators": bounds, **options})

    def limit(self, column: str) -> str:
        return f"{column} BETWEEN 0 AND 100"


class Money(Limited, models.DecimalField):  # type: ignore[type-arg]
    """An amount of the row's currency, never negative, with two decimals."""

    plain = "django.db.models.DecimalField"
    says = "Give an amount of 0 or more, below 1,000,000,000,000."

    def __init__(self, **options: Any) -> None:
        bounds = [MinValueValidator(0)]
        super().__init__(**{"max_digits": 14, "decimal_places": 2, "validators": bounds, **options})

    def limit(self, column: str) -> str:
        return f"{column} >= 0 AND {column} <> 'NaN'"


class Count(Limited, models.BigIntegerField):  # type: ignore[type-arg]
    """How many: a whole number of 0 or more."""

    plain = "django.db.models.BigIntegerField"
    says = "Give a whole number of 0 or more."

    def __init__(self, **options: Any) -> None:
        bounds = [MinValueValidator(0)]
        if not options.get("null"):
            options = {"default": 0, "db_default": 0, **options}
        super().__init__(**{"validators": bounds, **options})

    def limit(self, column: str) -> str:
        return f"{column} >= 0"


class Day(Limited, models.DateField):  # type: ignore[type-arg, misc]
    """A day in UTC, from 2000 to 2100."""

    plain = "django.db.models.DateField"
    says = "Give a date from 2000-01-01 to 2100-12-31."

    def __init__(self, **options: Any) -> None:
        bounds = [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]
        super().__init__(**{"validators": bounds, "null": True, "blank": True, **options})

    def limit(self, column: str) -> str:
        return f"{column} BETWEEN '{FIRST_DAY}' AND '{LAST_DAY}'"


class Moment(Limited, models.DateTimeField):  # type: ignore[type-arg, misc]
    """A time that somebody states, from 2000 to 2100; those that the database keeps itself need no limit."""

    plain = "django.db.models.DateTimeField"
    says = "Give a time from the years 2000 to 2100."

    def __init__(self, **options: Any) -> None:
        bounds = [MinValueValidator(FIRST_MOMENT), MaxValueValidator(LAST_MOMENT)]
        super().__init__(**{"validators": bounds, **options})

    def limit(self, column: str) -> str:
        # By the year, since a constant of timestamptz is shown in everybody's own time zone.
        first, last = FIRST_MOMENT.year, LAST_MOMENT.year
        return f"extract(year FROM {column} AT TIME ZONE 'UTC') BETWEEN {first} AND {last}"
