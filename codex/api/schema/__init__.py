"""The API as an OpenAPI 3.1 document, derived from its endpoints: what a new one needs is its own to say."""

from codex.api.schema.examples import with_examples
from codex.api.schema.operations import AutoSchema
from codex.api.schema.shapes import Page, answers_of, batch_of, page_of

__all__ = ["AutoSchema", "Page", "answers_of", "batch_of", "page_of", "with_examples"]
