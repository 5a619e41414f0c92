"""Pictures of the desk for the documentation: each page in light, dark and on a phone.

    python -m benchmarks.screenshots [NAME …] [--to docs/screenshots]

Pages of one event and one report are those of the demo; the list of events with its map and its
timeline is that of a made-up ledger (``benchmarks.made_up``), which has more places and days. Needs
playwright, Pillow and a Chromium (``CHROMIUM`` names another than the one on the path).
"""

import argparse
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import httpx
import uvicorn
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks import made_up
from twosource import Report, review
from twosource import open as open_ledger
from twosource.demo import report_files
from twosource.intake import load
from twosource.web import DeskSettings, create_app

_ARGUMENTS = (
    "--headless --no-sandbox --use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader "
    "--hide-scrollbars --disable-background-networking"
)
_WIDE, _PHONE = (1280, 1080), (390, 1000)
_SETTLED = 1500
"""Milliseconds after which a page with a live map stands still."""
_NEAR = 40
"""Squared distance of two colours that a picture needn't tell apart."""
_LOOKS = ("light", "dark", "phone")
_SHOTS: Mapping[str, tuple[str, str]] = {
    "events": ("made-up", "/events"),
    "events-narrowed": (
        "made-up",
        "/events?bbox=36.2,-1.2,44.4,4.4&after=2026-03-08&before=2026-04-12",
    ),
    "event": ("demo", "an event"),
    "brief": ("demo", "a brief"),
    "claims": ("demo", "/claims"),
    "claim": ("demo", "a claim"),
    "reports": ("demo", "/reports"),
    "report": ("demo", "a report"),
    "versions": ("demo", "versions"),
    "copies": ("demo", "copies"),
    "source": ("demo", "a source"),
    "outlet": ("demo", "/outlets/Horn%20Wire"),
    "review": ("demo", "/review"),
    "judgements": ("demo", "/judgements"),
    "add": ("demo", "/add"),
}
"""By name: the ledger, and the address (or which link leads there)."""

_START = {
    "an event": "/events",
    "a brief": "/events",
    "copies": "/events",
    "a claim": "/claims",
    "a report": "/reports?sort=claims",
    "versions": "/reports?text=burial",
    "a source": "/claims?text=22",
}
_LINKS = {
    "an event": (".events h2 a",),
    "a brief": (".events h2 a", "a[href$='/brief']"),
    "copies": (".events h2 a", "a[href$='/copies']"),
    "a claim": ("a[href^='/claims/']",),
    "a report": ("td.title a",),
    "versions": ("td.title a", ".versions a"),
    "a source": ("a[href^='/sources/']",),
}


@contextmanager
def _desk(path: Path) -> Iterator[str]:
    app = create_app(DeskSettings(path))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    address = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    while (answer := httpx.get(f"{address}/events")).status_code == 503:
        time.sleep(0.2)
    answer.raise_for_status()
    yield address
    server.should_exit = True
    thread.join(10)


def _write_ledgers(folder: Path) -> dict[str, Path]:
    ledgers = {"demo": folder / "demo.db", "made-up": folder / "made-up.db"}
    with open_ledger(ledgers["demo"]) as ledger:
        *_, last = load(report_files()[-1])
        assert isinstance(last, Report)
        # What the outlet had at first, for the page that shows what has changed.
        ledger.read(replace(last, text=last.text.replace("At least 17", "At least 19", 1)))
        ledger.read(*report_files())
        first, second, *_ = (claim.id for claim in ledger.claims(own_voice="none"))
        review(ledger, "accept", first, who="Ana")
        review(ledger, "accept", first, who="Ben")
        review(ledger, "reject", second, who="Ben", note="It only says where he works.")
    made_up.write(ledgers["made-up"])
    return ledgers


def _go(page: Page, address: str) -> None:
    links = _LINKS.get(address, ())
    answer = page.goto(_START.get(address, address))
    for link in links:
        answer = page.goto(page.locator(link).first.get_attribute("href") or "/")
    if answer is None or not answer.ok:
        raise SystemExit(f"{page.url} couldn't be shown")
    if page.locator("#map[data-script]").count():
        page.locator("#map.live").wait_for(timeout=30_000)
        page.wait_for_timeout(_SETTLED)


def _take(browser: Browser, base: str, name: str, address: str, look: str, to: Path) -> None:
    width, height = _PHONE if look == "phone" else _WIDE
    context = browser.new_context(
        base_url=base,
        viewport={"width": width, "height": height},
        color_scheme="dark" if look == "dark" else "light",
        locale="en-GB",
        reduced_motion="reduce",
    )
    page = context.new_page()
    _go(page, address)
    _save(page.screenshot(), to / f"{name}-{look}.png")
    context.close()


def _save(png: bytes, path: Path) -> None:
    """Keep a picture in at most 256 colours, the commonest not nearly alike: far smaller."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    kept: list[tuple[int, int, int]] = []
    for _, colour in sorted(picture.getcolors(1 << 24), reverse=True):
        near = (sum((a - b) ** 2 for a, b in zip(colour, k, strict=True)) for k in kept)
        if len(kept) < 256 and all(distance > _NEAR for distance in near):
            kept.append(colour)
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in kept for part in colour])
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("names", nargs="*", metavar="NAME", help="all, or some of the pages")
    parser.add_argument("--to", type=Path, default=Path("docs/screenshots"))
    given = parser.parse_args()
    given.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as started:
        ledgers = _write_ledgers(Path(folder))
        browser = started.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=_ARGUMENTS.split(),
        )
        for kind, path in ledgers.items():
            with _desk(path) as base:
                for name, (ledger, address) in _SHOTS.items():
                    if ledger != kind or (given.names and name not in given.names):
                        continue
                    for look in _LOOKS:
                        _take(browser, base, name, address, look, given.to)
                        print(f"{given.to / name}-{look}.png")
        browser.close()


if __name__ == "__main__":
    main()
