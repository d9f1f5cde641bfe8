"""Reports of a gate, read by programs that others wrote."""

import json
import pathlib
import subprocess
import unittest
from xml.etree import ElementTree

import jsonschema
import workspace
import xmlschema

CASES = [
    (stage, system, more)
    for stage in ["design", "monitor", "retire"]
    for system in ["sorter", "planner", "spy", "lure", "riddle"]
    for more in [[], ["--strict", "--ahead", "365"], ["--allow-open", "--framework", "law"]]
]


class Reports(unittest.TestCase):
    def test_junit_has_the_common_shape_and_counts_right(self):
        shape = xmlschema.XMLSchema(str(pathlib.Path(__file__).with_name("junit.xsd")))
        folder = workspace.gates(self)
        for stage, system, more in CASES:
            with self.subTest(stage=stage, system=system, more=more):
                xml, code = workspace.gate(folder, stage, system, "junit", *more)
                shape.validate(xml.decode())
                suites = ElementTree.fromstring(xml)
                failures = 0
                for suite in suites:
                    cases = suite.findall("testcase")
                    self.assertEqual(int(suite.get("tests")), len(cases))
                    for kind in ["failure", "skipped"]:
                        found = [case for case in cases if case.find(kind) is not None]
                        name = "failures" if kind == "failure" else kind
                        self.assertEqual(int(suite.get(name)), len(found))
                    names = [case.get("name") for case in cases]
                    self.assertEqual(len(names), len(set(names)))
                    failures += int(suite.get("failures"))
                self.assertEqual(code, int(failures > 0))

    def test_hostile_text_comes_back_as_it_was(self):
        folder = workspace.gates(self)
        evil = "]]></failure><x/>&amp; 'a' \"b\" ü 🚀"
        path = folder / "org/evidence/sorter.toml"
        text = path.read_text()
        path.write_text(text.replace('"Filed sheet"', json.dumps(evil, ensure_ascii=False)))
        xml, _ = workspace.gate(folder, "validate", "sorter", "junit")
        cases = {case.get("name"): case for case in ElementTree.fromstring(xml).iter("testcase")}
        failure = cases["result-filed"].find("failure")
        self.assertIn(evil, failure.text)
        self.assertTrue(failure.get("message").endswith(f"({evil})"))

    def test_json_keeps_to_its_schema(self):
        command = [workspace.CROSSWALK, "schema", "gate"]
        schema = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        jsonschema.Draft202012Validator.check_schema(schema)
        folder = workspace.gates(self)
        for stage, system, more in CASES:
            with self.subTest(stage=stage, system=system, more=more):
                report, code = workspace.gate(folder, stage, system, "json", *more)
                report = json.loads(report)
                jsonschema.validate(report, schema)
                self.assertEqual(report["passed"], code == 0)
                counts = report["counts"]
                parts = ["proved", "planned", "open", "lacking"]
                self.assertEqual(counts["due"], sum(counts[part] for part in parts))
                self.assertEqual(counts["due"], len(report["tasks"]))


if __name__ == "__main__":
    unittest.main()
