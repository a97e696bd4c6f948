"""What the documentation shows is true: its YAML reads without a finding, its links lead somewhere."""

import re
import runpy
from pathlib import Path

import pytest

from quiz.bank.read import read_bank
from quiz.bank.schema import BANK, QUESTION
from quiz.diagnostics import Report
from quiz.kinds import KINDS
from quiz.settings.read import read as read_settings
from quiz.shapes import Shapes
from quiz.sources.model import Source
from quiz.sources.read import read_source
from quiz.sources.schema import CLAIM, SOURCE
from quiz.yaml.compose import compose

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
SETTINGS = ROOT / "docs" / "reference" / "settings.md"
_FENCE = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#:]+)\)")


def blocks(page: Path) -> list[str]:
    return _FENCE.findall(page.read_text("utf-8"))


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page)], ids=lambda page: page.stem)
def test_every_yaml_block_reads_without_a_finding(page: Path) -> None:
    sources: dict[str, Source] = {}
    for block in blocks(page):
        report = Report()
        if re.search("^claims:", block, re.MULTILINE):
            source = read_source(compose(block, report), "mill", report)
            assert source is not None
            assert source.claims
            sources["mill"] = source
        else:
            bank = read_bank(block, "mill", report, sources.get)
            assert bank is not None
            assert bank.questions
        assert report.diagnostics == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    missing = [link for link in _LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_type_has_its_section(kind: str) -> None:
    page = (ROOT / "docs" / "reference" / "banks.md").read_text("utf-8")
    assert f"\n## {kind}\n" in page


@pytest.mark.parametrize("page", ["rules", "settings"])
def test_a_page_that_is_generated_is_up_to_date(page: str) -> None:
    module = runpy.run_path(str(Path(__file__).parents[1] / "docs" / f"{page}.py"))
    assert module["PAGE"].read_text("utf-8") == module["page"](), "write it anew: make pages"


def test_the_settings_that_are_shown_can_be_set() -> None:
    (block,) = re.findall(r"^```toml\n(.*?)^```", SETTINGS.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    report = Report()
    assert len(read_settings(block, report).values) == 2
    assert report.diagnostics == []


def inside(shapes: Shapes) -> set[str]:
    """The fields of the mappings listed in a field."""
    return {name for shape in shapes.values() for name in shape.get("items", {}).get("properties", ())}


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("banks", {*BANK, *QUESTION}),
        *((f"banks#{kind.name}", {*kind.fields, *inside(kind.shapes)}) for kind in KINDS.values()),
        ("sources", {*SOURCE, *CLAIM}),
    ],
)
def test_the_reference_names_every_field(name: str, fields: set[str]) -> None:
    file, _, section = name.partition("#")
    page = (ROOT / "docs" / "reference" / f"{file}.md").read_text("utf-8")
    told = page.split(f"\n## {section}\n")[1].split("\n## ")[0] if section else page.split("\n## ")[0]
    in_prose = re.sub(r"^```.*?^```", "", told, flags=re.MULTILINE | re.DOTALL)
    assert sorted(field for field in fields if not re.search(f"`{field}(: [^`]+)?`", in_prose)) == []
