"""Runs Django's commands with codex.settings, in demo mode unless CODEX_MODE says otherwise."""

import os
import sys


def main() -> None:
    """Run the command of the arguments; what is missing or wrong around it is said in a sentence."""
    os.environ.setdefault("CODEX_MODE", "demo")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "codex.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django is not installed here: run `python3 bootstrap.py`, then .venv/bin/python.")
    from codex.embedded import Fault

    try:
        execute_from_command_line(sys.argv)
    except (Fault, ImproperlyConfigured) as fault:
        sys.exit(f"{fault}")


if __name__ == "__main__":
    main()
