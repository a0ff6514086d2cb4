"""Indexes of the back office's lists, their dates and its front page; tables are not written while one is built."""

from django.conf import settings
from django.db import migrations, models

from codex.migration_operations import install


class Migration(migrations.Migration):

    dependencies = [
        ('agents', '0003_list_indexes'),
        ('alerts', '0002_staff_access'),
        ('codex', '0002_queue_jobs'),
        ('intelligence', '0002_staff_access'),
        ('positioning', '0002_staff_access'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='systemalert',
            index=models.Index(condition=models.Q(('status__in', ['active', 'acknowledged'])), fields=['severity_level', 'status', '-triggered_at'], name='alerts_open_idx'),
        ),
        install("alerts", "list_indexes_v1"),
    ]
