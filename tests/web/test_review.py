"""The queue: its order, its form, and what a correction typed there becomes."""

from collections.abc import Callable, Iterator

import pytest
from lxml import html
from starlette.testclient import TestClient

from twosource.errors import BadJudgement
from twosource.model import Claim, Report
from twosource.web.correction_form import Filled, changed_values, fill, filled_from

Raid = tuple[Report, tuple[Claim, ...]]


@pytest.fixture
def desk(desk_of: Callable[..., TestClient]) -> Iterator[TestClient]:
    with desk_of(own_name="Ana") as client:
        client.get("/events")
        yield client


def form_of(desk: TestClient, path: str = "/review") -> tuple[str, dict[str, object]]:
    """Where the form of a page goes, and what a browser would send of it."""
    page = html.fromstring(desk.get(path).text)
    (form,) = page.xpath("//form[@id='review']")
    return str(form.get("action")), dict(form.form_values())


def claim_on(desk: TestClient, path: str) -> str:
    action, _ = form_of(desk, path)
    return action.split("claim=")[1].split("&")[0]


def test_the_least_sure_and_most_spread_come_first(desk: TestClient) -> None:
    page = html.fromstring(desk.get("/review").text)
    assert "0 of 4 claims reviewed" in " ".join(page.text_content().split())
    seen = []
    path: str | None = "/review"
    while path:
        seen.append(claim_on(desk, path))
        following = html.fromstring(desk.get(path).text).xpath("//a[@rel='next']/@href")
        path = following[0] if following else None
    ranks = []
    for id in seen:
        events = desk.get("/api/v1/events").json()["items"]
        outlets = max([e["support"]["outlets"] for e in events if id in e["claims"]] or [1])
        ranks.append((-(1 - 0.9) * outlets, id))
    assert len(seen) == 4
    assert ranks == sorted(ranks)


def test_accepting_goes_on_to_the_next(desk: TestClient) -> None:
    first = claim_on(desk, "/review")
    action, sent = form_of(desk)
    after = desk.post(action, data={**sent, "verdict": "accept"})
    assert "Accepted" in after.text
    assert "1 of 4" in " ".join(html.fromstring(after.text).text_content().split())
    assert claim_on(desk, "/review") != first
    assert claim_on(desk, "/review?state=done") == first


def test_a_correction_that_changes_nothing_says_so(desk: TestClient) -> None:
    action, sent = form_of(desk)
    answer = desk.post(action, data={**sent, "verdict": "correct"})
    assert answer.status_code == 422
    assert "nothing differs" in answer.text


def test_a_correction_is_made_of_the_form(desk: TestClient) -> None:
    claim = next(
        c for c in desk.get("/api/v1/claims").json()["items"] if "nine" in c["content"]["text"]
    )
    action, sent = form_of(desk, f"/review?claim={claim['id']}")
    sent |= {
        "content": "gunmen raided a truck park … killed nine people",
        "content_at": "",
        "stance": "warns",
        "chain-0-name": "the duty officer",
        "chain-1-name": "Halima Duba",
        "chain-1-words": "Halima Duba",
        "how_many-0-low": "8",
        "who-0-remove": "on",
        "hedges-0-words": "Two officials",
        "verdict": "correct",
        "note": "as the recording has it",
    }
    after = desk.post(action, data=sent)
    assert after.status_code == 200, after.text
    made = desk.get(f"/api/v1/claims/{claim['id']}").json()
    assert made["content"]["text"] == "gunmen raided a truck parkkilled nine people"
    assert made["stance"] == "warns"
    assert [link["name"] for link in made["chain"]] == ["the duty officer", "Halima Duba"]
    assert (made["how_many"][0]["low"], made["how_many"][0]["high"]) == (8, 9)
    assert made["who"] == []
    assert [hedge["text"] for hedge in made["hedges"]] == ["Two officials"]
    assert made["where"] == claim["where"]
    judged = desk.get("/api/v1/judgements").json()["items"][0]
    assert (judged["verdict"], judged["note"]) == ("correct", "as the recording has it")


