"""The organisation with a case for each finding of a gate, in a folder of its own, and the program that is tested."""

import os
import pathlib
import shutil
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
CROSSWALK = os.environ.get("CROSSWALK", str(ROOT / "target/release/crosswalk"))
DAY = "2026-11-21"


def folder(test):
    """A temporary folder that goes away with the test."""
    made = tempfile.TemporaryDirectory()
    test.addCleanup(made.cleanup)
    return pathlib.Path(made.name)


def gates(test):
    """A copy of the workspace."""
    copy = folder(test) / "workspace"
    shutil.copytree(ROOT / "tests/fixtures/gate", copy)
    return copy


def gate(workspace, stage, system, form, *more):
    """What is printed, and the exit code."""
    command = [CROSSWALK, "gate", "--stage", stage, "--system", system, "--scope", "org"]
    command += ["--as-of", DAY, "--format", form, *more]
    done = subprocess.run(command, cwd=workspace, capture_output=True, check=False)
    return done.stdout, done.returncode
