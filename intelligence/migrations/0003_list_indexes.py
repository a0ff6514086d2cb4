"""Indexes of the back office's lists, their dates and its front page; tables are not written while one is built."""

from django.conf import settings
from django.db import migrations, models

from codex.migration_operations import install


class Migration(migrations.Migration):

    dependencies = [
        ('agents', '0003_list_indexes'),
        ('codex', '0002_queue_jobs'),
        ('intelligence', '0002_staff_access'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='intelligencesignal',
            index=models.Index(condition=models.Q(('action_status', 'new')), fields=['-confidence_score', '-id'], name='signals_waiting_idx'),
        ),
        migrations.AddIndex(
            model_name='marketinsight',
            index=models.Index(fields=['workspace', '-discovery_date'], name='insights_discovery_idx'),
        ),
        migrations.AddIndex(
            model_name='marketinsight',
            index=models.Index(condition=models.Q(('insight_status', 'active'), ('review_status', 'pending')), fields=['-confidence_score', '-id'], name='insights_waiting_idx'),
        ),
        install("intelligence", "list_indexes_v1"),
    ]
