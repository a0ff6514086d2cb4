"""A person at the back office: opens a page, changes what its form shows, sends it, reads the answer."""

import html
import re
from typing import Any

from django.forms import MultiWidget
from django.test import Client


def filled(response: Any) -> dict[str, Any]:
    """What a browser would send of an admin page's form, as it stands."""
    page = response.context
    sent = inputs(page["adminform"].form) | {page["opened_name"]: page["opened"]}
    if page["gone"]:
        sent[page["anew_name"]] = "1"
    for inline in page["inline_admin_formsets"]:
        sent |= inputs(inline.formset.management_form)
        for form in inline.formset.forms:
            sent |= inputs(form)
    return sent


def inputs(form: Any) -> dict[str, Any]:
    """The names and values of a form's fields; a time is sent as its day and its hour."""
    values: dict[str, Any] = {}
    for name, field in form.fields.items():
        name, value = form.add_prefix(name), form[name].value()
        if isinstance(field.widget, MultiWidget):
            parts: Any = value if isinstance(value, list) else field.widget.decompress(value)
            values |= {f"{name}_{number}": part for number, part in enumerate(parts)}
        else:
            values[name] = value
    return {name: "" if value is None else value for name, value in values.items() if value is not False}


def send(client: Client, url: str, **changes: Any) -> Any:
    """Open a page, change these fields, save, and follow to where that leads."""
    form = filled(client.get(url))
    return client.post(url, {**form, **changes}, follow=True)


MESSAGE = re.compile(r'<li class="\*:mb-0!">(.*?)</li>', re.S)
BOX = re.compile(r'<div class="errornote[^"]*">(.*?)</div>', re.S)  # about a form or an inline as a whole
FIELD = re.compile(r'<div class="mt-2 text-red-600[^"]*">(.*?)</div>', re.S)
LINE = re.compile(r"<li>(.*?)</li>", re.S)


def said(response: Any) -> list[str]:
    """The messages and errors that a page shows: messages first, then what is about forms, then fields."""
    text = response.content.decode()
    forms = MESSAGE.sub("", text)
    fields = [line for block in FIELD.findall(forms) for line in LINE.findall(block) or [block]]
    lines = [*MESSAGE.findall(text), *BOX.findall(forms), *fields]
    return [html.unescape(re.sub("<[^>]+>", "", line)).strip() for line in lines]
