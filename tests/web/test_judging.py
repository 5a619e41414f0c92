"""Judging by forms and over the interface: it shows at once, can be taken back, and is guarded."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

import twosource as ts
from twosource.web.pages.judge import local_path

API = "/api/v1/judgements"
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}&amp;"
DeskOf = Callable[..., TestClient]
PROBLEM = "application/problem+json"


@pytest.fixture
def desk(desk_of: DeskOf) -> Iterator[TestClient]:
    with desk_of(own_name="Ana") as client:
        yield client


def tree(desk: TestClient, path: str) -> html.HtmlElement:
    answer = desk.get(path)
    assert answer.status_code == 200, path
    return html.fromstring(answer.text)


def event_of(desk: TestClient) -> dict[str, object]:
    return desk.get("/api/v1/events").json()["items"][0]


def token(desk: TestClient, path: str) -> str:
    return str(tree(desk, path).xpath("//input[@name='form_token']/@value")[0])


def say(desk: TestClient, verdict: str, *subjects: str, **more: object) -> dict[str, object]:
    answer = desk.post(API, json={"verdict": verdict, "subjects": list(subjects), **more})
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_not_the_same_by_a_form_and_back(desk: TestClient) -> None:
    """Without a script: the link asks, the form judges, the page says so and undoes it."""
    event = event_of(desk)
    page = tree(desk, f"/events/{event['id']}")
    ask = page.xpath("//a[.='not the same']/@href")[0]
    asked = tree(desk, ask)
    subjects = asked.xpath("//input[@name='subject']/@value")
    data = {"form_token": token(desk, ask), "verdict": "different", "subject": subjects}
    after = desk.post("/judge", data={**data, "note": "another raid"})
    assert after.status_code == 200
    shown = html.fromstring(after.text)
    assert "Taken apart" in shown.xpath("//*[@class='judged']")[0].text_content()
    assert len(event_of(desk)["claims"]) == len(event["claims"]) - 1
    assert "another raid" in after.text
    undo = shown.xpath("//a[@data-undo]/@href")[0]
    back = desk.post(
        "/judge",
        data={
            "form_token": token(desk, undo),
            "verdict": "undo",
            "subject": html.fromstring(desk.get(undo).text).xpath(
                "//input[@name='subject']/@value"
            ),
        },
    )
    assert "Withdrawn" in back.text
    assert event_of(desk) == event


def test_claims_that_are_chosen_leave_together(desk: TestClient) -> None:
    event = event_of(desk)
    out = event["claims"][:2]
    query = [("verdict", "different"), ("together", "true"), ("subject", event["id"])]
    query += [("subject", claim) for claim in out]
    asked = html.fromstring(desk.get("/judge", params=query).text)
    assert asked.xpath("//input[@name='subject']/@value") == [",".join(out), event["id"]]


def test_same_as_finds_other_events_and_joins_them(desk: TestClient) -> None:
    event = event_of(desk)
    out = event["claims"][0]
    say(desk, "different", out, event["id"])
    rest = event_of(desk)
    page = tree(desk, f"/events/{rest['id']}?find=gunmen")
    (join,) = page.xpath("//a[.='Same as this']/@href")[:1]
    asked = tree(desk, join)
    say(desk, "same", *asked.xpath("//input[@name='subject']/@value"))
    assert set(event_of(desk)["claims"]) == set(event["claims"])
    said = tree(desk, f"/events/{event_of(desk)['id']}").xpath("//ul[contains(@class, 'said')]/li")
    assert len(said) >= 2


def test_a_judgement_on_names_is_shown_in_the_log(desk_of: DeskOf, tmp_path: Path) -> None:
    with desk_of(own_name="Ana") as desk, ts.open(tmp_path / "of.db") as ledger:
        one, two, *_ = (entity.id for entity in ts.entities(ledger).all)
        made = say(desk, "different", one, two)
        assert made["page"] == f"/judgements?judged={made['id']}"
        assert "Taken apart." in desk.get(str(made["page"])).text


def test_an_event_is_found_by_any_of_its_claims(desk: TestClient) -> None:
    event = event_of(desk)
    for claim in event["claims"]:
        answer = desk.get(f"/events/with/{claim}", follow_redirects=False)
        assert answer.headers["location"] == f"/events/{event['id']}"
    say(desk, "reject", event["claims"][0])
    answer = desk.get(f"/events/with/{event['claims'][0]}", follow_redirects=False)
    assert answer.headers["location"] == f"/claims/{event['claims'][0]}"
    assert desk.get("/events/with/c1-nothing").status_code == 404


def test_what_is_reviewed_has_no_dotted_line(desk: TestClient) -> None:
    claim = desk.get("/api/v1/claims").json()["items"][0]["id"]
    paths = (f"/claims/{claim}", "/reports/wire", f"/events/{event_of(desk)['id']}")
    before = [len(tree(desk, p).xpath("//*[contains(@class, 'derived')]")) for p in paths]
    say(desk, "accept", claim)
    after = [len(tree(desk, p).xpath("//*[contains(@class, 'derived')]")) for p in paths]
    assert after[0] == 0
    assert all(a < b for a, b in zip(after, before, strict=True))
    assert tree(desk, paths[1]).xpath("//a[@class='reviewed']")[0].text == "accepted"


def test_a_claim_page_shows_what_the_machine_read(desk: TestClient) -> None:
    claim = desk.get("/api/v1/claims").json()["items"][0]["id"]
    say(desk, "correct", claim, values={"stance": "warns"})
    page = tree(desk, f"/claims/{claim}")
    assert "Corrected" in page.xpath("//*[@class='verdict']")[0].text_content()
    assert page.get_element_by_id("read-h").text == "What the machine read"
    say(desk, "reject", claim)
    assert (
        "Rejected"
        in tree(desk, f"/claims/{claim}").xpath("//*[@class='verdict']")[0].text_content()
    )
    assert claim not in [c["id"] for c in desk.get("/api/v1/claims").json()["items"]]


def test_objects_say_how_they_stand(desk: TestClient) -> None:
    claim = desk.get("/api/v1/claims").json()["items"][0]["id"]
    made = say(desk, "accept", claim)
    review = desk.get(f"/api/v1/claims/{claim}").json()["review"]
    assert review == {
        "state": "accepted",
        "who": "Ana",
        "at": made["at"],
        "judgement": made["id"],
    }
    event = desk.get(f"/api/v1/events/{event_of(desk)['id']}").json()
    assert event["review"] == {"reviewed": 1, "claims": len(event["claims"])}


def test_judgements_are_listed_in_pages_with_etags(desk: TestClient) -> None:
    claims = [c["id"] for c in desk.get("/api/v1/claims").json()["items"]]
    made = [say(desk, "accept", claim)["id"] for claim in claims]
    seen: list[str] = []
    cursor = ""
    while cursor is not None:
        answer = desk.get(API, params={"limit": 2, "cursor": cursor, "verdict": "accept"}).json()
        seen += [j["id"] for j in answer["items"]]
        cursor = answer["next"]
    assert seen == made[::-1]
    first = desk.get(API)
    again = desk.get(API, headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert desk.get(f"{API}/{made[0]}").json()["who"] == "Ana"
    (last, *_) = desk.get(API, params={"subject": claims[0]}).json()["items"]
    assert last["id"] == made[0]
    assert desk.get(f"{API}/agreement").json()["fields"] == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"verdict": "shrug", "subjects": ["c1"]}, 422),
        ({"verdict": "accept", "subjects": []}, 422),
        ({"verdict": "accept", "subjects": ["c1-nothing"]}, 404),
        ({"verdict": "accept", "subjects": [""]}, 422),
        ({"verdict": "accept", "subjects": "c1"}, 422),
        ({"verdict": "same", "subjects": ["c1-nothing"]}, 422),
        ({"verdict": "different", "subjects": ["e1-a", "e1-b"]}, 404),
        ({"verdict": "different", "subjects": [",", ",,"]}, 404),
        ({"verdict": "undo", "subjects": ["j1-nothing"]}, 404),
        ({"verdict": "undo", "subjects": ["j1", "j2"]}, 422),
        ({"verdict": "correct", "subjects": ["c1-"], "values": {"stance": "x"}}, 404),
        ({"verdict": "accept", "subjects": ["c1-"], "more": 1}, 422),
        ([], 422),
        ("accept", 422),
    ],
)
def test_what_can_not_be_judged_is_a_problem(desk: TestClient, body: object, status: int) -> None:
    answer = desk.post(API, json=body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == PROBLEM
    assert desk.get(API).json()["items"][1:] == []


def test_only_json_is_taken_so_that_no_form_of_another_site_judges(desk: TestClient) -> None:
    claim = desk.get("/api/v1/claims").json()["items"][0]["id"]
    body = f'{{"verdict": "accept", "subjects": ["{claim}"]}}'
    for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
        assert desk.post(API, content=body, headers={"Content-Type": kind}).status_code in (
            415,
            422,
        )
    evil = {"Content-Type": "application/json", "Origin": "https://evil.example"}
    assert desk.post(API, content=body, headers=evil).status_code == 403
    assert desk.get(f"/api/v1/claims/{claim}").json()["review"]["state"] == "unreviewed"


@pytest.mark.parametrize("path", ["/judge", "/review?claim=CLAIM"])
def test_a_form_without_its_token_judges_nothing(desk: TestClient, path: str) -> None:
    claim = desk.get("/api/v1/claims").json()["items"][0]["id"]
    data = {"verdict": "accept", "subject": claim, "form_token": "no"}
    answer = desk.post(path.replace("CLAIM", claim), data=data)
    assert answer.status_code == 403
    assert "send it again" in answer.text
    assert desk.get(f"/api/v1/claims/{claim}").json()["review"]["state"] == "unreviewed"


@pytest.mark.parametrize(
    "given",
    ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "", "a"],
)
def test_after_judging_one_stays_on_the_desk(desk: TestClient, given: str) -> None:
    assert local_path(given) is None
    claim = desk.get("/api/v1/claims").json()["items"][0]["id"]
    data = {"verdict": "accept", "subject": claim, "next": given}
    data["form_token"] = token(desk, f"/judge?verdict=accept&subject={claim}")
    answer = desk.post("/judge", data=data, follow_redirects=False)
    assert answer.headers["location"].startswith(f"/claims/{claim}?judged=j1-")


def test_odd_questions_are_answered(desk: TestClient) -> None:
    assert desk.get("/judge?verdict=accept").status_code == 422
    assert desk.get("/judge?verdict=correct&subject=c1").status_code == 422
    assert desk.get("/judge?verdict=accept&subject=c1-nothing").status_code == 200
    assert desk.get("/judgements?cursor=j1-nothing&who=nobody").status_code == 200
    assert desk.get("/judgements?verdict=shrug").status_code == 422


class TestReviewers:
    ANA, BO = "anas-own-token-0001", "bos-own-token-00001"

    @pytest.fixture
    def desk(self, desk_of: DeskOf) -> Iterator[TestClient]:
        people = {"Ana": self.ANA, "Bo": self.BO}
        with desk_of(own_name="root", reviewers=people) as client:
            yield client

    def test_nobody_else_judges(self, desk: TestClient) -> None:
        claim = desk.get("/api/v1/claims").json()["items"][0]["id"]
        body = {"verdict": "accept", "subjects": [claim], "who": "Ana"}
        assert desk.post(API, json=body).status_code == 403
        wrong = {"Authorization": "Bearer nonsense-nonsense"}
        assert desk.post(API, json=body, headers=wrong).status_code == 403
        right = {"Authorization": f"Bearer {self.BO}"}
        assert desk.post(API, json=body, headers=right).json()["who"] == "Bo"

    def test_they_sign_in_by_their_token(self, desk: TestClient) -> None:
        data = {"form_token": token(desk, "/sign-in"), "token": "nonsense", "name": "Ana"}
        assert desk.post("/sign-in", data=data).status_code == 403
        assert desk.post("/sign-in", data={**data, "token": ""}).status_code == 403
        data |= {"token": self.ANA, "next": "/review"}
        answer = desk.post("/sign-in", data=data, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/review")
        assert "You judge as <b>Ana</b>" in desk.get("/review").text

    def test_a_made_up_cookie_is_nobody(self, desk: TestClient) -> None:
        for made_up in (b"Ana", b"QW5h", b"QW5h.0000", b"....", b"QW5h.", b"\xe4.\xe4"):
            cookie = b"twosource_reviewer=" + made_up
            assert "Say who you are" in desk.get("/review", headers={"Cookie": cookie}).text  # type: ignore[dict-item]


def test_a_visitor_says_who_they_are(desk_of: DeskOf) -> None:
    with desk_of(1) as desk:
        claim = desk.get("/api/v1/claims").json()["items"][0]["id"]
        data = {"verdict": "accept", "subject": claim}
        data["form_token"] = token(desk, f"/judge?verdict=accept&subject={claim}")
        asked = desk.post("/judge", data=data, follow_redirects=False)
        assert asked.headers["location"] == "/sign-in?next=%2Fevents"
        assert desk.post(API, json={"verdict": "accept", "subjects": [claim]}).status_code == 403
        name = {"form_token": token(desk, "/sign-in"), "name": "Bo <b>"}
        desk.post("/sign-in", data=name)
        assert desk.post("/judge", data=data).status_code == 200
        assert desk.get(API).json()["items"][0]["who"] == "Bo <b>"
        assert "<b>Bo <b>" not in desk.get("/judgements").text


def test_hostile_words_stay_words(desk_of: DeskOf) -> None:
    with desk_of(strange=HOSTILE, own_name=HOSTILE) as desk:
        event = event_of(desk)
        claim = event["claims"][0]
        say(desk, "correct", claim, values={"stance": "warns"}, note=HOSTILE)
        say(desk, "different", claim, event["id"], note=HOSTILE)
        paths = [
            "/review",
            f"/review?claim={claim}&state=all",
            "/judgements",
            f"/claims/{claim}",
            f"/judge?verdict=accept&subject={claim}",
            f"/events/with/{claim}?find={HOSTILE}",
            f"/judge?verdict=accept&subject={HOSTILE}",
            f"/judgements?who={HOSTILE}",
        ]
        for path in paths:
            page = tree(desk, path)
            assert page.xpath("//script[not(@src)]") == [], path
            assert page.xpath("//img") == [], path
            assert page.xpath("//@onerror") == [], path
            assert "{{7*7}}" in desk.get(path).text or "49" not in page.text_content()


def test_the_address_of_an_event_leads_on_after_it_was_judged(desk: TestClient) -> None:
    event = event_of(desk)
    say(desk, "different", event["claims"][0], event["id"])
    answer = desk.get(f"/events/{event['id']}", follow_redirects=False)
    assert answer.headers["location"] == f"/events/with/{event['claims'][1]}"
    assert desk.get("/events/e1-nothing").status_code == 404


def test_a_large_event_is_shown_in_parts(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twosource.web.pages.event._MOST_CLAIMS", 3)
    path = f"/events/{event_of(desk)['id']}"
    first = tree(desk, path)
    assert "Claims 1 to 3 are shown here" in " ".join(first.text_content().split())
    (more,) = first.xpath("//a[@rel='next']/@href")
    rest = tree(desk, more)
    assert "Claims 4 to 4 are shown here" in " ".join(rest.text_content().split())
    shown = [page.xpath("//a[.='why read so']/@href") for page in (first, rest)]
    assert set(shown[0]) | set(shown[1]) == {f"/claims/{c}" for c in event_of(desk)["claims"]}
    assert rest.xpath("//a[@rel='prev']/@href") == [f"{path}?part=1#claims"]
