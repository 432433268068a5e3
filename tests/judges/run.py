"""All judges of golden output, one after the other, with one summary.

In: `examples/*/golden` and `tests/cases/*/golden`. Out: findings, a table, exit code 0 when nothing failed. With `CI=true` a
judge that cannot run is a failure, except Terraform on a machine that has neither it nor its provider.
Usage: python tests/judges/run.py [PROJECT...] [--only JUDGE] [--slsc PATH] [--self-test]
"""

from __future__ import annotations

import argparse
import importlib
import os
import subprocess
import sys
import traceback
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import environment
from environment import HERE, ROOT, in_ci
from report import Verdict, print_findings, print_summary

# Name → module. `apply` runs beside the others, since it mostly waits.
JUDGES = {
    "cloudformation": "cfn-lint, CloudFormation Validate, and YAML that says what JSON says",
    "schema": "Terraform along the schema of both provider versions",
    "terraform": "terraform fmt, init and validate with the real provider",
    "policies": "parliament, and a reason for every star",
    "apply": "both outputs applied to moto and compared, and what is sent in both arrives",
}


def main() -> int:
    options = _arguments()
    if options.slsc:
        os.environ["SLSC"] = str(options.slsc.resolve())
    wanted = options.only or list(JUDGES)
    try:
        environment.enter()
    except (OSError, subprocess.CalledProcessError) as error:
        return _close([_cannot(name, f"its environment cannot be made: {error}") for name in wanted])
    if options.self_test:
        return _self_test(options.verbose)
    return _close(_judge(wanted, options))


def _arguments() -> argparse.Namespace:
    judges = "\n".join(f"  {name.ljust(15)} {words}" for name, words in JUDGES.items())
    parser = argparse.ArgumentParser(
        description="Judges golden output with tools that are not part of this project.",
        epilog=f"judges:\n{judges}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("projects", nargs="*", metavar="PROJECT", help="an example or case by name; without any, all")
    parser.add_argument("--only", action="append", choices=JUDGES, metavar="JUDGE", help="this judge; may be repeated")
    parser.add_argument("--example", action="append", default=[], metavar="NAME", help="the same as PROJECT")
    parser.add_argument("--slsc", type=Path, metavar="PATH", help="the compiler (or $SLSC; else what cargo built last)")
    parser.add_argument("--apply-cases", action="store_true", help="apply all test cases, not only those with types that examples lack")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep what was applied and read back in this new folder")
    parser.add_argument("--self-test", action="store_true", help="prove that every judge fails when it must")
    parser.add_argument("--verbose", action="store_true", help="name each test of the self-test")
    return parser.parse_args()


def _judge(wanted: list[str], options: argparse.Namespace) -> list[Verdict]:
    import golden

    names = options.projects + options.example
    try:
        goldens = golden.find(ROOT, names)
    except LookupError as error:
        sys.exit(f"judges: {error}")
    if not goldens:
        return [_cannot(name, "there is no golden output") for name in wanted]
    every = bool(names) or options.apply_cases
    calls = {
        "cloudformation": (goldens, not names),
        "schema": (goldens,),
        "terraform": (goldens, not names),
        "policies": (goldens, not names),
        "apply": (goldens, options.keep, options.apply_cases and not names, every),
    }
    made: dict[str, list[Verdict]] = {}
    with ThreadPoolExecutor(1) as beside:
        waiting = beside.submit(_call, "apply", calls["apply"]) if "apply" in wanted else None
        for name in wanted:
            if name != "apply":
                made[name] = _call(name, calls[name])
                for verdict in made[name]:
                    print_findings(verdict)
        if waiting:
            made["apply"] = waiting.result()
            for verdict in made["apply"]:
                print_findings(verdict)
    return [verdict for name in JUDGES for verdict in made.get(name, [])]


def _call(name: str, arguments: tuple) -> list[Verdict]:
    """One judge. What it lacks is said; when it breaks, that is a failure and no other judge's loss."""
    try:
        return importlib.import_module(name).judge(*arguments)
    except ImportError as error:
        return [_cannot(name, f"it cannot be loaded: {error}")]
    except Exception:
        verdict = Verdict(name)
        verdict.error("tests/judges", f"the judge broke:\n{traceback.format_exc()}")
        return [verdict.close()]


def _cannot(name: str, reason: str) -> Verdict:
    verdict = Verdict(name)
    verdict.cannot(reason)
    return verdict.close()


def _close(verdicts: list[Verdict]) -> int:
    good = print_summary(verdicts)
    if not good and in_ci() and any(verdict.failing_lacks for verdict in verdicts):
        print("with CI=true, a judge that cannot run is a failure")
    return 0 if good else 1


def _self_test(verbose: bool) -> int:
    os.environ.pop("CI", None)  # tests set it themselves
    tests = unittest.defaultTestLoader.discover(str(HERE), pattern="test_*.py", top_level_dir=str(HERE))
    return 0 if unittest.TextTestRunner(verbosity=2 if verbose else 1).run(tests).wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
