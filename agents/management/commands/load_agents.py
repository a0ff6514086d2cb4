"""`manage.py load_agents`: the agents that come with the product."""

from typing import Any

from django.core.management.base import BaseCommand

from agents.services import load_catalogue


class Command(BaseCommand):
    """Adds what is missing and leaves what is there; idempotent."""

    help = "Load the agents of agents/catalogue/ that are missing, with their capabilities."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say what was new."""
        agents, capabilities = load_catalogue()
        if options["verbosity"]:
            self.stdout.write(f"  Agents: {agents} added, with {capabilities} capabilities.")
