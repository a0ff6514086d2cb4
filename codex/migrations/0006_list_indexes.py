"""The index by which operators are shown workspaces; they are not written while it is built."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('codex', '0005_staff_access'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='workspace',
            index=models.Index(fields=['name'], name='workspaces_name_idx'),
        ),
    ]
