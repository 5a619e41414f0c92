import pytest
from rich.tree import Tree

from twosource.model import Certainty, Claim, Link, Report, Span
from twosource.terminal.chains import chain_line, chain_tree
from twosource.terminal.console import draw, output_console

REPORT = Report("r1-0", "", "", outlet="Rift Courier", published="2026-05-14T08:00:00+03:00")
CONTENT = Span("armed men were gathering", ((0, 24),))
OFFICIALS = Link(
    "two officials", None, "official", unnamed=True, cue=Span("said", ((30, 34),)), implicit=True
)
SERVICE = Link("the service", None, "organisation", cue=Span("had told", ((40, 48),)))
NURSE = Link("a nurse", None, "witness", unnamed=True)


def claim(*chain: Link, joint: tuple[Link, ...] = (), stance: str = "says") -> Claim:
    return Claim(
        "c1-0", "r1-0", CONTENT, None, chain, joint, None, Certainty(stance=stance), 1.0, "test"
    )


def drawn(tree: Tree, capsys: pytest.CaptureFixture[str]) -> list[str]:
    draw(output_console(), tree)
    return capsys.readouterr().out.splitlines()


def test_the_line_goes_from_the_publisher_to_the_origin() -> None:
    line = chain_line(claim(OFFICIALS, SERVICE), REPORT).plain
    assert line == "Rift Courier ← two officials ← the service"


def test_the_line_in_plain_characters() -> None:
    line = chain_line(claim(SERVICE, joint=(NURSE,)), REPORT, ascii_only=True).plain
    assert line == "Rift Courier <- the service + a nurse"


def test_own_voice_and_an_unknown_publisher() -> None:
    assert chain_line(claim(), None).plain == "publisher unknown  in its own voice"


def test_the_tree_shows_cue_and_kind_of_each_link_and_ends_with_the_claim(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert drawn(chain_tree(claim(OFFICIALS, SERVICE, stance="warns"), REPORT), capsys) == [
        "Rift Courier  2026-05-14",
        "└── two officials  said  official, unnamed, from the context",
        "    └── the service  had told  organisation",
        "        └── warns: armed men were gathering",
    ]


def test_joint_sources_stand_beside_the_origin(capsys: pytest.CaptureFixture[str]) -> None:
    assert drawn(chain_tree(claim(SERVICE, joint=(NURSE,)), REPORT), capsys)[1:3] == [
        "└── the service  had told  organisation",
        "    and a nurse  witness, unnamed",
    ]


def test_a_hostile_name_is_made_harmless() -> None:
    evil = Link("x\x1b]0;gotcha\x07\ny", None, "person")
    assert chain_line(claim(evil), REPORT).plain == "Rift Courier ← x�]0;gotcha� y"
