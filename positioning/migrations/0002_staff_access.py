"""Whoever of the staff writes to these tables is asked for his role in the area."""

from django.db import migrations

from codex.migration_operations import install


class Migration(migrations.Migration):

    dependencies = [
        ("codex", "0005_staff_access"),
        ("positioning", "0001_create_positioning_campaigns"),
    ]

    operations = [
        install("positioning", "staff_access_v1"),
    ]
