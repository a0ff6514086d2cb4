"""Signals expire by themselves."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('intelligence', '0001_create_intelligence_system'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='intelligencesignal',
            index=models.Index(condition=models.Q(('action_status__in', ['new', 'acknowledged'])), fields=['workspace', 'expiry_date'], name='signals_expiry_idx'),
        ),
    ]
