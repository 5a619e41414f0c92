"""What is passed on from another outlet, what a report keeps back, and what nobody is linked by."""

from dataclasses import replace

from made_claims import claim, link, report
from twosource.events.origins import support
from twosource.model import Claim, Link, Report, Span, Support

CAIS = "Radio Cais"
SIX_TREATED = "Six people were treated for burns in Porto Alto"
PASSED_ON = "six people were treated at Porto Alto for burns"


def relayed(text: str, source: Link, first: Link) -> Support:
    """A radio's claim and a daily's that passes it on: ``text`` is what the daily writes."""
    reports: dict[str, Report] = {
        "cais": report("cais", CAIS, f"{SIX_TREATED}, said {first.name}."),
        "daily": report("daily", "Alto Daily", text, "2031-03-05"),
    }
    told: list[Claim] = [
        claim("1", "cais", first, words=SIX_TREATED),
        claim(
            "2",
            "daily",
            link(CAIS, "outlet"),
            source,
            words=PASSED_ON,
            start=text.index(PASSED_ON),
        ),
    ]
    return support(told, reports, {})


def test_a_claim_passed_on_rests_on_whom_the_cited_report_names_for_it() -> None:
    text = f"Radio Cais reported that {PASSED_ON}, quoting the nurse in charge."
    found = relayed(text, link("the nurse", "witness", unnamed=True), link("Ana Ruiz"))
    assert [n.label for n in found.nodes] == ["Ana Ruiz"]


def test_whom_a_report_keeps_back_is_nobody_named() -> None:
    text = f"Radio Cais reported that {PASSED_ON}, quoting a nurse whom it does not name."
    found = relayed(text, link("a nurse", "witness", unnamed=True), link("Ana Ruiz"))
    assert [n.unnamed for n in found.nodes] == [False, True]
    assert found.edges[0].relation == "distinct"


def test_a_claim_passed_on_of_an_unnamed_source_stays_with_it() -> None:
    text = f"Radio Cais reported that {PASSED_ON}, quoting a nurse."
    nurse = link("a nurse at the clinic", "witness", unnamed=True)
    found = relayed(text, link("a nurse", "witness", unnamed=True), nurse)
    assert len(found.nodes) == 1
    assert found.nodes[0].unnamed


def test_descriptions_that_do_not_fit_are_not_traced() -> None:
    text = f"Radio Cais reported that {PASSED_ON}, quoting a driver."
    nurse = link("a nurse at the clinic", "witness", unnamed=True)
    found = relayed(text, link("a taxi driver", "witness", unnamed=True), nurse)
    assert (found.least, found.most) == (2, 2)


def of_one_text(text: str, *sources: Link) -> Support:
    told = [claim(str(n), "a", s, start=10 * n) for n, s in enumerate(sources)]
    return support(told, {"a": report("a", "Vale Courier", text)}, {})


def test_a_spokesman_who_is_kept_back_stays_unnamed() -> None:
    army = link("The army", "organisation")
    spokesman = link("a spokesman", "official", unnamed=True, role="spokesman")
    plain = of_one_text("The mill burned down, the army and a spokesman said.", army, spokesman)
    assert (plain.least, plain.most) == (1, 1)
    kept = of_one_text(
        "The mill burned, a spokesman said on condition of anonymity.", army, spokesman
    )
    assert (kept.least, kept.most) == (2, 2)


def test_a_spokesman_takes_a_body_and_never_a_person() -> None:
    spokesman = link("a spokesman", "official", unnamed=True, role="spokesman")
    found = of_one_text("The mill burned down.", link("Ana Ruiz"), spokesman)
    assert [n.unnamed for n in found.nodes] == [False, True]


def test_a_surname_that_is_kept_back_is_nobody_of_that_name() -> None:
    named, surname = link("Karim Said"), link("Said", "witness", unnamed=True)
    assert len(of_one_text("The mill burned down.", named, surname).nodes) == 1
    text = "The mill burned down, said Said, which is not his real name."
    assert len(of_one_text(text, named, surname).nodes) == 2


def test_a_body_told_by_its_kind_is_the_next_named_body_that_takes_its_side() -> None:
    militia = link("A militia", "organisation", unnamed=True)
    front = link("Omar Said", "official", role="spokesman", organisation="Iron Front")
    assert (of_one_text("It burned.", militia, front).nodes)[0].label == "Omar Said"
    farmer = link("Ana Ruiz")
    apart = of_one_text("It burned.", militia, farmer, front)
    assert [n.unnamed for n in apart.nodes] == [True, False, False]
    relation = {(e.a, e.b): e.relation for e in apart.edges}
    ids = [n.id for n in apart.nodes]
    assert relation[ids[0], ids[2]] == "unknown"


