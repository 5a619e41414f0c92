"""Mentions by their own words -> where each of them stands: its scene and its phase.

News text says once where and when, and goes on from there. So a claim without a place of its own
stands in the *focus*: the last scene that its report named. Where it is doubtful whether a report
is still at that scene, the focus is unknown rather than guessed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from twosource.events.pairs_mentions import FORCE, Mention, Scene, Told, told
from twosource.events.pairs_phases import HAPPENING, phase_of
from twosource.events.pairs_places import happened_at, places_elsewhere, topic_place
from twosource.events.pairs_words import likeness, stems
from twosource.model import Claim, Report

_SAME_SOURCE = 0.5
_LEADS_UP = 2
"""Days before a happening in which what leads up to it is told: "the evening before"."""


def scenes_of(reports: Iterable[Told]) -> tuple[Scene, ...]:
    """The scenes at which several reports say that something happened, in a fixed order."""
    found: dict[Scene, set[str]] = defaultdict(set)
    for one in reports:
        for mention in one.bare:
            if _tells_scene(mention):
                found[replace(mention.seat, days=None)].add(one.report.id)
    shared = (scene for scene, ids in found.items() if len(ids) > 1)
    return tuple(sorted(shared, key=lambda s: (sorted(s.names), s.spots)))


def placed(one: Told, known: Sequence[Scene] = ()) -> tuple[Mention, ...]:
    """The mentions of a report, in the order of the text, each with where it stands.

    ``known`` are the scenes that the reports it is compared with name: a report that says "Mazra
    counts its dead" over its text tells of Mazra, but only the others say that this is a place.
    """
    return tuple(_in_phase(_in_focus(one.bare, one.report, one.leave, known), one.report))


def mentions(report: Report, claims: Sequence[Claim]) -> tuple[Mention, ...]:
    """The mentions of a report's claims by itself, in the order of the text."""
    return placed(told(report, claims))


def _tells_scene(mention: Mention) -> bool:
    return bool(mention.seat.names) and mention.telling and not mention.old


def _in_phase(seen: Iterable[Mention], report: Report) -> Iterator[Mention]:
    """Each mention with its phase: by its words, those before it in its paragraph, or the title."""
    here = list(seen)
    lead = here[0].phase if here else ""
    topic = phase_of(report.title or "") or lead or HAPPENING
    phase, paragraph = topic, -1
    for mention in here:
        if mention.paragraph != paragraph:
            phase, paragraph = (HAPPENING if mention.thread else topic), mention.paragraph
        seated = bool(mention.types & FORCE) and bool(mention.seat.names)
        turned = mention.day or seated or "ASSAULT" in mention.types
        phase = mention.phase or (HAPPENING if turned else phase)
        yield mention if mention.phase == phase else replace(mention, phase=phase)


def _in_focus(
    bare: Sequence[Mention], report: Report, leave: frozenset[str], known: Sequence[Scene]
) -> Iterator[Mention]:
    """Each mention with the scene that it stands in."""
    scenes = [m.seat for m in bare if _tells_scene(m)]
    focus = _opening(scenes, report, leave, known)
    thread, old_in = 0, -1
    here: list[Mention] = []
    for mention in bare:
        goes_on = _goes_on(here, mention)
        scene = _scene_of(mention, scenes, known, goes_on)
        if mention.old:
            old_in = mention.paragraph
        elif scene is not None or mention.own.days:
            old_in = -1
        old = old_in == mention.paragraph
        if scene is not None:
            other = bool(focus.names or thread) and not scene.names & focus.names
            moved = bool(here) and bool(other or mention.thread)
            focus = scene if scene.days else _with_days(scene, focus)
        else:
            doubtful = not goes_on and (thread or mention.wide or _before(mention.own, focus))
            moved = bool(here) and bool(mention.thread or doubtful)
            kept = Scene() if moved else focus
            focus = replace(kept, days=mention.own.days or kept.days)
        thread, here = thread + moved, [] if moved else here
        sure = scene is not None or (goes_on and not mention.thread)
        shown = mention.own if old else focus
        seen = replace(mention, focus=shown, thread=thread, old=old, sure=sure)
        here = here if old else [*here, seen]
        yield seen


def _opening(
    scenes: Sequence[Scene], report: Report, leave: frozenset[str], known: Sequence[Scene]
) -> Scene:
    """The scene that the title names: one of the report's, by its own words, or one known to the
    reports that it is compared with.
    """
    title = report.title or ""
    words = stems(title) - places_elsewhere(title)
    by_name = [n for n in topic_place(title) + happened_at(title) if n not in leave]
    by_words = [Scene(frozenset(by_name[:1]))] if by_name else []
    written = [replace(s, names=s.names - leave) for s in known]
    named = [s for s in scenes if _is_named(s, words)]
    named += by_words + [s for s in written if _is_named(s, words)]
    first = next(iter(named), Scene())
    return replace(first, days=None)


def _is_named(scene: Scene, words: frozenset[str]) -> bool:
    return any(set(n.split()) <= words for n in scene.names)


def _scene_of(
    mention: Mention, scenes: Sequence[Scene], known: Sequence[Scene], goes_on: bool
) -> Scene | None:
    """The scene that a mention names: its seat, or another scene of its report.

    Who goes on speaking may name another place in passing: only a happening there leads there.
    """
    if mention.old or (goes_on and not mention.telling and not mention.opens):
        return None
    there = any(s.names & mention.seat.names for s in (*scenes, *known))
    if mention.seat.names and (mention.telling or mention.opens or there):
        return mention.seat
    here = next((s for s in scenes if s.names & mention.own.names), None)
    if here is None and not mention.own.names:
        here = next((s for s in scenes if _is_named(s, mention.around)), None)
    return None if here is None else replace(here, days=mention.own.days)


def _before(own: Scene, focus: Scene) -> bool:
    """Whether a claim's days lie well before those of the scene: not what led up to it, nor what
    followed, but something else.
    """
    if own.days is None or focus.days is None:
        return False
    return own.days[1] < focus.days[0] - _LEADS_UP


def _with_days(scene: Scene, focus: Scene) -> Scene:
    """A scene, with the days of the focus if that is the same scene."""
    return replace(scene, days=focus.days) if scene.names & focus.names else scene


def _goes_on(here: Sequence[Mention], mention: Mention) -> bool:
    """Whether a report is surely still where it was: in one paragraph, or with one source."""
    if here and here[-1].paragraph == mention.paragraph and here[-1].sure:
        return True
    return any(m.sure and likeness(m.source, mention.source) >= _SAME_SOURCE for m in here)
