"""The first start, with a library of one line that stands for all of them; pip works for real, without the network."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from app import install

BASE_PYTHON = str(getattr(sys, "_base_executable", sys.executable))  # outside any .venv, as at a first start
PROGRAM = """
import sys
import greeting

def main(arguments):
    print(greeting.WORDS, arguments, sys.prefix)
    return 7
"""


@dataclass(frozen=True)
class House:
    """A program in a folder of its own, and the folder that its libraries come from."""

    folder: Path
    wheels: Path

    def start(self, *arguments: str, python: str = BASE_PYTHON) -> subprocess.CompletedProcess[str]:
        asked = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels), "PYTHONIOENCODING": "utf-8"}
        environment = {name: value for name, value in os.environ.items() if name != install.SKIP} | asked
        command = [python, "main.py", *arguments]
        return subprocess.run(  # a failure is a result here
            command, cwd=self.folder, env=environment, capture_output=True, encoding="utf-8", check=False
        )

    def require(self, version: str, words: str) -> Path:
        """Publish a version of the library and pin it; returns its file."""
        wheel = self.wheels / f"greeting-{version}-py3-none-any.whl"
        about = f"greeting-{version}.dist-info/"
        with zipfile.ZipFile(wheel, "w") as parts:
            parts.writestr("greeting.py", f"WORDS = {words!r}\n")
            parts.writestr(about + "METADATA", f"Metadata-Version: 2.1\nName: greeting\nVersion: {version}\n")
            parts.writestr(about + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            parts.writestr(about + "RECORD", "")
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        self.folder.joinpath("requirements.txt").write_text(f"greeting=={version} --hash=sha256:{digest}\n", "utf-8")
        return wheel


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(tmp_path / "a house", tmp_path / "wheels")
    made.wheels.mkdir()
    (made.folder / "app").mkdir(parents=True)
    for name in ("main.py", "app/__init__.py", "app/install.py"):
        shutil.copyfile(install.ROOT / name, made.folder / name)
    (made.folder / "app" / "launch.py").write_text(PROGRAM, "utf-8")
    made.require("1.0", "Good morning")
    return made


def test_the_first_start_installs_and_hands_on_arguments_and_exit_code(house: House) -> None:
    started = house.start("--demo", "two words")
    assert started.stdout == f"Good morning ['--demo', 'two words'] {house.folder / '.venv'}\n", started.stderr
    assert started.returncode == 7
    assert "this once" in started.stderr


def test_the_second_start_installs_nothing(house: House) -> None:
    house.start()
    shutil.rmtree(house.wheels)
    second = house.start()
    assert (second.returncode, second.stderr) == (7, "")


def test_a_half_made_venv_is_made_anew(house: House) -> None:
    left_over = house.folder / ".venv" / "lib" / "greeting.py"
    left_over.parent.mkdir(parents=True)
    left_over.touch()
    started = house.start()
    assert started.returncode == 7, started.stderr
    assert not left_over.exists()


def test_new_pins_are_installed_at_the_next_start(house: House) -> None:
    house.start()
    house.require("1.1", "Good evening")
    assert house.start().stdout.startswith("Good evening")


def test_new_pins_are_installed_from_inside_the_venv_too(house: House) -> None:
    house.start()
    house.require("1.1", "Good evening")
    inside = house.folder / install.INSIDE.relative_to(install.ROOT)
    assert house.start(python=str(inside)).stdout.startswith("Good evening")


def test_a_file_that_is_not_the_pinned_one_is_refused_and_the_next_start_mends_it(house: House) -> None:
    wheel = house.require("1.1", "Good evening")
    pinned = wheel.read_bytes()
    wheel.write_bytes(pinned + b"altered")
    refused = house.start()
    assert "The libraries could not be installed: pip says why, above." in refused.stderr
    assert "HASH" in refused.stderr.upper()
    assert (refused.returncode, refused.stdout) == (1, "")
    wheel.write_bytes(pinned)
    assert house.start().stdout.startswith("Good evening")


def test_a_python_without_pip_is_told_what_brings_it(house: House, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    subprocess.run([BASE_PYTHON, "-m", "venv", "--without-pip", str(bare)], check=True)
    started = house.start(python=str(bare / install.INSIDE.relative_to(install.VENV)))
    assert "'sudo apt install python3-pip python3-venv' brings both." in started.stderr
    assert started.returncode == 1


def test_a_python_without_pip_that_brings_the_libraries_starts_the_program(house: House, tmp_path: Path) -> None:
    embedded = tmp_path / "embedded"
    subprocess.run([BASE_PYTHON, "-m", "venv", "--without-pip", str(embedded)], check=True)
    (libraries,) = embedded.rglob("site-packages")
    with zipfile.ZipFile(house.wheels / "greeting-1.0-py3-none-any.whl") as wheel:
        wheel.extractall(libraries)
    started = house.start(python=str(embedded / install.INSIDE.relative_to(install.VENV)))
    assert (started.returncode, started.stdout) == (7, f"Good morning [] {embedded}\n"), started.stderr
    assert not (house.folder / ".venv").exists()


def test_python_3_10_is_told_that_it_is_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 12, "final", 0))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer; this is 3\.10\."):
        install.ensure("requirements.txt")
