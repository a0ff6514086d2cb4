"""Whoever of the staff writes to these tables is asked for his role in the area."""

from django.db import migrations

from codex.migration_operations import install


class Migration(migrations.Migration):

    dependencies = [
        ("codex", "0005_staff_access"),
        ("gamification", "0001_create_gamification_achievements"),
    ]

    operations = [
        install("gamification", "staff_access_v1"),
    ]
