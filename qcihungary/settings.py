"""The one settings file. Every difference between machines is an environment variable, listed in ``.env.example``.

A wrong value stops the start with one line that names the variable.
"""

import logging
import sys
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from environs import Env, EnvError, validate

from qcihungary.core import environment
from qcihungary.core.labels import in_language

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")

env = Env()
env.read_env(ROOT / ".env", recurse=False)
try:
    VAR = Path(env.str("VAR_DIR", default=str(ROOT / "var")))
    DEBUG = env.bool("DEBUG", default=False)
    SECRET_KEY = env.str("SECRET_KEY", validate=validate.Length(min=32))
    BASE_URL = environment.http_address(env.str("BASE_URL", default="http://127.0.0.1:8000"))
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
    BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
    BACKUP_STAMP = Path(env.str("BACKUP_STAMP", default=str(VAR / "backup.stamp")))
    database = env.dj_db_url("DATABASE_URL", default=f"sqlite:///{VAR / 'db.sqlite3'}")
    email = env.dj_email_url("EMAIL_URL", default="console:")
    MAIL_TRANSPORT = environment.email_backend(email)
    DEFAULT_FROM_EMAIL = environment.sender(env.str("DEFAULT_FROM_EMAIL", default="QCIHungary <webmaster@localhost>"))
    MAIL_DAYS = env.int("MAIL_DAYS", default=30, validate=validate.Range(min=1))
    CONTACT_DAYS = env.int("CONTACT_DAYS", default=180, validate=validate.Range(min=1))
    PROOF_OF_WORK = env.bool("PROOF_OF_WORK", default=False)
    LINK_CHECK = env.bool("LINK_CHECK", default=True)
    REGISTRATION_RETENTION_DAYS = env.int("REGISTRATION_RETENTION_DAYS", default=90, validate=validate.Range(1, 730))
    SECURITY_CONTACT = environment.contact(env.str("SECURITY_CONTACT", default="mailto:info@qcihungary.hu"))
    SEARCH_BACKEND = env.str("SEARCH_BACKEND", default="wagtail.search.backends.database")
    SEARCH_URL = env.str("SEARCH_URL", default="")
    MACHINE_TRANSLATION = env.str("MACHINE_TRANSLATION", default="", validate=environment.is_machine)
    MACHINE_TRANSLATION_KEY = env.str("MACHINE_TRANSLATION_KEY", default="")
    machine_url = env.str("MACHINE_TRANSLATION_URL", default="")
    MACHINE_TRANSLATION_URL = environment.machine_address(MACHINE_TRANSLATION, machine_url, MACHINE_TRANSLATION_KEY)
    STRICT_TEMPLATES = env.bool("STRICT_TEMPLATES", default=DEBUG)
    LOG_LEVEL = env.log_level("LOG_LEVEL", default=logging.INFO)
except EnvError as error:
    sys.exit(f"Settings: {environment.in_one_line(error)}")

# --- Where it lives -------------------------------------------------------------------------------------------------

BASE_HOST = urlsplit(BASE_URL).hostname or ""
ALLOWED_HOSTS += [BASE_HOST, *LOOPBACK]  # the loopback names for whoever asks /healthz on the machine itself
ROOT_URLCONF = "qcihungary.urls"
WSGI_APPLICATION = "qcihungary.wsgi.application"