def test_what_was_typed_wrongly_stays_in_the_form(desk: TestClient) -> None:
    action, sent = form_of(desk)
    sent |= {"content": "words that nobody wrote", "content_at": "", "verdict": "correct"}
    answer = desk.post(action, data=sent)
    assert answer.status_code == 422
    assert "doesn’t say" in answer.text or "doesn&#39;t say" in answer.text
    assert "words that nobody wrote</textarea>" in answer.text


def test_a_second_opinion_is_on_what_the_machine_read(desk: TestClient) -> None:
    claim = desk.get("/api/v1/claims").json()["items"][0]["id"]
    body = {"verdict": "correct", "subjects": [claim], "values": {"stance": "warns"}, "who": "Bo"}
    assert desk.post("/api/v1/judgements", json=body).status_code == 201
    _, sent = form_of(desk, "/review?state=second")
    assert sent["stance"] == "says"
    _, sent = form_of(desk, f"/review?state=all&claim={claim}")
    assert sent["stance"] == "warns"
    action, sent = form_of(desk, "/review?state=second")
    desk.post(action, data={**sent, "verdict": "reject"})
    assert "Others have reviewed nothing" in desk.get("/review?state=second").text
    found = desk.get("/api/v1/judgements/agreement").json()
    assert found["claims"] == 1
    assert "reviewed by two people" in desk.get("/judgements").text


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/review?text=nowhere", "No claim passes these filters"),
        ("/review?state=done", "Nobody has reviewed"),
        ("/review?report=paper", "of 1 claim reviewed"),
        ("/review?claim=c1-", "several claims"),
        ("/review?claim=c1-nothing", "no claim"),
        ("/review?state=odd", "state"),
        ("/review?after=tomorrow", "no date"),
    ],
)
def test_odd_queues(desk: TestClient, path: str, said: str) -> None:
    answer = desk.get(path)
    assert answer.status_code in (200, 404, 422)
    assert said in " ".join(html.fromstring(answer.text).text_content().split())


def test_an_empty_ledger_says_what_to_do(empty_desk: TestClient) -> None:
    assert "Add a report" in empty_desk.get("/review").text
    assert "Nobody has judged anything yet" in empty_desk.get("/judgements").text


def test_a_form_that_nobody_touched_changes_nothing(raid: Raid) -> None:
    report, claims = raid
    for claim in claims:
        filled = fill(claim)
        sent = [*filled.single.items()]
        for name, rows in filled.rows.items():
            sent += [(f"{name}-{i}-{k}", v) for i, row in enumerate(rows) for k, v in row.items()]
        assert changed_values(filled_from(sent), claim, report) == {}


def test_rows_come_in_the_order_that_is_asked_for() -> None:
    sent = [
        ("chain-0-name", "a"),
        ("chain-0-rank", "2"),
        ("chain-1-name", "b"),
        ("chain-1-rank", "1"),
        ("chain-2-name", ""),
        ("chain-2-kind", "person"),
        ("chain-3-name", "c"),
        ("chain-3-remove", "on"),
        ("nothing-0-name", "d"),
    ]
    assert [row["name"] for row in filled_from(sent).rows["chain"]] == ["b", "a"]


def test_offsets_that_are_not_of_the_words_are_passed_over(raid: Raid) -> None:
    report, (claim, *_) = raid
    filled = Filled({"content": "Halima", "content_at": "999-9999"}, fill(claim).rows)
    assert changed_values(filled, claim, report)["content"] == {"spans": [[0, 6]]}


@pytest.mark.parametrize(
    "single",
    [
        {"content": "nobody wrote this", "content_at": ""},
        {"content": "", "content_at": ""},
        {"content": "…", "content_at": "0-4"},
        {"when-words": "yesterday", "when-words_at": "", "when-earliest": "2026-05-01"},
    ],
)
def test_words_have_to_stand_in_the_report(raid: Raid, single: dict[str, str]) -> None:
    report, (claim, *_) = raid
    rows = fill(claim).rows
    with pytest.raises(BadJudgement):
        changed_values(Filled(single, rows), claim, report)
