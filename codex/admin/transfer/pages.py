"""The buttons Export and Import of a list, and the pages behind them."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR, IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path, reverse
from unfold.widgets import UnfoldAdminFileFieldWidget, UnfoldAdminSelectWidget

from codex.admin.roles import everywhere
from codex.admin.transfer import keeping
from codex.admin.transfer.columns import Column, columns_of
from codex.admin.transfer.exporting import answer, sent, written_as
from codex.admin.transfer.importing import Importing
from codex.admin.transfer.reading import MOST_LINES, NotReadable, read
from codex.admin.transfer.reports import Report
from codex.admin.transfer.writing import FORMATS
from codex.api.holding import Busy
from codex.models import Workspace, WorkspaceModel
from codex.tenancy import current_workspace_id

GONE = "This preview is over an hour old, was followed by another, or is done already: choose the file again."
OTHERWISE = "Rows have changed since you looked. Nothing was imported; this is what would happen now."


class FileForm(forms.Form):
    """A file, and where operators look at all workspaces, whose rows are in it."""

    file = forms.FileField(
        widget=UnfoldAdminFileFieldWidget(attrs={"accept": ".csv,.xlsx"}),
        help_text=f"CSV in UTF-8 or XLSX with one sheet, of at most {MOST_LINES:,} lines and 2.5 MB.",
    )

    def __init__(self, *args: Any, choose: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if choose:
            self.fields["workspace"] = forms.ModelChoiceField(
                Workspace.objects.all(),
                widget=UnfoldAdminSelectWidget,
                help_text="Whose rows these are to be.",
            )


class Transferable:
    """Pages whose rows go to files and come from them; stands before the other classes of a page.

    Whoever may see rows exports what the list shows; whoever may add and change them imports. `named_by` says
    by which column a file names the row of a reference, where that is not its name.
    """

    change_list_template: Any = "admin/transfer/change_list.html"
    named_by: ClassVar[dict[str, str]] = {}

    def has_import_permission(self: Any, request: HttpRequest) -> bool:
        return bool(self.has_add_permission(request) and self.has_change_permission(request))

    def has_export_permission(self: Any, request: HttpRequest) -> bool:
        return bool(self.has_view_permission(request))

    def get_urls(self: Any) -> list[Any]:
        pages = {
            "import": ("import/", self.import_view),
            "example": ("import/example/<suffix>/", self.example_view),
            "export": ("export/<suffix>/", self.export_view),
        }
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        own = [
            path(address, self.admin_site.admin_view(view), name=f"{name}_{what}")
            for what, (address, view) in pages.items()
        ]
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def get_actions(self, request: HttpRequest) -> Any:
        """Those of the page, and exporting the rows that are ticked."""
        actions = super().get_actions(request)  # type: ignore[misc]
        if self.has_export_permission(request) and IS_POPUP_VAR not in request.GET:
            for suffix in FORMATS:
                name = f"export_{suffix}"
                actions[name] = (exporting(suffix), name, f"Export as {suffix.upper()}")
        return actions

    def changelist_view(self: Any, request: HttpRequest, extra_context: Any = None) -> Any:
        buttons = {
            "exports": [(each.upper(), self._address("export", each)) for each in FORMATS],
            "import_address": self._address("import") if self.has_import_permission(request) else "",
        }
        return super().changelist_view(request, {**(extra_context or {}), **buttons})  # type: ignore[misc]

    def export_view(self: Any, request: HttpRequest, suffix: str) -> HttpResponseBase:
        """A file of what the list shows, by its filters, its search and its order."""
        if not self.has_export_permission(request):
            raise PermissionDenied
        try:
            rows = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(self._address("changelist"))
        return self.export(request, rows, suffix)  # type: ignore[no-any-return]

    def export(self: Any, request: HttpRequest, rows: QuerySet[Any], suffix: str) -> HttpResponseBase:
        """A file of some rows; in all workspaces it says whose each is."""
        whose = everywhere() and issubclass(self.model, WorkspaceModel)
        try:
            return sent(request, rows, columns_of(self, current_workspace_id()), suffix, whose=whose)
        except Busy as error:
            self.message_user(request, f"{error.detail} Try again in a moment.", messages.ERROR)
            return HttpResponseRedirect(self._address("changelist"))

    def import_view(self: Any, request: HttpRequest) -> HttpResponseBase:
        """Choose a file, see what it would do, and do it."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        if "confirm" in request.POST:
            return self._confirmed(request)  # type: ignore[no-any-return]
        of_workspace = issubclass(self.model, WorkspaceModel)
        form = FileForm(request.POST or None, request.FILES or None, choose=of_workspace and everywhere())
        if not form.is_valid():
            return self._page(request, form=form)  # type: ignore[no-any-return]
        content = form.cleaned_data["file"].read()
        workspace = form.cleaned_data.get("workspace")
        if of_workspace and workspace is None:
            workspace = Workspace.objects.get(pk=current_workspace_id())
        try:
            report = self._importing(request, workspace).run(read(content))
        except NotReadable as error:
            form.add_error("file", str(error))
            return self._page(request, form=form)  # type: ignore[no-any-return]
        return self._preview(request, workspace, content, report)  # type: ignore[no-any-return]

    def example_view(self: Any, request: HttpRequest, suffix: str) -> HttpResponseBase:
        """A file with the names of the columns and no rows."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        kind = written_as(suffix)
        names = ["id", *(column.column_name for column in columns_of(self, None))]
        return answer(kind.write(names, []), kind, str(self.opts.model_name))

    def _confirmed(self: Any, request: HttpRequest) -> HttpResponseBase:
        kept = keeping.take(request.POST["confirm"], person=request.user, table=self.opts.db_table)
        if kept is None:
            self.message_user(request, GONE, messages.ERROR)
            return HttpResponseRedirect(self._address("import"))
        content, expected = bytes(kept.content), bytes(kept.outcome)
        report = self._importing(request, kept.workspace).run(read(content), expected)
        if report.digest != expected:
            self.message_user(request, OTHERWISE, messages.WARNING)
            return self._preview(request, kept.workspace, content, report)  # type: ignore[no-any-return]
        counts = ", ".join(f"{number:,} {kind}" for kind, number in report.counts.items() if number)
        self.message_user(request, f"Imported: {counts}.", messages.SUCCESS)
        return HttpResponseRedirect(self._address("changelist"))

    def _preview(
        self: Any, request: HttpRequest, workspace: Any, content: bytes, report: Report
    ) -> HttpResponseBase:
        kept = None
        if report.does_something:
            its = {"person": request.user, "table": self.opts.db_table, "workspace": workspace}
            kept = keeping.keep(content, report, **its)
        into = workspace if everywhere() else None
        return self._page(request, report=report, kept=kept, into=into)  # type: ignore[no-any-return]

    def _page(self: Any, request: HttpRequest, **context: Any) -> TemplateResponse:
        columns: list[Column] = columns_of(self, None)
        context |= {
            **self.admin_site.each_context(request),
            "title": f"Import {self.opts.verbose_name_plural}",
            "opts": self.opts,
            "columns": [(column.column_name, column.says) for column in columns],
            "examples": [(each.upper(), self._address("example", each)) for each in FORMATS],
            "import_address": self._address("import"),
            "list_address": self._address("changelist"),
        }
        return TemplateResponse(request, "admin/transfer/import.html", context)

    def _importing(self: Any, request: HttpRequest, workspace: Any) -> Importing:
        columns = columns_of(self, workspace.pk if workspace else None)
        return Importing.of(self.model, columns, workspace, request.user)

    def _address(self: Any, name: str, *args: str) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{name}", args=args)


def exporting(suffix: str) -> Callable[..., HttpResponseBase]:
    """The action that exports the rows that are ticked."""

    def export(page: Any, request: HttpRequest, rows: QuerySet[Any]) -> HttpResponseBase:
        exported: HttpResponseBase = page.export(request, rows, suffix)
        return exported

    return export
