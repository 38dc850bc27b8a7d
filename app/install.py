"""Puts the pinned libraries into .venv, once, and starts Python again inside it. Standard library only."""

from __future__ import annotations  # so that a Python too old for the program can read this far, and say so

import hashlib
import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
INSIDE = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.txt"
SKIP = "RECOURSE_NO_INSTALL"


def ensure(*requirements: str) -> None:
    """Return where the libraries of these files are at hand; else install what is missing and start again in .venv.

    A frozen program carries its libraries, and RECOURSE_NO_INSTALL=1 says that they are there. Ends the program, with a
    sentence, where they cannot be installed.
    """
    if sys.version_info < (3, 11):  # noqa: UP036 (as above)
        sys.exit("Recourse needs Python 3.11 or newer; this is {}.{}.".format(*sys.version_info))
    if getattr(sys, "frozen", False) or os.environ.get(SKIP) == "1":
        return
    digests = {name + " " + hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in requirements}
    stamped = set(STAMP.read_text("utf-8").splitlines()) if STAMP.exists() and INSIDE.exists() else set[str]()
    # A .venv outlives the Python that it was made with: what it links to now must be what was stamped.
    whole = str(INSIDE.resolve()) in stamped
    if not (whole and digests <= stamped):
        if not _can_install():
            if _brought_along(requirements):
                return
            sys.exit(
                f"Recourse installs its libraries with pip and venv, and {_installer()} lacks one of them. On Debian "
                "or Ubuntu, 'sudo apt install python3-pip python3-venv' brings both. Then start again."
            )
        _install(requirements, anew=not whole)
        STAMP.write_text("\n".join([str(INSIDE.resolve()), *sorted(digests)]), "utf-8")
    if not _is_inside():
        _start_again()


def _is_inside() -> bool:
    return Path(sys.prefix).resolve() == VENV.resolve()


def _installer() -> str:
    """The Python that installs: this one, but outside .venv, which has no pip."""
    return str(getattr(sys, "_base_executable", "")) if _is_inside() else sys.executable


def _can_install() -> bool:
    import subprocess

    return subprocess.call([_installer(), "-c", "import pip, venv"], stderr=subprocess.DEVNULL) == 0


def _brought_along(requirements: tuple[str, ...]) -> bool:
    """Whether this Python has every library already, as an embedded one can have that cannot install any."""
    from importlib.metadata import distributions

    lines = [line for name in requirements for line in (ROOT / name).read_text("utf-8").splitlines()]
    pinned = {line.split("==")[0] for line in lines if line[:1].isalpha() and ";" not in line}
    return pinned <= {re.sub("[-_.]+", "-", found.name).lower() for found in distributions()}


def _install(requirements: tuple[str, ...], *, anew: bool) -> None:
    import subprocess

    python = _installer()
    sys.stderr.write("Installing the libraries into .venv: this once, about a minute.\n")
    STAMP.unlink(missing_ok=True)  # an installation broken off from here on is made anew, from nothing
    if anew and subprocess.call([python, "-m", "venv", "--without-pip", "--clear", str(VENV)]):
        sys.exit(f"{VENV} could not be made. Is the disk full, or is another Recourse open? Then start again.")
    pip = [python, "-m", "pip", "--python", str(VENV), "--disable-pip-version-check", "--no-input", "install"]
    files = [part for name in requirements for part in ("-r", str(ROOT / name))]
    if subprocess.call([*pip, "--quiet", "--require-hashes", "--only-binary", ":all:", *files]):
        sys.exit("The libraries could not be installed: pip says why, above. Is the network there? Then start again.")


def _start_again() -> None:
    os.environ[SKIP] = "1"  # once is enough, whatever becomes of .venv
    again = [str(INSIDE), *sys.orig_argv[1:]]
    if os.name == "nt":  # there, exec would give the prompt back before the program ends
        import subprocess

        sys.exit(subprocess.call(again))
    sys.stdout.flush()
    os.execv(INSIDE, again)
