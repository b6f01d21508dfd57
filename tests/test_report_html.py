"""The HTML page shows every message with its findings in place, runs nothing but its own script and loads nothing."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from report_samples import finding, linted, rules, sample

from outreach_lint.model.diagnostic import Edit, Note, Problem, Related, Report, Safety, Story, Suggestion
from outreach_lint.model.source import Source
from outreach_lint.report import ReportOptions, render
from outreach_lint.report.html.marks import Numbered, marked, segments

OPTIONS = ReportOptions(rules=rules(), version="0.1.0")
EVIL = (
    "</mark></script><script>document.title='owned'</script>"
    "<img src=x onerror=\"document.title='owned'\">'\" onmouseover=alert(1) \u202e\x00\x1b &lt; ]]> 😀"
)
VOID = {"meta", "input", "br", "img"}


class Page(HTMLParser):
    """A page as nested elements: fails on a wrong nesting, keeps elements with attributes and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def hostile() -> Report:
    source = Source(f"{EVIL}.txt", f"{EVIL} words {EVIL}")
    fix = Suggestion(EVIL, Safety.SAFE, (Edit(source.range(0, 3), EVIL, EVIL),))
    found = finding(
        source, "PIT002", "words", EVIL, why=EVIL, id=EVIL, suggestions=[fix], composite=Story(EVIL, EVIL, EVIL, EVIL)
    )
    found = replace(found, code=EVIL, name=EVIL, family=EVIL, related=(Related(found.range, EVIL),))
    message = replace(linted(source, EVIL, subject=EVIL), channel=EVIL, sequence=EVIL, decided_by=EVIL)
    return Report(
        diagnostics=(found, replace(found, target=replace(found.target, id="nowhere"))),
        messages=(message,),
        problems=(Problem(source.path, 1, 1, EVIL),),
        notes=(Note(source.path, EVIL),),
        suppressed=(replace(found, suppressed=EVIL),),
    )


@pytest.mark.parametrize("report", [sample(), hostile(), Report()], ids=["sample", "hostile", "empty"])
def test_the_page_is_well_formed_accessible_and_self_contained(report: Report) -> None:
    page = Page(render(report, "html", OPTIONS))
    assert not page.open
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    for tag, attrs in page.elements:
        assert not {"src", "style", "srcset"} & attrs.keys() and not [name for name in attrs if name.startswith("on")]
        assert tag not in ("link", "iframe", "img", "object")
        assert (attrs.get("href") or "#").startswith("#")
        for name in (attrs.get("aria-labelledby") or "").split():
            assert name in ids
    tags = [tag for tag, _ in page.elements]
    assert tags.count("main") == tags.count("footer") == tags.count("h1") == tags.count("script") == 1
    assert ("html", {"lang": "en"}) in page.elements
    assert not regex.search(r"[\p{C}--[\n\u200d]]", page.text, regex.V1)


def test_every_link_inside_the_page_leads_somewhere() -> None:
    page = Page(render(sample(), "html", OPTIONS))
    ids = {attrs.get("id") for _, attrs in page.elements}
    assert {(attrs["href"] or "")[1:] for tag, attrs in page.elements if tag == "a"} <= ids


def test_the_policy_allows_this_script_and_style_alone() -> None:
    page = render(sample(), "html", OPTIONS)
    policy = regex.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy and policy[1].startswith("default-src 'none'; style-src 'sha256-") and "unsafe" not in policy[1]


def test_messages_stand_as_they_read_with_their_findings() -> None:
    page = render(sample(), "html", OPTIONS)
    assert page.count('<article class="message') == 4
    assert '<mark class="error" data-findings="f6">Do you have 15 minutes</mark>' in page
    assert '<mark class="info" data-findings="f4">Quick question</mark>' in page
    assert "nothing says otherwise" in page and "agreed with Dana" in page and "not a text file" in page


def test_a_finding_about_the_whole_message_marks_no_words() -> None:
    source = Source("a.txt", "Plain words about nothing in particular. " * 9)
    found = finding(source, "GEN001", source.text, "m")
    page = render(Report(diagnostics=(found,), messages=(linted(source),)), "html", OPTIONS)
    assert "<mark" not in page and "about the whole message" in page


def test_findings_without_a_message_are_not_lost() -> None:
    found = replace(sample().diagnostics[0], path="gone.txt")
    page = render(Report(diagnostics=(found,)), "html", OPTIONS)
    assert "Findings outside the messages" in page and "gone.txt:1:8" in page


def test_too_many_messages_are_cut_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("outreach_lint.report.html.MOST_MESSAGES", 2)
    report = replace(sample(), diagnostics=sample().diagnostics[3:7])
    page = render(report, "html", OPTIONS)
    assert page.count('<article class="message') == 2 and "2 messages left out" in page
    assert "mail/first.txt:1" in page and "mail/steps.json:1" in page


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda pair: tuple(sorted(pair))), max_size=6)


