"""The figures of the back office as tables."""

from benchmarks.admin.pages import FRONT, Figure
from benchmarks.results import table

TARGET = 2.0


def of_pages(figures: list[Figure], rows: int) -> dict[str, str]:
    """The front page, each list, and what is beyond the target; the slowest ratio first."""
    front = [each for each in figures if each.page == FRONT]
    first = [each for each in figures if each.asked == "first page"]
    others = [each for each in figures if each not in front and each not in first]
    return {
        "admin summary": summary(figures),
        "admin front": shown(front, rows),
        "admin lists": shown(first, rows),
        "admin asked": shown(others, rows),
    }


def shown(figures: list[Figure], rows: int) -> str:
    """A line for each page, the largest ratio first."""
    head = ["page", "asked", "who", "queries", "1,000 rows, ms (least / median)", f"{rows:,} rows", "ratio"]
    ordered = sorted(figures, key=lambda each: -each.ratio)
    return table(head, [line(each) for each in ordered])


def line(figure: Figure) -> list[str]:
    few, many = (f"{min(figure.took[side]):.0f} / {figure.median(side):.0f}" for side in (0, 1))
    return [figure.page, figure.asked, figure.who, queries(figure), few, many, f"**{figure.ratio:.2f}**"]


def queries(figure: Figure) -> str:
    """How many there are, which is the same for many rows."""
    few, many = figure.queries
    return f"{few}" if few == many else f"**{few} and {many}**"


def summary(figures: list[Figure]) -> str:
    """How many pages keep to the target, and whether all ask the same for many rows."""
    kept = [each for each in figures if each.ratio <= TARGET]
    same = [each for each in figures if each.queries[0] == each.queries[1]]
    ratios = sorted(each.ratio for each in figures)
    most = max(max(each.queries) for each in figures)
    return (
        f"{len(figures)} pages: **{len(kept)} take at most {TARGET:.0f} times as long**, the median "
        f"{ratios[len(ratios) // 2]:.2f} times, the slowest {ratios[-1]:.2f} times. "
        f"{len(same)} ask as many queries for many rows as for few, at most {most}."
    )
