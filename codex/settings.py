"""The whole configuration, read from the environment; production refuses to start on unsafe values."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from codex import embedded, logs, look

BASE_DIR = Path(__file__).resolve().parent.parent

# --- Mode ---------------------------------------------------------------------------------------
# demo: what `make run` is: loopback only, a key of its own, an embedded PostgreSQL, mail in a folder.
# production: everything comes from the environment, and what is missing or unsafe stops the start.
MODE = os.environ.get("CODEX_MODE", "production")
if MODE not in ("demo", "production"):
    raise ImproperlyConfigured(f"CODEX_MODE is 'demo' or 'production', not '{MODE}'.")
DEMO = MODE == "demo"
HOME = Path(os.environ.get("CODEX_HOME", BASE_DIR / ".codex"))


def required(name: str, purpose: str) -> str:
    """A variable that production cannot do without; its absence is said with what it is for."""
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"Set {name}: {purpose}. (For a first look use `make run`.)")
    return value


def listed(name: str) -> list[str]:
    """The comma-separated entries of a variable, without blanks."""
    return [entry.strip() for entry in os.environ.get(name, "").split(",") if entry.strip()]


SECRET_KEY = embedded.demo_key(HOME) if DEMO else required("CODEX_SECRET_KEY", "it signs sessions")
DEBUG = False
ALLOWED_HOSTS = (
    ["127.0.0.1", "localhost", "[::1]"]
    if DEMO
    else required("CODEX_ALLOWED_HOSTS", "the names this site answers to, comma-separated").split(",")
)
CSRF_TRUSTED_ORIGINS = listed("CODEX_TRUSTED_ORIGINS")
if not DEMO and len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("CODEX_SECRET_KEY is too short: use at least 50 random characters.")
if not DEMO and any("*" in host for host in ALLOWED_HOSTS):
    raise ImproperlyConfigured("CODEX_ALLOWED_HOSTS names hosts one by one; '*' would admit any.")

# --- Databases: one database, one alias for each role (ARCHITECTURE.md, Roles) ---------------------
ROLES = {
    "owner": ("DATABASE_URL_OWNER", "codex_owner"),
    "default": ("DATABASE_URL", "codex_app"),
    "operator": ("DATABASE_URL_OPERATOR", "codex_operator"),
    "jobs": ("DATABASE_URL_JOBS", "codex_jobs"),
    "counters": ("DATABASE_URL", "codex_app"),
}
EMBEDDED = DEMO and "DATABASE_URL" not in os.environ


def database(alias: str) -> dict[str, Any]:
    """The connection of one alias: the embedded server's, or what its variable says."""
    variable, role = ROLES[alias]
    if EMBEDDED:
        connection: dict[str, Any] = embedded.connection(HOME, role)
    else:
        url = required(variable, f"a postgres:// URL for the role {role}")
        connection = dict(dj_database_url.parse(url))
    # The owner runs scripts of several statements; everybody else gets one statement a call, so
    # that an injected second one is refused by the protocol.
    options = {**connection.get("OPTIONS", {}), "server_side_binding": alias != "owner"}
    return {
        **connection,
        "ENGINE": "codex.database",
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,  # codex.middleware opens the transaction, around rendering too
        "TEST": {} if alias == "owner" else {"MIRROR": "owner"},
    }


