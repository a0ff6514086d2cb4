"""The queue of jobs: who may do what with it, the door for jobs, and what went wrong in them."""

import codex.fields
import codex.rules
import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

from codex.migration_operations import install


class Migration(migrations.Migration):

    dependencies = [
        ('codex', '0001_create_ground'),
        ('procrastinate', '0041_post_retry_failed_job'),
    ]

    operations = [
        migrations.CreateModel(
            name='JobError',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('updated_at', models.DateTimeField(db_comment='When the row last changed; kept by a trigger.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('attempt', models.BigIntegerField(db_comment='Which attempt at it failed, from 1.', db_default=0, default=0)),
                ('error', models.TextField(blank=True, db_comment='What was said.', db_default='', default='', max_length=20000)),
                ('job', models.ForeignKey(db_comment='The job.', db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='errors', to='procrastinate.procrastinatejob')),
            ],
            options={
                'db_table': 'job_errors',
                'db_table_comment': 'Why attempts at jobs failed.',
                'indexes': [models.Index(fields=['job'], name='job_errors_job_idx')],
                'constraints': [codex.rules.Rule(name='job_errors_attempt_limit', sql='attempt >= 0'), codex.rules.Rule(name='job_errors_error_limit', sql='char_length(error) <= 20000')],
            },
        ),
        install("codex", "job_queue_v1"),
        install("codex", "job_door_v1"),
    ]
