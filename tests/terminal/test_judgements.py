"""Judgements in a terminal."""

import pytest
from rich.console import RenderableType

from twosource.engine import FieldAgreement
from twosource.model import Judgement
from twosource.terminal import agreement_table, draw, judgement_table, output_console

AT = "2026-05-20T10:00:00.000000+00:00"
MADE = Judgement(
    "reject", ("c1-aaaaaaaaaaaa",), (), "Ana\x1b[2J", AT, "no \x1b[31mclaim", id="j1-1111111111"
)


def drawn(table: RenderableType, capsys: pytest.CaptureFixture[str]) -> str:
    draw(output_console(), table)
    return capsys.readouterr().out


def test_a_withdrawn_judgement_says_by_what(capsys: pytest.CaptureFixture[str]) -> None:
    table = judgement_table([MADE], {"j1-1111111111": "j1-2222222222"}, output_console())
    text = drawn(table, capsys)
    assert "2026-05-20 10:00" in text
    assert "reject" in text
    assert "withdrawn by j1-22222222" in " ".join(text.split())
    assert "\x1b" not in text


def test_agreement_without_an_alpha_is_a_dash(capsys: pytest.CaptureFixture[str]) -> None:
    fields = [FieldAgreement("stance", 0.5, 4, 3), FieldAgreement("cue", None, 4, 4)]
    text = drawn(agreement_table(fields, output_console()), capsys)
    assert "0.500" in text
    assert "–" in text
