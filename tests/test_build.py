"""The build hook, where hatchling is installed: what it does when npm can't be reached."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("hatchling", reason="hatchling isn't installed")
ROOT = Path(__file__).resolve().parents[1]


class Unavailable(Exception):
    pass


class Stopped(Exception):
    pass


class App:
    """Takes what the hook says."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def display_info(self, text: str) -> None:
        self.said.append(text)

    display_warning = display_info

    def abort(self, text: str) -> None:
        raise Stopped(text)


def hook_over(current: bool, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The hook, with an asset build that finds no registry."""
    spec = spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)

    def build_assets(root: Path) -> None:
        raise Unavailable("no registry answers")

    build = SimpleNamespace(
        Unavailable=Unavailable, build_assets=build_assets, is_current=lambda root: current
    )
    hook = module.BuiltFilesHook(str(ROOT), {}, None, None, "", "wheel", App())
    monkeypatch.setattr(hook, "_module", lambda name: build)
    return hook


def test_without_npm_the_build_goes_on_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TWOSOURCE_REQUIRE_ASSETS", raising=False)
    hook = hook_over(False, monkeypatch)
    hook._build_assets()
    assert "no registry answers" in hook.app.said[-1]
    assert "TWOSOURCE_REQUIRE_ASSETS" in hook.app.said[-1]


def test_without_npm_the_build_fails_where_the_map_is_required(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TWOSOURCE_REQUIRE_ASSETS", "1")
    with pytest.raises(Stopped, match="no registry answers"):
        hook_over(False, monkeypatch)._build_assets()


def test_what_is_current_is_not_fetched_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWOSOURCE_REQUIRE_ASSETS", "1")
    hook = hook_over(True, monkeypatch)
    hook._build_assets()
    assert hook.app.said == []
