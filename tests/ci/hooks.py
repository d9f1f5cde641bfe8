"""The hooks of the repository, run by pre-commit itself in a repository of Git."""

import os
import pathlib
import shutil
import subprocess
import sys
import unittest

import workspace

PRE_COMMIT = str(pathlib.Path(sys.executable).with_name("pre-commit"))

CONFIGURATION = """\
repos:
  - repo: {hooks}
    rev: {revision}
    hooks:
      - id: crosswalk-check
        args: [--as-of, "{day}", --strict]
      - id: crosswalk-gate
        args: [--stage, monitor, --system, {system}, --scope, org, --as-of, "{day}"]
"""


class Hooks(unittest.TestCase):
    def setUp(self):
        home = workspace.folder(self)
        programs = home / "bin"
        programs.mkdir()
        (programs / "crosswalk").symlink_to(workspace.CROSSWALK)
        self.environment = os.environ | {
            "HOME": str(home),
            "PRE_COMMIT_HOME": str(home / "cache"),
            "PATH": f"{programs}:{os.environ['PATH']}",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "Tester",
            "GIT_AUTHOR_EMAIL": "tester@example.org",
            "GIT_COMMITTER_NAME": "Tester",
            "GIT_COMMITTER_EMAIL": "tester@example.org",
        }
        for name in ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"]:
            self.environment.pop(name, None)
        self.hooks = home / "hooks"
        self.hooks.mkdir()
        shutil.copy(workspace.ROOT / ".pre-commit-hooks.yaml", self.hooks)
        self.commit(self.hooks)
        self.here = workspace.gates(self)

    def call(self, folder, *command):
        return subprocess.run(
            command, cwd=folder, env=self.environment, capture_output=True, text=True, check=False
        )

    def commit(self, folder):
        for command in [["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "Begin"]]:
            done = self.call(folder, "git", *command)
            self.assertEqual(done.returncode, 0, done.stderr)

    def configure(self, system):
        revision = self.call(self.hooks, "git", "rev-parse", "HEAD").stdout.strip()
        text = CONFIGURATION.format(hooks=self.hooks, revision=revision, day=workspace.DAY, system=system)
        (self.here / ".pre-commit-config.yaml").write_text(text)
        self.commit(self.here)

    def test_a_sound_workspace_and_an_open_gate_pass(self):
        # The evidence of the other system is lost on purpose, which a strict check reports.
        (self.here / "org/evidence/sorter.toml").unlink()
        self.configure("planner")
        done = self.call(self.here, PRE_COMMIT, "run", "--all-files")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(done.stdout.count("Passed"), 2)

    def test_a_closed_gate_stops_a_commit_and_says_what_is_missing(self):
        self.configure("sorter")
        installed = self.call(self.here, PRE_COMMIT, "install")
        self.assertEqual(installed.returncode, 0, installed.stderr)
        with (self.here / "org/scope.toml").open("a") as scope:
            scope.write("\n# A change.\n")
        self.call(self.here, "git", "add", "--all")
        done = self.call(self.here, "git", "commit", "--message", "Change")
        self.assertEqual(done.returncode, 1)
        self.assertIn("error[gate-missing-evidence]", done.stdout + done.stderr)

    def test_a_broken_file_stops_at_the_check(self):
        self.configure("planner")
        path = self.here / "org/scope.toml"
        path.write_text(path.read_text().replace("standard@2", "standart@2"))
        self.call(self.here, "git", "add", "--all")
        done = self.call(self.here, PRE_COMMIT, "run")
        self.assertEqual(done.returncode, 1)
        self.assertIn("did you mean `standard@2`?", done.stdout)

    def test_the_manifest_is_one_that_pre_commit_accepts(self):
        done = self.call(workspace.ROOT, PRE_COMMIT, "validate-manifest", ".pre-commit-hooks.yaml")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
