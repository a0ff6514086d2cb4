"""People: who can sign in, and which of them may see all workspaces."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower

from codex.fields import Name
from codex.models.row import Row, Timed
from codex.rules import Rule, Unique
from codex.validators import known_timezone


class UserManager(BaseUserManager["User"]):
    """Finds and makes people by e-mail, whatever its case."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A person who may sign in once a password is set; without one only an e-mailed link helps."""
        user = self.model(email=email.strip(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.alias(key=Lower("email")).get(key=(username or "").lower())


class User(Row, AbstractBaseUser, PermissionsMixin):
    """A person. What he may do in a workspace is his membership's role; across them, only an Operator."""

    staff_writes: ClassVar[str] = "managers"
    email = models.EmailField(db_comment="The login; unique whatever its case.")
    password = models.CharField(max_length=128, db_comment="A salted hash; '!' and more for none.")
    last_login = models.DateTimeField(null=True, blank=True, db_comment="When the person last signed in.")
    full_name = Name(db_comment="How colleagues see this person.")
    timezone = models.TextField(
        default="UTC",
        db_default="UTC",
        validators=[known_timezone],
        db_comment="IANA name of the time zone that times are shown in.",
    )
    is_staff = models.BooleanField(
        "staff",
        default=False,
        db_default=False,
        db_comment="Works for whoever runs this installation; the app itself cannot set it.",
    )
    is_superuser = models.BooleanField(
        default=False,
        db_default=False,
        db_comment="Django's flag; it opens no workspace, and the app itself cannot set it.",
    )
    is_active = models.BooleanField(
        "active",
        default=True,
        db_default=True,
        db_comment="May sign in and enter workspaces; switch off instead of deleting.",
    )

    objects = UserManager()

    EMAIL_FIELD = USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        db_table = "users"
        db_table_comment = "People who can sign in."
        constraints = [
            Unique(
                Lower("email"),
                name="users_email_once",
                says="Somebody else already signs in with this e-mail address.",
                field="email",
            ),
            Rule(
                name="users_timezone_limit",
                sql="timezone ~ '^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$' AND char_length(timezone) <= 64",
                says="Give an IANA time zone such as Europe/Berlin.",
                field="timezone",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name or self.email

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.split(" ")[0]

    @property
    def is_operator(self) -> bool:
        """Whether this person may see all workspaces."""
        return self.is_active and self.is_staff and Operator.objects.filter(user=self).exists()


class Operator(Timed):
    """A person who may see all workspaces; the app can only read these rows."""

    staff_writes: ClassVar[str] = "managers"
    user = models.OneToOneField(
        User,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="+",
        db_constraint=False,
        db_comment="Who.",
    )

    class Meta:
        db_table = "operators"
        db_table_comment = "Who may see all workspaces; written by operators and the owner only."

    def __str__(self) -> str:
        return str(self.user)
