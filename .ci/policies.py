#!/usr/bin/env python3
"""Every IAM policy here, judged by parliament: those of roles in templates, and the documents in deploy/policies.

Actions that do not exist, resources and condition keys that do not fit them, malformed ARNs and the like are findings, and
any finding is a failure. Trust and bucket policies are cfn-lint's: parliament knows policies of identities only.

Usage: policies.py TEMPLATE... -- POLICY...; with the Python that has parliament and cfn-lint.
"""

import json
import os
import re
import sys
import warnings

warnings.filterwarnings("ignore", message="pkg_resources is deprecated")
import cfnlint.decode
import parliament

# What stands for a parameter or an attribute; for a pseudo parameter, something of the right form.
ANYTHING = "example"
PSEUDO_PARAMETERS = {
    "AWS::Partition": "aws",
    "AWS::Region": "eu-central-1",
    "AWS::AccountId": "123456789012",
}
# Findings that are true and meant, by file and issue, and why.
MEANT = {
    ("submit-with-cfn.json", "RESOURCE_POLICY_PRIVILEGE_ESCALATION"): (
        "`cfn submit` puts a policy, an ACL and rules for old objects on its buckets, so whoever may submit may also delete there"
    ),
}


def main():
    between = sys.argv.index("--")
    policies = {}
    for name in sys.argv[1:between]:
        template, problems = cfnlint.decode.decode(name)
        if problems:
            sys.exit(f"{name} cannot be read: {problems}")
        policies.update(policies_of_roles(name, template))
    for name in sys.argv[between + 1 :]:
        with open(name, encoding="utf-8") as file:
            policies[name] = json.load(file)
    found = [
        ((os.path.basename(name), finding.issue), f"{name}: {finding.issue}: {finding.title} {finding.detail}")
        for name, policy in policies.items()
        for finding in parliament.analyze_policy_string(json.dumps(policy)).findings
    ]
    wrong = [said for key, said in found if key not in MEANT]
    wrong += [f"{key}: accepted, but no longer found" for key in MEANT if key not in {key for key, _ in found}]
    if wrong:
        sys.exit("\n".join(wrong))
    print(f"  {len(policies)} IAM policies: {len(found)} findings, all of them meant")


def policies_of_roles(name, template):
    for logical_id, resource in template["Resources"].items():
        if resource["Type"] == "AWS::IAM::Role":
            for policy in resource["Properties"].get("Policies", []):
                yield f"{name}, {logical_id}, {policy['PolicyName']}", filled_in(policy["PolicyDocument"])


def filled_in(value):
    """The value with something in the place of every intrinsic function."""
    if isinstance(value, list):
        return [filled_in(element) for element in value]
    if not isinstance(value, dict):
        return value
    if len(value) != 1:
        return {name: filled_in(member) for name, member in value.items()}
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
    return {name: filled_in(argument)}


if __name__ == "__main__":
    main()
