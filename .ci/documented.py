#!/usr/bin/env python3
"""Every command in the fenced blocks of the documentation, run as it is written, or in another step of .ci/run.

Each document's commands run one after the other in one shell, in a copy of the project, where the ports named in the
documents have to be free. A command has to end with exit code 0 and to print what the document shows below it; "..."
stands for anything, in a line by itself for any lines. Nobody listens where a command for an account asks: the tool has to
find nothing wrong with it before. In running text, the project's own commands and tests have to exist."""

import functools
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field

from realtools.cfn import copy_project
from realtools.emulator import LOCAL_CREDENTIALS
from realtools.processes import Background, Failure, run, run_main
from realtools.toolbox import CI_FOLDER, PROJECT, options, packaged_jar

NOBODY = "http://127.0.0.1:1"
SECONDS = 900
# By their beginnings, the commands that another step runs: what its script holds.
IN_STEP = {
    "mvn verify": ("run", "mvn -B verify"),
    "mvn -Pmutation process-test-classes": ("run", "-Pmutation process-test-classes"),
    "mvn test -Dtest=ControlPlaneConformanceTest": ("conformance.py", "surefire:test"),
    "pip install 'moto[server]==5.2.5'": ("requirements/tools.txt", "moto==5.2.5"),
    "moto_server -H": ("conformance.py", "with moto("),
    "./local probe --aws": ("conformance.py", '"probe", "--aws"'),
    "bench/run": ("run", "bench/run --short"),
    "npm ci": ("examples.py", "npm ci"), "npm run synth": ("examples.py", "npm run synth"),
    "npm run build": ("examples.py", "npm run build"),
    "npx cdk synth": ("examples.py", '"-c", f"integrationResponseType={PRIVATE_TYPE}"'),
    "pip install -r requirements": ("examples.py", "pulumi/requirements.txt"),
    "python -m pytest": ("examples.py", '"-m", "pytest"'),
    "sam validate --lint": ("examples.py", '"validate", "--lint"'),
    "./local stack": ("stack.py", 'command="stack"'),
    "sam deploy --template-file": ("stack.py", '"--stack-name", "served", "--capabilities", "CAPABILITY_IAM"'),
    "aws ssm put-parameter": ("stack.py", '"--name", "/cdk-bootstrap/hnb659fds/version", "--type", "String"'),
    "aws s3 mb": ("stack.py", '"s3", "mb", "s3://cdk-hnb659fds-assets-123456789012-us-east-1"'),
    "(cd examples/cdk": ("stack.py", '"npx", "cdk", "deploy"'),
}
NOT_RUN = {
    ".ci/run": "it is what runs this",
    "mvn spotless:apply": "mvn verify has spotless:check, which fails where this would change anything",
    "sam deploy --guided": "makes a stack in an account", "npx cdk deploy -c": "makes a stack in an account",
    "aws logs tail": "needs version 2 of the AWS CLI, which PyPI does not have",
    'eval "$(aws configure': "needs version 2 of the AWS CLI, which PyPI does not have",
    "terraform": "cannot be installed here", "pulumi": "cannot be installed here",
}
BLOCK = re.compile(r"^ *```(\S*) *\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
# In a console, a command begins with "$ "; what follows it is what it prints.
PROMPTS = {"sh": "", "console": "$ "}
NO_COMMANDS = {"yaml", "json", "hcl", "mermaid", "python", "text", "ts"}


@dataclass
class Command:
    place: str
    text: str
    shown: list = field(default_factory=list)

    @property
    def words(self):
        return " ".join(self.text.replace("\\\n", " ").split())


def main():
    chosen = options(("documents", {"nargs": "*", "help": "only these"}))
    names = run(["git", "ls-files", "*.md"], cwd=PROJECT).split()
    documents = {name: commands_of(name) for name in names}
    require_steps([command.words for commands in documents.values() for command in commands])
    before = run(["git", "status", "--porcelain"], cwd=PROJECT)
    counts = Counter()
    for name in chosen.documents or names:
        work = chosen.work / name.replace("/", "-").removesuffix(".md")
        counts += check(documents[name], chosen.tools, work)
    if (after := run(["git", "status", "--porcelain"], cwd=PROJECT)) != before:
        raise Failure(f"Something was left behind in the project:\n{after}")
    print("  " + ", ".join(f"{count} {how}" for how, count in counts.items()) + ".")


def commands_of(name):
    text = (PROJECT / name).read_text(encoding="utf-8")
    require_existence(name, BLOCK.sub("", text))
    found = []
    for block in BLOCK.finditer(text):
        number = text.count("\n", 0, block.start()) + 1
        language = block.group(1)
        if language not in PROMPTS.keys() | NO_COMMANDS:
            raise Failure(f"{name}:{number}: a block of language '{language}': whether it holds commands cannot be told")
        lines = iter(block.group(2).splitlines())
        for line in lines if language in PROMPTS else ():
            number += 1
            prompt = PROMPTS[language]
            if not line.startswith(prompt):
                found[-1].shown.append(line)
            elif line.strip() and not line.startswith("#"):
                command = Command(f"{name}:{number}", line.removeprefix(prompt))
                while goes_on(command.text):
                    command.text += "\n" + next(lines)
                    number += 1
                found.append(command)
    return found


def goes_on(text):
    try:
        return text.endswith("\\") or not shlex.split(text, comments=True)
    except ValueError:
        return True


@functools.cache
def local_commands():
    return re.findall(r"^ +([a-z]+)", run([PROJECT / "local", "--help"], cwd=PROJECT), re.MULTILINE)


def require_existence(name, prose):
    """Of what running text calls a command or a test of the project's own."""
    for span in re.findall(r"`([^`]+)`", prose):
        words = [*span.split(), ""]
        is_file = re.match(r"(\./|\.ci/|bench/)", words[0])
        wrong = bool(is_file) and not os.access(PROJECT / words[0], os.X_OK)
        wrong |= words[0] == "./local" and words[1].isalpha() and words[1] not in local_commands()
        for test in re.findall(r"-Dtest=([\w,]+)", span):
            wrong |= not all([*(PROJECT / "src").rglob(f"{part}.java")] for part in test.split(","))
        if wrong:
            raise Failure(f"{name}: there is no such thing: `{span}`")


def beginning(words, table):
    return next((key for key in table if words.startswith(key)), None)


def require_steps(commands):
    unused = {*IN_STEP, *NOT_RUN} - {beginning(words, table) for words in commands for table in (IN_STEP, NOT_RUN)}
    if unused:
        raise Failure(f"No document has these commands: {unused}")
    for key, (script, text) in IN_STEP.items():
        if text not in (CI_FOLDER / script).read_text(encoding="utf-8"):
            raise Failure(f"{key}: .ci/{script} does not hold: {text}")


def check(commands, toolbox, work):
    counts, shell = Counter(), None
    try:
        for command in commands:
            if key := beginning(command.words, IN_STEP):
                done = f"in another step (.ci/{IN_STEP[key][0]})"
            elif key := beginning(command.words, NOT_RUN):
                done = f"not run ({NOT_RUN[key]})"
            else:
                shell = shell or Shell(toolbox, work)
                done = shell.run(command)
            counts[done.partition(" (")[0]] += 1
            print(f"  {command.place}: {command.words}: {done}", flush=True)
    finally:
        if shell:
            shell.end()
    return counts


class Shell:
    """One bash, which is given one command after the other; each one's output is in a file of its own."""

    def __init__(self, toolbox, work):
        shutil.rmtree(work, ignore_errors=True)
        self._work = work
        self._number = 0
        self._folder = prepared_copy(work / "project")
        # A Python of its own, so that what a document does not install is not there by accident.
        run([sys.executable, "-m", "venv", work / "python"])
        (work / "home").mkdir()
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("AWS_")}, **LOCAL_CREDENTIALS,
            "AWS_ENDPOINT_URL": NOBODY, "AWS_MAX_ATTEMPTS": "1", "AWS_CONFIG_FILE": str(work / "no-config"),
            "AWS_SHARED_CREDENTIALS_FILE": str(work / "no-credentials"), "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_PAGER": "", "HOME": str(work / "home"), "NO_COLOR": "1",
            "PATH": os.pathsep.join((str(work / "python" / "bin"), toolbox.path_with_cfn())),
        }
        streams = {"log": work / "bash.log", "stdin": subprocess.PIPE}
        self._bash = Background(["bash", "-s"], cwd=self._folder, env=environment, **streams).__enter__()

    def run(self, command):
        self._number += 1
        output, code = (self._work / f"{self._number}.{kind}" for kind in ("output", "code"))
        for log in self._folder.rglob("rpdk.log"):
            log.unlink()
        quoted = [shlex.quote(str(path)) for path in (output, code)]
        self._bash.write(f"{{\n{command.text}\n}} </dev/null >{quoted[0]} 2>&1\necho $? >{quoted[1]}\n")
        ended = int(self._bash.wait_for(lambda: code.is_file() and read(code).strip(), command.text, SECONDS))
        if command.text.endswith("&"):
            as_shown = lambda: printed_as_shown(command.shown, read(output))
            self._bash.wait_for(as_shown, f"{command.place}: {command.text}", SECONDS)
        if ended == 0 and printed_as_shown(command.shown, read(output)):
            return "run"
        logs = "".join(map(read, self._folder.rglob("rpdk.log")))
        if ended and f'Could not connect to the endpoint URL: "{NOBODY}/' in read(output) + logs:
            return "for an account: checked up to the first request"
        wrong = f"ended with {ended}" if ended else "printed something else than\n" + "\n".join(command.shown)
        raise Failure(f"{command.place}: {command.text}\n{wrong}\n--- printed:\n{read(output)}")

    def end(self):
        self._bash.stop()


def prepared_copy(folder):
    """Of the project, where nothing has to be built again."""
    run([PROJECT / "local", "--help"])
    copy_project(folder)
    run(["git", "init", "--quiet", folder])
    built = PROJECT / "target"
    for name in ("classes", "test-classes"):
        shutil.copytree(built / name, folder / "target" / name)
    shutil.copy(packaged_jar(), folder / "target")
    # Where stack.py has installed moto, which takes a minute.
    (built / "stack").mkdir(exist_ok=True)
    (folder / "target" / "stack").symlink_to(built / "stack")
    shutil.copy(built / "local.classpath", folder / "target")  # The newest of all.
    # What documents take for the reader's own.
    shutil.copy(folder / "examples" / "cloudformation" / "template.yaml", folder)
    return folder


def read(path):
    return path.read_text(encoding="utf-8", errors="replace")


def printed_as_shown(shown, output):
    if not any(line.strip() for line in shown):
        return True
    pattern = ""
    for line in shown:
        if line.strip() == "...":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*".join(re.escape(part) for part in line.rstrip().split("...")) + r"\s*?\n"
    return re.fullmatch(pattern + r"\s*", output) is not None


if __name__ == "__main__":
    run_main(main)
