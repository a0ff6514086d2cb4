"""What is true of every area: the same files, one-way imports, a way back, and nothing oversized."""

import ast
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
GROUND = "codex"
AREAS = [name for name in settings.INSTALLED_APPS if (ROOT / name).is_dir() and name != GROUND]

# In the order of dependence: a file may import those before it, of its own area and of the areas before.
LAYERS = ["models", "queries", "services", "factories", "demo", "admin", "api", "tasks"]
OTHER_FILES = {"__init__", "sql", "migrations", "management", "catalogue"}
# The ground knows areas only here.
MEETING_PLACES = {"urls", "settings", "dashboard", "search", "demo", "management", "verification"}


def modules(area: str) -> list[Path]:
    """The source files of an area, without its migrations."""
    return [
        file
        for file in sorted((ROOT / area).rglob("*.py"))
        if "migrations" not in file.relative_to(ROOT).parts
    ]


def layer(file: Path) -> str:
    """The first part of the path inside the area: models, admin, ..."""
    return Path(file.relative_to(ROOT).parts[1]).stem


def imports(file: Path) -> set[str]:
    """The modules that a file names in its imports, wherever they stand."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("area", AREAS)
def test_an_area_has_no_unlisted_file(area: str) -> None:
    there = {Path(entry).stem for entry in tracked(area) if not entry.startswith("__pycache__")}

    assert there - set(LAYERS) - OTHER_FILES == set()


def tracked(area: str) -> set[str]:
    """The names in an area's folder."""
    return {entry.name for entry in (ROOT / area).iterdir() if entry.name != "__pycache__"}


@pytest.mark.parametrize("area", AREAS)
def test_layers_import_downwards_only(area: str) -> None:
    upwards = [
        (str(file.relative_to(ROOT)), name)
        for file in modules(area)
        for name in imports(file)
        if name.startswith(f"{area}.")
        and layer(file) in LAYERS
        and (above := name.split(".")[1]) in LAYERS
        and LAYERS.index(above) > LAYERS.index(layer(file))
    ]

    assert upwards == []


def test_areas_use_only_those_before_them() -> None:
    wrong = [
        (str(file.relative_to(ROOT)), name)
        for place, area in enumerate(AREAS)
        for file in modules(area)
        for name in imports(file)
        if name.split(".")[0] in AREAS[place + 1 :]
    ]

    assert wrong == []


def test_the_ground_knows_areas_only_where_they_meet() -> None:
    wrong = [
        (str(file.relative_to(ROOT)), name)
        for file in modules(GROUND)
        for name in imports(file)
        if name.split(".")[0] in AREAS and layer(file) not in MEETING_PLACES
    ]

    assert wrong == []


@pytest.mark.parametrize("area", [GROUND, *AREAS])
def test_services_and_queries_know_nothing_of_http(area: str) -> None:
    wrong = [
        (str(file.relative_to(ROOT)), name)
        for file in modules(area)
        if layer(file) in ("models", "queries", "services")
        for name in imports(file)
        if name.split(".")[0] == "rest_framework" or name.startswith(("django.http", "django.contrib.admin"))
    ]

    assert wrong == []


@pytest.mark.parametrize("area", [GROUND, *AREAS])
def test_no_file_is_oversized(area: str) -> None:
    long = [str(file) for file in modules(area) if len(file.read_text().splitlines()) > 300]

    assert long == []


@pytest.mark.parametrize("area", [GROUND, *AREAS])
def test_every_module_says_in_one_line_what_it_is(area: str) -> None:
    silent = [
        str(file)
        for file in modules(area)
        if (tree := ast.parse(file.read_text())).body and "\n" in (ast.get_docstring(tree) or "\n")
    ]

    assert silent == []


@pytest.mark.parametrize("area", [GROUND, *AREAS])
def test_every_sql_file_is_installed_by_a_migration(area: str) -> None:
    text = "".join(file.read_text() for file in (ROOT / area / "migrations").glob("*.py"))
    versioned = sorted(file.stem for file in (ROOT / area / "sql").glob("*_v*.sql"))

    assert versioned == sorted(name for name in versioned if f'install("{area}", "{name}")' in text)


def test_a_sql_file_is_frozen_once_a_version_is_tagged() -> None:
    tag = subprocess.run(
        ["git", "describe", "--tags", "--abbrev=0"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    if not tag:
        pytest.skip("no version is tagged yet: first files may still be rewritten")
    changed = subprocess.run(
        ["git", "diff", "--name-only", "--diff-filter=MD", tag, "--", "*_v*.sql", "*/migrations/0*.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()

    assert changed == []
