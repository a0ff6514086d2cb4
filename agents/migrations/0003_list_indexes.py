"""Indexes of the back office's lists, their dates and its front page; tables are not written while one is built."""

from django.db import migrations, models

from codex.migration_operations import install


class Migration(migrations.Migration):

    dependencies = [
        ('agents', '0002_staff_access'),
        ('codex', '0002_queue_jobs'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='agentexecution',
            index=models.Index(fields=['workspace', '-started_at'], name='agent_executions_started_idx'),
        ),
        migrations.AddIndex(
            model_name='agentperformance',
            index=models.Index(condition=models.Q(('measurement_hour', None)), fields=['workspace', 'measurement_date'], name='agent_performance_days_idx'),
        ),
        migrations.AddIndex(
            model_name='agentperformance',
            index=models.Index(fields=['measurement_date', 'measurement_hour'], name='agent_performance_anywhere_idx'),
        ),
        install("agents", "list_indexes_v1"),
    ]
