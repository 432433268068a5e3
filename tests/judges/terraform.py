"""Judges golden Terraform with Terraform itself and the real provider: formatted, initialised, valid.

In: golden Terraform folders. Out: one verdict. A machine without Terraform or without the provider is said loudly.
Deliberately absent: `plan` and `apply`, which need a cloud (see `apply.py`).
Usage: terraform.py [PROJECT...]
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import environment

if __name__ == "__main__":
    environment.enter()

import golden
from environment import ROOT, Terraform, find_terraform, run
from exceptions import Exceptions
from report import Verdict, finish, shown

INIT_LIMIT, VALIDATE_LIMIT, FORMAT_LIMIT = 120, 120, 60
WORKERS = 2


def judge(goldens: list[golden.Golden], complete: bool) -> list[Verdict]:
    verdict = Verdict("terraform")
    folders = [one.terraform for one in goldens if one.terraform]
    terraform = find_terraform()
    if terraform.binary:
        _format(verdict, terraform, folders)
    if terraform.missing:
        verdict.cannot(f"this machine has no {terraform.missing}", terraform.excused)
        return [verdict.close()]
    known = environment.provider_versions(terraform.mirror)
    newer = [folder for folder in folders if known and golden.oldest_provider(folder) > max(known)]
    if newer:
        names = ", ".join(shown(folder) for folder in newer)
        verdict.cannot(f"this machine has no provider that is new enough for {names}; `schema` judges them", excused=True)
    folders = [folder for folder in folders if folder not in newer]
    exceptions = Exceptions("terraform")
    with tempfile.TemporaryDirectory(prefix="judges-") as scratch:
        prepared = _prepare(verdict, terraform, folders, Path(scratch))
        with ThreadPoolExecutor(WORKERS) as pool:
            for folder, result in zip(prepared, pool.map(lambda one: _validate(terraform, one), prepared.values())):
                _note(verdict, exceptions, folder, result)
    if complete:
        exceptions.close(verdict)
    return [verdict.close()]


def _format(verdict: Verdict, terraform: Terraform, folders: list[Path]) -> None:
    """`terraform fmt -check` over all folders in one call, which prints the files that it would change."""
    for folder in folders:
        verdict.saw(folder)
    if not folders:
        return
    command, surroundings = [terraform.binary, "fmt", "-check"], terraform.environment()
    result = run([*command, *folders], FORMAT_LIMIT, cwd=ROOT, env=surroundings)
    if result.code == 0:
        return
    files = [ROOT / line for line in result.output.splitlines() if line.endswith(".tf")]
    for file in files:
        difference = run([*command, "-diff", file], FORMAT_LIMIT, cwd=ROOT, env=surroundings)
        verdict.error(file.parent, f"terraform fmt: {difference.output.strip()}")
    if not files:
        verdict.error(ROOT, f"terraform fmt: {result.output.strip()}")


def _prepare(verdict: Verdict, terraform: Terraform, folders: list[Path], scratch: Path) -> dict[Path, Path]:
    """Copies of the folders, each with the lock file and the providers of one `init` per distinct set of requirements."""
    bases: dict[str, Path | None] = {}
    prepared: dict[Path, Path] = {}
    for number, folder in enumerate(folders):
        verdict.saw(folder)
        requirements = _requirements(folder)
        key = hashlib.sha256(requirements.encode()).hexdigest()[:16]
        if key not in bases:
            bases[key] = _initialise(verdict, terraform, folder, requirements, scratch / key)
        base = bases[key]
        if base is None:
            verdict.error(folder, "`terraform init` failed for these providers")
            continue
        copy = scratch / f"{number}"
        shutil.copytree(folder, copy)
        shutil.copy(base / ".terraform.lock.hcl", copy)
        (copy / ".terraform").symlink_to(base / ".terraform")
        prepared[folder] = copy
    return prepared


def _requirements(folder: Path) -> str:
    """The `terraform` blocks of a folder: what `init` acts upon."""
    blocks = []
    for path in sorted(folder.glob("*.tf")):
        blocks += re.findall(r"^terraform \{.*?^\}", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    for path in sorted(folder.glob("*.tf.json")):
        block = json.loads(path.read_text(encoding="utf-8")).get("terraform")
        if block:
            blocks.append("json " + json.dumps(block, sort_keys=True))
    return "\n\n".join(blocks)


def _initialise(verdict: Verdict, terraform: Terraform, folder: Path, requirements: str, base: Path) -> Path | None:
    base.mkdir()
    if requirements.startswith("json "):
        (base / "versions.tf.json").write_text(json.dumps({"terraform": json.loads(requirements[5:])}))
    else:
        (base / "versions.tf").write_text(requirements)
    result = run(initialise_command(terraform), INIT_LIMIT, cwd=base, env=terraform.environment())
    if result.code == 0 and (base / ".terraform.lock.hcl").exists():
        return base
    verdict.error(folder, f"terraform init: {'no provider is required' if result.code == 0 else result.output.strip()}")
    return None


def initialise_command(terraform: Terraform) -> list:
    return [terraform.binary, "init", "-input=false", "-no-color", "-backend=false", f"-plugin-dir={terraform.mirror}"]


def _validate(terraform: Terraform, copy: Path) -> environment.Run:
    return run([terraform.binary, "validate", "-json"], VALIDATE_LIMIT, cwd=copy, env=terraform.environment())


def _note(verdict: Verdict, exceptions: Exceptions, folder: Path, result: environment.Run) -> None:
    try:
        found = json.loads(result.output)["diagnostics"]
    except (ValueError, KeyError):
        verdict.error(folder, f"terraform validate: {result.output.strip()}")
        return
    for diagnostic in found:
        place = diagnostic.get("range") or {}
        where = f"{place.get('filename', '')}:{place.get('start', {}).get('line', '')}"
        text = f"{where}: {diagnostic['summary']}: {diagnostic.get('detail', '')}".strip()
        address = diagnostic.get("address")
        text = f"{address}: {text}" if address else text
        if exceptions.covers(folder, diagnostic["severity"], text):
            continue
        if diagnostic["severity"] == "error":
            verdict.error(folder, text)
        else:
            verdict.warning(folder, text)


if __name__ == "__main__":
    finish(judge(golden.find(ROOT, sys.argv[1:]), complete=len(sys.argv) == 1))