INSTALLED_APPS = [
    "qcihungary.core",
    "qcihungary.accounts",
    "qcihungary.consortium",
    "qcihungary.pages",
    "qcihungary.news",
    "qcihungary.training",
    "qcihungary.deliverables",
    "qcihungary.publications",
    "qcihungary.results",
    "qcihungary.contact",
    "qcihungary.glossary",
    "qcihungary.translation",
    "qcihungary.desk",
    "qcihungary.search",
    "qcihungary.demo",
    "modeltranslation",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "qcihungary.accounts.users.apps.SiteUsersConfig",  # wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",  # its words alone: Wagtail says by them how long ago
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "qcihungary.core.middleware.SecurityHeadersMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "qcihungary.core.middleware.PrefixLocaleMiddleware",
    "qcihungary.core.middleware.AdminSlashMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "qcihungary.core.middleware.AdminReaderMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "qcihungary.core.documents.telling.DocumentsMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "qcihungary.core.addresses.hidden.HiddenAddressesMiddleware",
    "qcihungary.core.addresses.middleware.FormerAddressMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [ROOT / "templates"],
        "OPTIONS": {
            "environment": "qcihungary.core.jinja.environment",
            "context_processors": ["qcihungary.consortium.context.facts"],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates" / "admin"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

# --- What it keeps --------------------------------------------------------------------------------------------------

if database["ENGINE"].endswith("sqlite3"):
    database.update(
        CONN_MAX_AGE=None,
        OPTIONS={
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-20000;",
        },
    )
else:
    database.update(CONN_MAX_AGE=60, CONN_HEALTH_CHECKS=True)
DATABASES = {"default": database}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "static", ("guide", ROOT / "docs/images/editors")]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

EMAIL_BACKEND = "qcihungary.core.mail.backend.OutboxBackend"  # the outbox then leaves by MAIL_TRANSPORT
EMAIL_HOST, EMAIL_PORT = email["EMAIL_HOST"], email["EMAIL_PORT"]
EMAIL_HOST_USER = email["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = email["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = email["EMAIL_USE_TLS"], email["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = 10

# --- Two languages, one place -----------------------------------------------------------------------------------------

LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", _("English")), ("hu", _("Hungarian"))]
LANGUAGE_CODE = "en"
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = "Europe/Budapest"
FORMAT_MODULE_PATH = ["qcihungary.core.formats"]
MODELTRANSLATION_LANGUAGES = ("en", "hu")
MODELTRANSLATION_FALLBACK_LANGUAGES = ("en", "hu")
MODELTRANSLATION_BUILD_LOCALIZED_VERBOSE_NAME = in_language

# --- Who may do what --------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = [f"django.contrib.auth.hashers.{name}PasswordHasher" for name in ("Argon2", "PBKDF2")]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "/"  # where a page that was opened by its password sends whoever came from nowhere
PASSWORD_RESET_TIMEOUT = 24 * 3600
SESSION_COOKIE_AGE = 14 * 24 * 3600  # for who asks to be remembered; for others it ends with the browser

HTTPS = BASE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [BASE_URL]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: [] for feature in ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
}
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "media-src": [SELF],
        "frame-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# --- Wagtail ----------------------------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "QCIHungary"
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_I18N_ENABLED = True
WAGTAILSIMPLETRANSLATION_SYNC_PAGE_TREE = True
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILADMIN_USER_LOGIN_FORM = "qcihungary.accounts.forms.SignInForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "qcihungary.accounts.forms.NewPasswordForm"  # noqa: S105  (the name of a form)
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False  # publishers approve; an administrator may be one, too
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_ALLOW_UNICODE_SLUGS = WAGTAILREDIRECTS_AUTO_CREATE = False  # see docs/adr/0043-former-addresses.md
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILDOCS_PASSWORD_REQUIRED_TEMPLATE = "pages/password_required.html"  # noqa: S105  (the name of a template)
WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = WAGTAILDOCS_PASSWORD_REQUIRED_TEMPLATE
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = True
WAGTAILIMAGES_IMAGE_MODEL = "core.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "qcihungary.core.image_forms.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "heif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "core.SiteDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "qcihungary.core.documents.document_form.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "mp4", "odt", "pdf", "pptx", "vtt", "webm", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 500 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf", "video/mp4", "video/webm", "text/vtt"]
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILSEARCH_BACKENDS = {
    "default": {
        "BACKEND": SEARCH_BACKEND,
        **({"URLS": [SEARCH_URL], "INDEX_PREFIX": "qcihungary_"} if SEARCH_URL else {"SEARCH_CONFIG": "simple"}),
    }
}
"""PostgreSQL is told not to stem: words come analysed in their own language, and the same on every database."""
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FORMS_URLFIELD_ASSUME_HTTPS = True
TAGGIT_CASE_INSENSITIVE = True

# --- What it says -----------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "%(levelname)s %(name)s %(message)s"},
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        },
    },
    "handlers": {
        "console": {"class": "qcihungary.core.logs.Discreet", "formatter": "plain" if sys.stderr.isatty() else "json"}
    },
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        "django.server": {"handlers": ["console"], "level": LOG_LEVEL, "propagate": False},
        "django_tasks": {"level": max(LOG_LEVEL, logging.WARNING)},  # it would tell of every task that began and ended
        "gunicorn.http.wsgi": {"level": logging.ERROR},  # it would warn at every HEAD, whose body it rightly drops
    },
}