def test_people_and_the_body_that_speaks_for_them_may_be_one() -> None:
    parents = link("Parents", "witness", unnamed=True)
    chair = link("Ana Ruiz", "official", role="chair", organisation="parents' association")
    found = of_one_text("It burned.", parents, chair)
    assert (found.least, found.most) == (1, 2)
    assert found.edges[0].relation == "unknown"


def test_a_government_and_its_ministry_may_be_one_voice() -> None:
    found = of_one_text(
        "It burned.",
        link("the government", "organisation"),
        link("the interior ministry", "organisation"),
    )
    assert (found.least, found.most) == (1, 2)


def test_the_driver_is_whom_the_text_introduced_as_driving() -> None:
    driver = link("The driver", "witness", unnamed=True)
    text = "Ana Ruiz, who was driving the bus, saw it burn. The driver said more."
    assert len(of_one_text(text, link("Ana Ruiz"), driver).nodes) == 1
    other = link("a driver", "witness", unnamed=True)
    assert len(of_one_text(text, link("Ana Ruiz"), other, driver).nodes) == 2
    assert len(of_one_text("Ana Ruiz saw it burn.", link("Ana Ruiz"), driver).nodes) == 2


def test_a_bare_title_is_held_in_the_body_that_spoke_before() -> None:
    spokesman = link("spokesman Omar Said", "official", role="spokesman")
    found = of_one_text("It burned.", link("The army", "organisation"), spokesman)
    assert (found.least, found.most) == (1, 1)


def test_who_settles_or_asks_by_the_word_of_another_says_nothing() -> None:
    bishop, asked = link("Ana Ruiz"), Link("the miners", None, "organisation", stance="asks")
    told = [claim("1", "a", bishop, asked)]
    found = support(told, {"a": report("a", "Vale Courier")}, {})
    assert [n.label for n in found.nodes] == ["Ana Ruiz"]


def test_a_body_goes_by_its_other_names() -> None:
    text = "The Free Dockers' Front, known as Frelo, met."
    full, short = link("the Free Dockers' Front", "organisation"), link("Frelo", "organisation")
    assert len(of_one_text(text, full, short).nodes) == 1
    assert len(of_one_text("They met.", full, short).nodes) == 2


def test_a_source_that_may_speak_of_something_else_raises_no_least() -> None:
    reports = {"a": report("a", "Vale Courier"), "b": report("b", "North Ledger")}
    told = [claim("1", "a", link("Ana Ruiz")), claim("2", "b", link("Omar Said"))]
    sure = support(told, reports, {})
    assert (sure.least, sure.most) == (2, 2)
    unsure = support(told, reports, {}, doubtful=["2"])
    assert (unsure.least, unsure.most) == (1, 2)
    assert "isn't sure" in unsure.edges[0].reason


def test_who_settles_something_jointly_is_no_source_of_it() -> None:
    cue = Span("agreed to", ((0, 9),))
    settles = Link("the government", None, "organisation", cue=cue)
    told = replace(claim("1", "a", link("Ana Ruiz"), settles), joint=(link("the miners"),))
    found = support([told], {"a": report("a", "Vale Courier")}, {})
    assert [n.label for n in found.nodes] == ["Ana Ruiz"]


def test_a_commissioner_of_nothing_may_lead_the_commission() -> None:
    commissioner = link("commissioner Ana Ruiz", "official", role="commissioner")
    found = of_one_text("It burned.", commissioner, link("the election commission", "organisation"))
    assert (found.least, found.most) == (1, 2)
    other = of_one_text("It burned.", commissioner, link("the port union", "organisation"))
    assert (other.least, other.most) == (2, 2)


def test_its_candidate_is_of_the_body_named_before() -> None:
    text = "The Tenants' Front blamed him. It was late, its candidate, Ana Ruiz, said."
    front = link("The Tenants' Front", "organisation")
    found = of_one_text(text, front, link("Ana Ruiz", role="candidate"))
    assert (found.least, found.most) == (1, 1)


def test_a_title_before_a_name_of_a_body_is_no_part_of_the_name() -> None:
    long = link("superintendent Ana Ruiz of the harbour police", "official")
    found = of_one_text("It burned.", long, link("Superintendent Ana Ruiz", "official"))
    assert len(found.nodes) == 1
