"""Indexes of the back office's lists, their dates and its front page; tables are not written while one is built."""

from django.conf import settings
from django.db import migrations, models

from codex.migration_operations import install


class Migration(migrations.Migration):

    dependencies = [
        ('codex', '0002_queue_jobs'),
        ('positioning', '0002_staff_access'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='campaign',
            index=models.Index(condition=models.Q(('status__in', ['planning', 'active', 'paused'])), fields=['workspace', 'end_date'], name='campaigns_under_way_idx'),
        ),
        migrations.AddIndex(
            model_name='campaign',
            index=models.Index(fields=['status'], name='campaigns_anywhere_idx'),
        ),
        migrations.AddIndex(
            model_name='campaign',
            index=models.Index(condition=models.Q(('status__in', ['planning', 'active', 'paused'])), fields=['end_date'], name='campaigns_late_anywhere_idx'),
        ),
        migrations.AddIndex(
            model_name='campaignquest',
            index=models.Index(fields=['workspace', 'due_date'], name='campaign_quests_due_date_idx'),
        ),
        migrations.AddIndex(
            model_name='move',
            index=models.Index(fields=['workspace', 'start_date'], name='moves_start_date_idx'),
        ),
        install("positioning", "list_indexes_v1"),
    ]
