"""The API's description: as a document for programs, and as pages for people, which need no other server."""

from functools import cache
from typing import Any

from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiYamlRenderer
from rest_framework.renderers import TemplateHTMLRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from codex.api.about import Open
from codex.api.rendering import Json


class Yaml(OpenApiYamlRenderer):
    """For whoever asks for it: `Accept: application/yaml`."""

    media_type = "application/yaml"


class Schema(Open):
    """The OpenAPI 3.1 document of this API."""

    schema = None  # the document does not describe itself
    renderer_classes = (Json, Yaml)

    def get(self, request: Request) -> Response:
        return Response(document())


@cache
def document() -> dict[str, Any]:
    """The document; the code does not change while it runs."""
    found: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
    return found


class Shown(Open):
    """Swagger UI or Redoc over the document."""

    schema = None
    renderer_classes = (TemplateHTMLRenderer,)
    template = ""

    def get(self, request: Request) -> Response:
        return Response(template_name=self.template)
