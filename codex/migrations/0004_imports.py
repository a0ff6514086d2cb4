"""Files whose import was previewed and is to be confirmed."""

import codex.fields
import codex.rules
import codex.tenancy
import django.contrib.postgres.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from codex.migration_operations import install


class Migration(migrations.Migration):

    dependencies = [
        ('codex', '0003_bulk_actions'),
    ]

    operations = [
        migrations.CreateModel(
            name='ImportFile',
            fields=[
                ('created_at', models.DateTimeField(db_comment='When the row was made.', db_default=django.contrib.postgres.functions.TransactionNow(), editable=False)),
                ('id', models.UUIDField(db_comment='Time-ordered id (UUID version 7).', db_default=codex.fields.UUIDv7(), default=codex.fields.uuid7, editable=False, primary_key=True, serialize=False)),
                ('table_name', models.TextField(db_comment='The table that its rows are for.', max_length=200)),
                ('content', models.BinaryField(db_comment='The file.')),
                ('outcome', models.BinaryField(db_comment='SHA-256 of what the preview said would become of each line.')),
                ('user', models.ForeignKey(db_comment='Who has chosen it.', db_constraint=False, db_index=False, default=codex.tenancy.current_user_id, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workspace', models.ForeignKey(db_comment='Where its rows are to be; empty for the registry of agents. Row security compares it.', db_constraint=False, db_index=False, default=codex.tenancy.current_workspace_id, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='codex.workspace')),
            ],
            options={
                'db_table': 'import_files',
                'db_table_comment': 'Files whose import was previewed and not confirmed yet; kept for an hour or two.',
                'abstract': False,
                'indexes': [models.Index(fields=['user'], name='import_files_user_idx')],
                'constraints': [codex.rules.WorkspaceKey(fields=('workspace', 'id'), name='codex_importfile_key', opclasses=['uuid_ops', 'uuid_ops']), codex.rules.Rule(name='import_files_content_limit', sql='octet_length(content) <= 4194304'), codex.rules.Rule(name='import_files_outcome_limit', sql='octet_length(outcome) = 32'), codex.rules.Rule(name='import_files_table_name_limit', sql="btrim(table_name) <> '' AND char_length(table_name) <= 200")],
            },
        ),
        install("codex", "import_files_v1"),
    ]
