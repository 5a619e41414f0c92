"""``read``, ``extract`` and ``demo`` with the real reading."""

import json
from pathlib import Path

import pytest

REPORT = "Police said two men had fled. A witness told reporters that three had been hurt.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "good.txt").write_text(REPORT)
    (tmp_path / "empty.txt").write_text("")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def new(folder: Path) -> Path:
    return folder / "new.db"


def test_reading_says_what_became_of_it(twosource, folder: Path, new: Path) -> None:
    first = twosource("read", "good.txt", ledger=new)
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout.startswith("1 new; ")
    assert first.stdout.endswith(f" -> {new}\n")
    again = twosource("read", "good.txt", ledger=new)
    assert again.stdout == f"1 unchanged; 0 claims -> {new}\n"


def test_a_bad_input_stops_nothing_and_is_told(twosource, folder: Path, new: Path) -> None:
    result = twosource("read", "empty.txt", "nowhere.txt", "good.txt", ledger=new)
    assert result.exit_code == 1
    assert result.stdout.startswith("1 new, 2 refused; ")
    told = result.stderr.splitlines()
    assert [line.partition(": ")[0] for line in told] == ["twosource", "twosource"]
    assert "empty.txt" in told[0]
    assert "nowhere.txt" in told[1]


def test_outlet_and_date_can_be_said(twosource, folder: Path, new: Path) -> None:
    options = ("--outlet", "Horn Wire", "--published", "2026-05-13")
    assert twosource("read", "good.txt", *options, ledger=new).exit_code == 0
    assert "\t2026-05-13\tHorn Wire\t" in twosource("reports", ledger=new).stdout


def test_a_slip_in_the_date_reads_nothing(twosource, folder: Path, new: Path) -> None:
    result = twosource("read", "good.txt", "--published", "2026-02-31", ledger=new)
    assert result.exit_code == 2
    assert "'2026-02-31' is no date" in result.stderr
    assert not new.exists()


def test_a_private_address_is_refused(twosource, folder: Path, new: Path) -> None:
    result = twosource("read", "http://127.0.0.1:9/news", ledger=new)
    assert result.exit_code == 1
    assert "loopback" in result.stderr


def test_extract_prints_the_rest_and_leaves_no_ledger(twosource, folder: Path) -> None:
    result = twosource("extract", "empty.txt", "good.txt", "--layers", "quantities,attributions")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    kinds = [json.loads(line)["kind"] for line in result.stdout.splitlines()]
    assert kinds[0] == "report"
    assert kinds.index("attribution") < kinds.index("quantity") < kinds.index("claim")
    assert [path.name for path in folder.glob("*.db")] == ["hand.db"]


def test_extract_gives_the_words_at_their_offsets(twosource, folder: Path) -> None:
    report, *claims = map(json.loads, twosource("extract", "good.txt").stdout.splitlines())
    assert claims
    for claim in claims:
        pieces = [report["text"][a:b] for a, b in claim["content"]["spans"]]
        assert "".join(pieces) == claim["content"]["text"]


def test_an_unknown_layer_is_wrong_usage(twosource, folder: Path) -> None:
    result = twosource("extract", "good.txt", "--layers", "vibes")
    assert result.exit_code == 2
    assert "attributions, times, quantities, places, actors" in " ".join(result.stderr.split())


def test_standard_input_is_read(twosource, folder: Path) -> None:
    result = twosource("extract", "-", stdin=REPORT)
    assert result.exit_code == 0
    assert json.loads(result.stdout.splitlines()[0])["text"].strip() == REPORT.strip()


def test_the_demo_shows_what_it_promises(twosource, folder: Path) -> None:
    result = twosource("demo", "--ledger", "demo.db")
    assert (result.exit_code, result.stderr) == (0, "")
    for said in (
        "5 reports, ",
        "One measure in many mouths: killed",
        "Heard at second hand",
        "On the word of people without a name",
        "Denied",
        "From a document",
        "~~~ source   ^^^ cue   === content",
        "export TWOSOURCE_LEDGER=demo.db",
    ):
        assert said in result.stdout


def test_what_the_demo_proposes_works(twosource, folder: Path) -> None:
    shown = twosource("demo", "--ledger", "demo.db").stdout
    steps = [line.split() for line in shown.partition("Try next")[2].splitlines() if line.strip()]
    commands = [step[1:] for step in steps if step[0] == "twosource"]
    assert len(commands) >= 5
    assert commands.pop() == ["serve"]  # It would not end by itself.
    for command in commands:
        result = twosource(*command, ledger=Path("demo.db"))
        assert (result.exit_code, command) == (0, command)
        assert result.stdout or result.stderr, command