@given(st.text(max_size=50), SPANS)
def test_overlapping_findings_keep_the_text_and_nest_rightly(text: str, spans: list[tuple[int, int]]) -> None:
    source = Source("a.txt", "x")
    base = finding(source, "PIT002", "x", "m")
    found = [
        Numbered(n, f"f{n}", replace(base, target=replace(base.target, start=start, end=end)))
        for n, (start, end) in enumerate(spans, 1)
    ]
    parts = segments(text, found)
    assert "".join(part.text for part in parts) == text
    for f in found:
        covered = "".join(part.text for part in parts if f in part.covering)
        assert covered == text[f.diagnostic.target.start : f.diagnostic.target.end]
        assert sum(f in part.ending for part in parts) == 1
    assert not Page(marked(text, found)).open


def colours(selector: str) -> dict[str, str]:
    css = (files("outreach_lint.report.html") / "page.css").read_text(encoding="utf-8")
    block = css[css.index(selector) :].split("}")[0]
    return dict(regex.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("selector", [":root {", ':root[data-theme="dark"] {', ':root:not([data-theme="light"]) {'])
def test_text_has_enough_contrast_in_both_themes(selector: str) -> None:
    c = colours(selector)
    pairs = [
        (ink, ground)
        for ink in ("ink", "soft", "link", "error", "warning", "info", "ok")
        for ground in ("card", "page")
    ]
    pairs += [("ink", ground) for ground in ("error-bg", "warning-bg", "info-bg", "del-bg", "ins-bg")]
    assert {pair: contrast(c[pair[0]], c[pair[1]]) for pair in pairs if contrast(c[pair[0]], c[pair[1]]) < 4.5} == {}
    fills = [name for name in c if name.endswith("-fill")]
    assert len(fills) == 3 and all(contrast(c[name], c["card"]) >= 3 for name in fills)


BROWSER = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
needs_browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium on the path")


def dom(folder: Path, page: str, width: int = 1280) -> str:
    """The page as a browser has it after its scripts ran."""
    file = folder / "report.html"
    file.write_text(page, encoding="utf-8")
    quiet = ("gpu", "background-networking", "component-update", "sync", "default-apps", "extensions")
    flags = [f"--disable-{name}" for name in quiet]
    command = [BROWSER or "", "--headless", "--no-sandbox", *flags, f"--user-data-dir={folder / 'profile'}"]
    command += [f"--window-size={width},900", "--dump-dom", file.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def asked(folder: Path, page: str, script: str, width: int = 1280) -> str:
    """What a script sees on the page; the policy is taken off to let it run."""
    page = regex.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    tail = f"<script>document.body.dataset.answer = String((() => {{ {script} }})());</script></body>"
    answer = regex.search(r'data-answer="([^"]*)"', dom(folder, page.replace("</body>", tail), width))
    assert answer
    return unescape(answer[1])


@pytest.mark.slow
@needs_browser
def test_a_browser_runs_the_page_and_nothing_that_the_copy_holds(tmp_path: Path) -> None:
    page = dom(tmp_path, render(hostile(), "html", OPTIONS))
    title = regex.search(r"<title>([^<]*)</title>", page)
    assert title and title[1].startswith("Outreach report")
    assert "2 of 2 findings, 1 of 1 messages" in page
    assert page.count("<script") == 1 and "<img" not in page


@pytest.mark.slow
@needs_browser
@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("f.severity[1].checked = false", "3 of 8 findings, 2 of 4 messages"),
        ("f.family.value = 'hammer'", "1 of 8 findings, 1 of 4 messages"),
        ("f.text.value = 'Freight'", "4 of 8 findings, 2 of 4 messages"),
        ("f.text.value = 'PIT002'", "2 of 8 findings, 2 of 4 messages"),
        ("f.text.value = 'no such words'", "0 of 8 findings, 0 of 4 messages"),
    ],
)
def test_the_filter_narrows_findings_and_messages(tmp_path: Path, change: str, expected: str) -> None:
    script = f"""
      const f = document.getElementById('filter').elements;
      {change};
      document.getElementById('filter').dispatchEvent(new Event('input'));
      return document.getElementById('shown').textContent;
    """
    assert asked(tmp_path, render(sample(), "html", OPTIONS), script) == expected


@pytest.mark.slow
@needs_browser
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_runs_over_the_side(tmp_path: Path, width: int) -> None:
    script = """
      const wide = [...document.querySelectorAll('main *')].filter((e) => !e.closest('.scroll, svg'))
        .filter((e) => e.getBoundingClientRect().right > innerWidth + 1);
      return [document.documentElement.scrollWidth > innerWidth, wide.length];
    """
    assert asked(tmp_path, render(sample(), "html", OPTIONS), script, width) == "false,0"
    assert asked(tmp_path, render(hostile(), "html", OPTIONS), script, width) == "false,0"


@pytest.mark.slow
@needs_browser
def test_the_theme_can_be_turned(tmp_path: Path) -> None:
    script = """
      const ground = () => getComputedStyle(document.body).backgroundColor;
      const before = ground();
      document.getElementById('theme').click();
      return [before, ground(), document.getElementById('theme').getAttribute('aria-label')].join('|');
    """
    before, after, label = asked(tmp_path, render(sample(), "html", OPTIONS), script).split("|")
    assert before != after and label.startswith("Switch to ")
