#!/usr/bin/env python3
"""Every IAM policy here, judged by parliament: those of roles in templates, and the documents in deploy/policies.

Any finding is a failure: an action that does not exist, a condition key that does not fit, a malformed ARN. Trust and
bucket policies are cfn-lint's: parliament knows policies of identities only.
Usage: policies.py TEMPLATE-OR-POLICY...; with the Python that has parliament and cfn-lint."""

import json
import re
import sys
import warnings
from pathlib import Path

warnings.filterwarnings("ignore", message="pkg_resources is deprecated")
import cfnlint.decode
import parliament

# What stands for a parameter or an attribute; for a pseudo parameter, something of the right form.
ANYTHING = "example"
PSEUDO_PARAMETERS = {"AWS::Partition": "aws", "AWS::Region": "eu-central-1", "AWS::AccountId": "123456789012"}
# Findings that are true and meant, by file and issue: `cfn submit` puts a policy, an ACL and rules for old objects on its
# buckets, so whoever may submit may also delete there.
MEANT = {("submit-with-cfn.json", "RESOURCE_POLICY_PRIVILEGE_ESCALATION")}


def main():
    policies = [policy for path in map(Path, sys.argv[1:]) for policy in policies_of(path)]
    found = [
        ((path.name, finding.issue), f"{path}, {name}: {finding.issue}: {finding.title} {finding.detail}")
        for path, name, policy in policies
        for finding in parliament.analyze_policy_string(json.dumps(policy)).findings
    ]
    wrong = [said for key, said in found if key not in MEANT]
    wrong += [f"{key}: accepted, but no longer found" for key in MEANT - {key for key, _ in found}]
    if wrong:
        sys.exit("\n".join(wrong))
    print(f"  {len(policies)} IAM policies: {len(found)} findings, all of them meant")


def policies_of(path):
    if path.suffix == ".json":
        yield path, "the policy", json.loads(path.read_text(encoding="utf-8"))
        return
    template, problems = cfnlint.decode.decode(str(path))
    if problems:
        sys.exit(f"{path} cannot be read: {problems}")
    for logical_id, resource in template["Resources"].items():
        if resource["Type"] == "AWS::IAM::Role":
            for policy in resource["Properties"].get("Policies", []):
                yield path, f"{logical_id}, {policy['PolicyName']}", filled_in(policy["PolicyDocument"])


def filled_in(value):
    if isinstance(value, list):
        return [filled_in(element) for element in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        ((name, argument),) = value.items()
        if name == "Ref":
            return PSEUDO_PARAMETERS.get(argument, ANYTHING)
        if name == "Fn::Sub":
            text = argument if isinstance(argument, str) else argument[0]
            return re.sub(r"\$\{([^}]*)\}", lambda found: PSEUDO_PARAMETERS.get(found.group(1), ANYTHING), text)
        if name in ("Fn::Join", "Fn::Select"):
            return ANYTHING
        if name.startswith("Fn::"):
            sys.exit(f"{name} in a policy: write it with Fn::Sub, so that it can be judged.")
    return {name: filled_in(member) for name, member in value.items()}


if __name__ == "__main__":
    main()
