"""Alerts and notifications expire by themselves."""

from django.db import migrations, models

from codex.migration_operations import install


class Migration(migrations.Migration):

    dependencies = [
        ('alerts', '0001_create_alerts_notifications'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='systemalert',
            index=models.Index(condition=models.Q(('status', 'active')), fields=['workspace', 'expiry_date'], name='alerts_expiry_idx'),
        ),
        migrations.AddIndex(
            model_name='usernotification',
            index=models.Index(condition=models.Q(('delivery_status', 'pending')), fields=['workspace', 'expires_at'], name='notifications_expiry_idx'),
        ),
        install("alerts", "expire_notifications_v1"),
    ]
