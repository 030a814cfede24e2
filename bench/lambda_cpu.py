"""The processor time that Lambda gives a function of 512 MB: one core in the init phase, a share of one afterwards.

On-demand functions have a whole core in the init phase (serverlessland.com, "Effectively running Java on Serverless:
Utilize initialization phase"). Afterwards memory gives the share: 1,769 MB are one core (Lambda developer guide,
"Configure Lambda function memory"). A control group holds a process to it, which takes root.
"""

import tempfile
from pathlib import Path

PERIOD_MICROSECONDS = 20_000
INIT_CORES = 1.0
INVOCATION_CORES = 512 / 1769


class LambdaCpu:
    """A control group of its own, of either version; an OSError where none is to be had."""

    def __enter__(self):
        parent, self._version = _hierarchy()
        if self._version == 2 and "cpu" not in (parent / "cgroup.subtree_control").read_text(encoding="utf-8").split():
            (parent / "cgroup.subtree_control").write_text("+cpu", encoding="utf-8")
        self._folder = Path(tempfile.mkdtemp(prefix="bench-", dir=parent))
        return self

    def __exit__(self, *_):
        self._folder.rmdir()

    def command(self, command):
        """The command with one core from its start."""
        self._limit(INIT_CORES)
        return ["sh", "-c", 'echo $$ > "$0" && exec "$@"', self._folder / "cgroup.procs", *command]

    def end_init(self):
        self._limit(INVOCATION_CORES)

    def _limit(self, cores):
        quota = int(cores * PERIOD_MICROSECONDS)
        if self._version == 2:
            self._write("cpu.max", f"{quota} {PERIOD_MICROSECONDS}")
        else:
            self._write("cpu.cfs_period_us", PERIOD_MICROSECONDS)
            self._write("cpu.cfs_quota_us", quota)

    def _write(self, name, value):
        (self._folder / name).write_text(str(value), encoding="utf-8")


def _hierarchy():
    """The folder in which control groups are made that limit processor time, and the version of control groups."""
    for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines():
        _, folder, kind, options = line.split()[:4]
        if kind == "cgroup" and "cpu" in options.split(","):
            return Path(folder), 1
        controllers = Path(folder) / "cgroup.controllers"
        if kind == "cgroup2" and "cpu" in controllers.read_text(encoding="utf-8").split():
            return Path(folder), 2
    raise FileNotFoundError("no control groups for processor time")
