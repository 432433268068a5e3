"""Judges golden CloudFormation templates with cfn-lint and AWS CloudFormation Validate: no error. JSON and YAML say the same.

In: golden templates (JSON and YAML). Out: one verdict per tool; warnings are printed, hints are not.
Usage: cloudformation.py [PROJECT...]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import environment

if __name__ == "__main__":
    environment.enter()

import golden
from environment import ROOT
from exceptions import Exceptions
from report import Verdict, print_findings, print_summary

# Rules that speak of taste or of what a compiler's output cannot have, not of facts; their findings are not printed.
QUIET = {"W9002"}  # a literal ARN: written on purpose where a reference would make a cycle


def cfn_lint(paths: list[Path], complete: bool) -> Verdict:
    """All of cfn-lint's default rules, in one process."""
    from cfnlint.api import lint_by_config
    from cfnlint.config import ManualArgs

    verdict, exceptions = Verdict("cfn-lint"), Exceptions("cfn-lint")
    for path in paths:
        verdict.saw(path)
        for match in lint_by_config(ManualArgs(templates=[str(path)], include_checks=["I"])):
            rule, place = match.rule.id, f"{match.linenumber}:{match.columnnumber}"
            if exceptions.covers(path, rule, match.message):
                continue
            if rule.startswith("E"):
                verdict.error(path, f"{place}: [{rule}] {match.message}")
            elif rule.startswith("W"):
                verdict.warning(path, f"{place}: [{rule}] {match.message}")
    if complete:
        exceptions.close(verdict)
    return verdict.close()


def cloudformation_validate(paths: list[Path], complete: bool) -> Verdict:
    """AWS CloudFormation Validate with every engine it has."""
    from cloudformation_validate import CompositeEngine, Severity

    verdict, exceptions = Verdict("cloudformation-validate"), Exceptions("cloudformation-validate")
    engine = CompositeEngine()
    for path in paths:
        verdict.saw(path)
        for found in engine.validate_template(path).diagnostics:
            place = found.entity.logical_id if found.entity else "template"
            if found.rule_id in QUIET or exceptions.covers(path, found.rule_id, found.message):
                continue
            if found.severity in (Severity.ERROR, Severity.FATAL):
                verdict.error(path, f"{place}: [{found.rule_id}] {found.message}")
            elif found.severity == Severity.WARN:
                verdict.warning(path, f"{place}: [{found.rule_id}] {found.message}")
    if complete:
        exceptions.close(verdict)
    return verdict.close()


def same(goldens: list[golden.Golden]) -> Verdict:
    """The YAML template is the JSON template: a scalar that YAML reads as something else is found here."""
    verdict = Verdict("json = yaml")
    for one in goldens:
        for path in one.templates:
            twin = path.with_suffix(".yaml")
            if path.suffix != ".json" or not twin.exists():
                continue
            verdict.saw(twin)
            left, right = json.loads(path.read_text(encoding="utf-8")), golden.load_template(twin)
            for line in golden.differences(golden.long_form(left), golden.long_form(right), ("json", "yaml")):
                verdict.error(twin, line)
    return verdict.close()


def judge(goldens: list[golden.Golden], complete: bool) -> list[Verdict]:
    paths = [path for one in goldens for path in one.templates]
    return [same(goldens), cfn_lint(paths, complete), cloudformation_validate(paths, complete)]


if __name__ == "__main__":
    verdicts = judge(golden.find(ROOT, sys.argv[1:]), complete=len(sys.argv) == 1)
    for verdict in verdicts:
        print_findings(verdict)
    sys.exit(0 if print_summary(verdicts) else 1)
