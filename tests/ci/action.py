"""The composite action: its steps are run as a runner would run them, with inputs, outputs and exit codes."""

import json
import os
import re
import shutil
import subprocess
import unittest
from xml.etree import ElementTree

import workspace
import yaml

EXPRESSION = re.compile(r"\$\{\{ *([a-z_.-]+) *\}\}")


class Runner:
    """Does what GitHub does with `run` steps: fills in expressions, sets the environment, keeps outputs."""

    def __init__(self, test, inputs, path=""):
        self.action = yaml.safe_load((workspace.ROOT / "action.yml").read_text())
        declared = self.action["inputs"]
        unknown = set(inputs) - set(declared)
        missing = {name for name, one in declared.items() if one.get("required")} - set(inputs)
        test.assertFalse(unknown | missing)
        self.here = workspace.gates(test)
        self.temp = workspace.folder(test)
        self.path = path
        self.known = {"github.action_path": str(workspace.ROOT), "runner.temp": str(self.temp)}
        for name, one in declared.items():
            self.known[f"inputs.{name}"] = inputs.get(name, one.get("default", ""))
        self.log = ""

    def fill(self, text):
        return EXPRESSION.sub(lambda found: self.known.get(found.group(1), ""), text)

    def run(self):
        """The exit code of the first step that fails; steps after it are left out, as `if: success()` has it."""
        for step in self.action["runs"]["steps"]:
            if "run" not in step:
                continue
            assert step["shell"] == "bash" and not EXPRESSION.search(step["run"])
            output = self.temp / f"output-{step['id']}"
            output.touch()
            environment = {name: self.fill(value) for name, value in step["env"].items()}
            environment |= {"GITHUB_OUTPUT": str(output), "PATH": f"{self.path}{os.environ['PATH']}"}
            command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
            done = subprocess.run(
                command, cwd=self.here, env=environment, capture_output=True, text=True, check=False
            )
            self.log += done.stdout + done.stderr
            for line in output.read_text().splitlines():
                name, value = line.split("=", 1)
                self.known[f"steps.{step['id']}.outputs.{name}"] = value
            if done.returncode:
                return done.returncode
        return 0

    def output(self, name):
        return self.fill(self.action["outputs"][name]["value"])


def inputs(system, **more):
    given = {"stage": "monitor", "system": system, "scope": "org", "as-of": workspace.DAY}
    return given | {"binary": workspace.CROSSWALK} | {name.replace("_", "-"): text for name, text in more.items()}


class Action(unittest.TestCase):
    def test_an_open_gate_passes(self):
        runner = Runner(self, inputs("planner"))
        self.assertEqual(runner.run(), 0, runner.log)
        self.assertEqual(runner.output("passed"), "true")
        self.assertEqual(runner.output("binary"), workspace.CROSSWALK)

    def test_a_closed_gate_fails_and_leaves_its_reports(self):
        runner = Runner(self, inputs("sorter", sarif="gate.sarif", junit="gate.xml"))
        self.assertEqual(runner.run(), 1)
        self.assertEqual(runner.output("passed"), "false")
        self.assertIn("::error file=org/systems/sorter.toml,line=2,", runner.log)
        sarif = json.loads((runner.here / "gate.sarif").read_text())
        self.assertGreater(len(sarif["runs"][0]["results"]), 10)
        self.assertEqual(ElementTree.parse(runner.here / "gate.xml").getroot().tag, "testsuites")

    def test_every_input_has_an_effect(self):
        for more, code in [
            ({"stage": "design", "framework": "standard"}, 1),
            ({"stage": "design", "framework": "standard", "allow_open": "true"}, 1),
            ({"framework": "law", "stage": "design", "format": "human"}, 1),
            ({"root": "nowhere"}, 2),
            ({"stage": "designs"}, 2),
            ({"ahead": "soon"}, 2),
            ({"format": "pdf"}, 2),
        ]:
            with self.subTest(more=more):
                self.assertEqual(Runner(self, inputs("sorter", **more)).run(), code)
        self.assertEqual(Runner(self, inputs("planner", strict="true")).run(), 0)
        self.assertEqual(Runner(self, inputs("planner", ahead="100")).run(), 1)
        self.assertEqual(Runner(self, inputs("planner", as_of="2027-11-21")).run(), 1)

    def test_what_could_not_run_leaves_no_report(self):
        runner = Runner(self, inputs("nobody", sarif="gate.sarif", junit="gate.xml"))
        self.assertEqual(runner.run(), 2)
        self.assertEqual(runner.output("passed"), "false")
        self.assertFalse((runner.here / "gate.sarif").exists() or (runner.here / "gate.xml").exists())

    def test_inputs_are_never_code(self):
        evil = '"; touch "$GITHUB_OUTPUT.evil"; echo "$(touch evil)`touch evil` --help'
        runner = Runner(self, inputs(evil, scope="--help", sarif="$(touch evil)"))
        self.assertEqual(runner.run(), 2)
        self.assertFalse(list(runner.temp.glob("*evil*")) or list(runner.here.glob("evil*")))

    def test_the_program_is_built_from_where_it_is_asked_for(self):
        commit = "0123456789abcdef0123456789abcdef01234567"
        address = "https://git.example.org/crosswalk.git"
        for more, wanted in [
            ({}, ["--path", str(workspace.ROOT)]),
            ({"repository": address, "version": "v1.2.0"}, ["--git", address, "--tag", "v1.2.0", "crosswalk"]),
            ({"repository": address, "version": commit}, ["--git", address, "--rev", commit, "crosswalk"]),
        ]:
            with self.subTest(more=more):
                # A stand-in for cargo that says what it was asked for, and puts the program where it should be.
                stand_in = workspace.folder(self)
                script = stand_in / "cargo"
                script.write_text(
                    '#!/bin/sh\nprintf "%s\\n" "$@" > "$0.asked"\nmkdir -p "$4/bin"\n'
                    f'ln -s "{workspace.CROSSWALK}" "$4/bin/crosswalk"\n'
                )
                script.chmod(0o755)
                runner = Runner(self, inputs("planner", binary="", **more), path=f"{stand_in}:")
                self.assertEqual(runner.run(), 0, runner.log)
                target = str(runner.temp / "crosswalk")
                asked = (stand_in / "cargo.asked").read_text().splitlines()
                self.assertEqual(asked, ["install", "--locked", "--root", target, *wanted])
                self.assertEqual(runner.output("binary"), f"{target}/bin/crosswalk")
        runner = Runner(self, inputs("planner", binary="", repository=address))
        self.assertEqual(runner.run(), 2, "a repository without a version could be anything")


@unittest.skipUnless(shutil.which("bash"), "the steps are written for bash")
class Shape(unittest.TestCase):
    def test_the_report_is_handed_over_only_on_demand(self):
        action = yaml.safe_load((workspace.ROOT / "action.yml").read_text())
        upload = action["runs"]["steps"][-1]
        self.assertTrue(upload["uses"].startswith("github/codeql-action/upload-sarif@"))
        self.assertIn("inputs.upload == 'true'", upload["if"])
        self.assertEqual(action["inputs"]["upload"]["default"], "false")
        for name, one in action["inputs"].items():
            self.assertTrue(one["description"], name)


if __name__ == "__main__":
    unittest.main()
