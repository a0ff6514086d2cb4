"""The ways to say who asks, as the document names them."""

from typing import Any

from django.conf import settings
from drf_spectacular.extensions import OpenApiAuthenticationExtension

Scheme = dict[str, Any]


class ByPassword(OpenApiAuthenticationExtension):
    target_class = "codex.api.authentication.Password"
    name = "password"

    def get_security_definition(self, auto_schema: Any) -> Scheme:
        return {"type": "http", "scheme": "basic", "description": "A person's e-mail address and password."}


class BySession(OpenApiAuthenticationExtension):
    target_class = "codex.api.authentication.Session"
    name = "cookieAuth"

    def get_security_definition(self, auto_schema: Any) -> Scheme:
        return {"type": "apiKey", "in": "cookie", "name": settings.SESSION_COOKIE_NAME}


class ByToken(OpenApiAuthenticationExtension):
    target_class = "codex.api.authentication.Token"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> Scheme:
        said = "A person's token, made by POST /api/v1/tokens/: `Token <token>`."
        return {"type": "apiKey", "in": "header", "name": "Authorization", "description": said}


class ByKey(OpenApiAuthenticationExtension):
    target_class = "codex.api.authentication.Key"
    name = "key"

    def get_security_definition(self, auto_schema: Any) -> Scheme:
        said = "A key of the workspace, made by its managers: `Bearer codex_...`; it needs the right scopes."
        return {"type": "http", "scheme": "bearer", "description": said}
