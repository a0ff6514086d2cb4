"""What every endpoint shares."""

from rest_framework.pagination import CursorPagination


class Pages(CursorPagination):
    pass


def explain(exc, context):
    from rest_framework.views import exception_handler

    return exception_handler(exc, context)