DATABASES = {alias: database(alias) for alias in ("default", *(ROLES.keys() - {"default"}))}
DATABASE_ROUTERS = ["codex.tenancy.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DJANGO_RLS = {"AUTO_ENABLE_RLS": False, "RESET_CONTEXT_ON_CONNECT": False}

# --- Applications: the ground, then the areas in the order of their dependence ---------------------
INSTALLED_APPS = [
    "codex",
    "positioning",
    "gamification",
    "agents",
    "intelligence",
    "alerts",
    "django_rls",
    "procrastinate.contrib.django",
    "unfold.contrib.filters",
    "unfold.apps.BasicAppConfig",  # before the admin, whose templates it replaces
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "codex.apps.UnusedAccounts",
    "allauth.mfa",
    "corsheaders",
    "django_structlog",
    "rest_framework",
    "knox",
    "drf_spectacular",
    "drf_spectacular_sidecar",
]
MIDDLEWARE = [
    "codex.middleware.RequestName",
    "django_structlog.middlewares.RequestMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "codex.middleware.ContentSecurity",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "codex.middleware.WorkspaceInPath",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "codex.middleware.RequestTransaction",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "codex.middleware.SessionEnds",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "codex.urls"
WSGI_APPLICATION = "codex.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- People and sessions ----------------------------------------------------------------------------
AUTH_USER_MODEL = "codex.User"
AUTHENTICATION_BACKENDS = ["codex.passwords.Passwords"]
KNOX_TOKEN_MODEL = "codex.PersonalToken"  # noqa: S105 (people's tokens; the package's own table is not made)
MIGRATION_MODULES = {"knox": None, "account": None}
SILENCED_SYSTEM_CHECKS = [
    "auth.W004",  # e-mail is unique, by lower(email): users_email_once
    "models.W045",  # a Rule is the database's to enforce, on purpose (codex.rules)
]
AUTH_PASSWORD_VALIDATORS = [
    *(
        {"NAME": f"django.contrib.auth.password_validation.{name}Validator"}
        for name in ("UserAttributeSimilarity", "MinimumLength", "CommonPassword", "NumericPassword")
    ),
    {"NAME": "codex.passwords.EndsTokens"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds; a session ends then, whatever is done in it (codex.sessions)
SESSION_IDLE = int(os.environ.get("CODEX_SESSION_IDLE", "720"))  # minutes in which nobody does anything
SESSION_IDLE_OPERATOR = int(os.environ.get("CODEX_SESSION_IDLE_OPERATOR", "30"))
SECOND_FACTOR = os.environ.get("CODEX_SECOND_FACTOR", "optional" if DEMO else "required")
if SECOND_FACTOR not in ("required", "optional"):
    raise ImproperlyConfigured(f"CODEX_SECOND_FACTOR is 'required' or 'optional', not '{SECOND_FACTOR}'.")
MFA_ADAPTER = "codex.second_factor.Secrets"
MFA_TOTP_ISSUER = "Codex"
MFA_TOTP_TOLERANCE = 1  # steps of 30 seconds before and after, for clocks that differ
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEMO
SECURE_SSL_REDIRECT = not DEMO and "CODEX_TLS_ENDS_BEFORE_US" not in os.environ
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if "CODEX_TLS_ENDS_BEFORE_US" in os.environ else None
)
SECURE_HSTS_SECONDS = 0 if DEMO else 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEMO

# --- Jobs: the queue is procrastinate's, on the same database (ARCHITECTURE.md, How a job flows) --------
PROCRASTINATE_ON_APP_READY = "codex.jobs.on_app_ready"
JOBS_AT_ONCE = int(os.environ.get("CODEX_JOBS_AT_ONCE", "2"))  # of one worker
JOBS_GRACE = float(os.environ.get("CODEX_JOBS_GRACE", "2" if DEMO else "10"))  # seconds to end in


# --- Limits: how many of what within how many seconds; 0 stands for any number ---------------------------
def limit(name: str, most: int, seconds: int) -> tuple[int, int]:
    """What CODEX_LIMIT_<NAME> says, as in 600/60; the demo, a single person's, has ten times the default."""
    said = os.environ.get(f"CODEX_LIMIT_{name}", f"{most * (10 if DEMO else 1)}/{seconds}")
    number, _, window = said.partition("/")
    if not (number.isdecimal() and window.isdecimal() and int(window)):
        raise ImproperlyConfigured(
            f"CODEX_LIMIT_{name} is a number and its seconds, such as {most}/{seconds}, not '{said}'."
        )
    return int(number), int(window)


RATE_LIMITS = {
    "person": limit("PERSON", 600, 60),
    "key": limit("KEY", 1200, 60),
    "workspace": limit("WORKSPACE", 6000, 60),
    "account": limit("ACCOUNT", 10, 900),  # failed sign-ins with one e-mail address
    "address": limit("ADDRESS", 50, 900),  # failed sign-ins from one place
    "code": limit("CODE", 10, 900),  # failed second factors of an account
}
# Files that are sent and clients that wait for changes, in each web process; less than its threads.
HELD_AT_ONCE = int(os.environ.get("CODEX_HELD_AT_ONCE", "2"))
# How many proxies stand before us, each of which adds where it was called from to X-Forwarded-For.
PROXIES = int(os.environ.get("CODEX_PROXIES", "1" if "CODEX_TLS_ENDS_BEFORE_US" in os.environ else "0"))

# --- Mail -------------------------------------------------------------------------------------------
# Where mailed links lead: whoever mails them is a worker, which sees no request.
SITE = os.environ.get("CODEX_SITE") or (
    f"http://127.0.0.1:{os.environ.get('PORT') or '8000'}" if DEMO else f"https://{ALLOWED_HOSTS[0]}"
)
DEFAULT_FROM_EMAIL = os.environ.get("CODEX_MAIL_FROM", "Codex <codex@localhost>")
if DEMO:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = HOME / "mail"
else:
    EMAIL_HOST = os.environ.get("CODEX_MAIL_HOST", "localhost")
    EMAIL_PORT = int(os.environ.get("CODEX_MAIL_PORT", "25"))
    EMAIL_HOST_USER = os.environ.get("CODEX_MAIL_USER", "")
    EMAIL_HOST_PASSWORD = os.environ.get("CODEX_MAIL_PASSWORD", "")
    EMAIL_USE_TLS = "CODEX_MAIL_TLS" in os.environ
    EMAIL_TIMEOUT = 10

# --- Front ends on other sites --------------------------------------------------------------------------
CORS_URLS_REGEX = r"^/api/"
CORS_ALLOWED_ORIGINS = listed("CODEX_CORS_ORIGINS")
CORS_ALLOW_HEADERS = [
    *("accept", "authorization", "content-type", "x-csrftoken"),
    *("idempotency-key", "if-match", "if-none-match", "x-request-id", "x-workspace"),
]
CORS_EXPOSE_HEADERS = ["ETag", "Location", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-ID"]

# --- Logs: one line an event, with request, person and workspace -------------------------------------------
DJANGO_STRUCTLOG_TRUST_UPSTREAM_REQUEST_ID = True  # codex.middleware.RequestName has looked at it
DJANGO_STRUCTLOG_TRUST_UPSTREAM_CORRELATION_ID = False  # anybody could write it into every line
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False  # it believes whatever X-Forwarded-For says; RequestName does not
DJANGO_STRUCTLOG_USER_ID_FIELD = None  # endpoints and pages bind who it is once they know
LOGGING = logs.to_stderr(as_json=not DEMO, level="WARNING" if DEMO else "INFO")

# --- The rest ---------------------------------------------------------------------------------------
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "KEY_FUNCTION": "codex.tenancy.cache_key",
    }
}
UNFOLD = look.UNFOLD
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
USE_I18N = False  # nothing is translated, and looking for the language of each link and word takes its time
TIME_ZONE = "UTC"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("CODEX_STATIC_ROOT", HOME / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a campaign's page has eight fields for each of its quests
# The language models that the tiers of the agents' catalogue stand for.
AGENT_MODEL_TIERS = {
    "reasoning": os.environ.get("CODEX_MODEL_REASONING", "claude-opus-4-5"),
    "balanced": os.environ.get("CODEX_MODEL_BALANCED", "claude-sonnet-4-5"),
    "fast": os.environ.get("CODEX_MODEL_FAST", "claude-haiku-4-5"),
}
AUDIT_KEPT_MONTHS = int(os.environ.get("CODEX_AUDIT_KEPT_MONTHS", "24"))  # 0: for ever
ACTIONS_AT_ONCE = 200  # rows: an action of the back office does more by a job, so many in one transaction
CHANGES_KEPT = timedelta(days=int(os.environ.get("CODEX_CHANGES_KEPT_DAYS", "30")))  # in the change feed
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000  # bytes of a request body; texts end at 20,000 characters
FILE_UPLOAD_HANDLERS = ["codex.uploads.Bounded"]  # and of one with files
REST_FRAMEWORK = {
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "codex.api.schema.AutoSchema",
    "EXCEPTION_HANDLER": "codex.api.explain",
    "NON_FIELD_ERRORS_KEY": "detail",
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "OAS_VERSION": "3.1.1",
    "TITLE": "Codex",
    "VERSION": "1",
    "DESCRIPTION": (
        "The operations core of a marketing platform. Requests are about the workspace in X-Workspace; "
        "every refusal is a problem document (RFC 9457), and nothing was done."
    ),
    "COMPONENT_SPLIT_REQUEST": True,  # what is computed is answered, and need not be sent
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "SORT_OPERATION_PARAMETERS": False,
    "POSTPROCESSING_HOOKS": ["codex.api.schema.with_examples"],
}
