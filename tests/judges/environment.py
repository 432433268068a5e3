"""Where the judges run: their virtual environment, Terraform, its provider, and the compiler.

In: the repository and the machine. Out: a Python that has the pinned requirements, and paths of tools or the reason why
there are none. Deliberately absent: any judging.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
# Where examples and cases are looked for; another folder when the judges themselves are tried out.
ROOT = Path(os.environ.get("JUDGES_ROOT") or REPOSITORY).resolve()
CACHE = REPOSITORY / "target" / "judges"
REQUIREMENTS = HERE / "requirements.txt"


def in_ci() -> bool:
    return os.environ.get("CI", "").lower() in ("1", "true", "yes")


def enter() -> None:
    """Continues the running script inside the judges' virtual environment, which is made when its requirements changed.

    Raises `subprocess.CalledProcessError` when it cannot be made.
    """
    if sys.version_info < (3, 11):
        sys.exit(f"judges: expected Python 3.11 or newer, found {sys.version.split()[0]}")
    key = hashlib.sha256(REQUIREMENTS.read_bytes() + sys.version.encode()).hexdigest()[:16]
    folder = CACHE / f"venv-{key}"
    python = folder / "bin" / "python"
    if Path(sys.prefix) == folder:
        return
    CACHE.mkdir(parents=True, exist_ok=True)
    with open(CACHE / "lock", "w") as lock:  # two judges that start at once make one environment
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "complete").exists():
            _make_venv(folder, python)
    os.execv(python, [str(python), *sys.argv])


def _make_venv(folder: Path, python: Path) -> None:
    print(f"judges: installing {REQUIREMENTS.relative_to(REPOSITORY)}", file=sys.stderr, flush=True)
    for old in CACHE.glob("venv-*"):
        shutil.rmtree(old, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", REQUIREMENTS], check=True)
    (folder / "complete").touch()


@dataclass(frozen=True)
class Run:
    """How a command ended. `code` is none when it ran out of time."""

    code: int | None
    output: str
    seconds: float


def run(command: list, limit: float, cwd: Path | None = None, env: dict | None = None) -> Run:
    """Runs a command with a time limit; past it, the command and everything it started is ended."""
    start = time.monotonic()
    process = subprocess.Popen(
        [str(part) for part in command],
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        output, _ = process.communicate(timeout=limit)
        code = process.returncode
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            output, _ = process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            output, _ = process.communicate()
        output, code = f"{output}\nended after {limit:.0f} s without an answer", None
    return Run(code, output, time.monotonic() - start)


@dataclass(frozen=True)
class Terraform:
    """Terraform and a filesystem mirror of its providers; each is none when the machine has none."""

    binary: Path | None
    mirror: Path | None

    @property
    def missing(self) -> str | None:
        """What is missing, in words."""
        names = [
            name
            for name, path in (("`terraform`", self.binary), ("a mirror of the provider (TF_PLUGIN_DIR)", self.mirror))
            if path is None
        ]
        return " and ".join(names) or None

    @property
    def excused(self) -> bool:
        """A machine with neither cannot get them from a package registry; there the schema walk of the Rust tests stands in."""
        return self.binary is None and self.mirror is None

    def environment(self) -> dict[str, str]:
        """Variables for every call: nothing of the user's own Terraform or AWS settings reaches a judge."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("TF_", "AWS_")) and not name.lower().endswith("_proxy")
        }
        return kept | {"CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1", "TF_INPUT": "0", "NO_COLOR": "1"}


def find_terraform() -> Terraform:
    binary = shutil.which(os.environ.get("TERRAFORM", "terraform"))
    return Terraform(Path(binary) if binary else None, _find_mirror())


def _find_mirror() -> Path | None:
    """A folder laid out `HOST/hashicorp/aws/VERSION/PLATFORM`: the one named, the usual ones, or two levels below the root."""
    named = os.environ.get("TF_PLUGIN_DIR")
    if named:
        return Path(named) if _is_mirror(Path(named)) else None
    home = Path.home()
    shared = os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share").split(":")
    usual = [home / ".terraform.d" / "plugins", home / ".local" / "share" / "terraform" / "plugins"]
    usual += [Path(folder) / "terraform" / "plugins" for folder in shared if folder]
    for folder in usual:
        if _is_mirror(folder):
            return folder
    for top in sorted(Path("/").iterdir()):
        if top.is_dir() and not top.is_symlink() and top.name not in ("proc", "sys", "dev", "run", "tmp"):
            for found in sorted(top.glob("*/*/hashicorp/aws")):
                if _is_mirror(found.parent.parent.parent):
                    return found.parent.parent.parent
    return None


def provider_versions(mirror: Path) -> list[tuple[int, ...]]:
    """The versions of the provider in a mirror, as numbers."""
    found = [path.parent.parent.name for path in mirror.glob("*/hashicorp/aws/*/*/terraform-provider-aws*")]
    found += [path.name.split("_")[1] for path in mirror.glob("*/hashicorp/aws/terraform-provider-aws_*.zip")]
    return [tuple(int(part) for part in name.split(".") if part.isdigit()) for name in found]


def _is_mirror(folder: Path) -> bool:
    try:
        return any(folder.glob("*/hashicorp/aws/*/*/terraform-provider-aws*")) or any(
            folder.glob("*/hashicorp/aws/terraform-provider-aws*.zip")
        )
    except OSError:
        return False


def find_slsc() -> Path | None:
    """The compiler: `$SLSC`, else the newest build of this tree."""
    named = os.environ.get("SLSC")
    if named:
        return Path(named) if Path(named).exists() else None
    target = Path(os.environ.get("CARGO_TARGET_DIR", REPOSITORY / "target"))
    built = [path for path in (target / "release" / "slsc", target / "debug" / "slsc") if path.exists()]
    return max(built, key=lambda path: path.stat().st_mtime, default=None)
