"""The OSCAL documents that `cargo test` left behind, read with the models and validators of compliance-trestle.

DOCUMENTS names the folder above them. `catalogs` has one catalog for each edition, `components` has the statements of all
examples.
"""

import logging
import os
import unittest
from pathlib import Path

from trestle.core.catalog.catalog_interface import CatalogInterface
from trestle.core.validator_factory import validator_factory
from trestle.oscal import OSCAL_VERSION
from trestle.oscal.catalog import Catalog
from trestle.oscal.component import ComponentDefinition

FOLDER = Path(os.environ["DOCUMENTS"]) / "oscal"
EXAMPLES = ["harbour-hospitals", "northbank-lending", "quillworks-software"]
NAMESPACE = "https://crosswalk.invalid/ns/oscal"


def read(model, folder):
    paths = sorted((FOLDER / folder).glob("*.oscal.json"))
    return {path.name.removesuffix(".oscal.json"): model.oscal_read(path) for path in paths}


def controls(catalog):
    return {control.id: control for control in CatalogInterface(catalog).get_all_controls_from_catalog(True)}


def own(item):
    return [(prop.name, prop.value) for prop in item.props if str(prop.ns) == NAMESPACE]


class Oscal(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.catalogs = read(Catalog, "catalogs")
        cls.components = read(ComponentDefinition, "components")

    def test_every_document_passes_every_validator(self):
        self.assertGreater(len(self.catalogs), 15)
        self.assertGreaterEqual(set(self.components), set(EXAMPLES))
        for name, model in (self.catalogs | self.components).items():
            for validator in validator_factory.get_all():
                # Quiet: its check of links knows UUIDs of version 4 only, and warns. The next test looks at links.
                with self.subTest(name=name, by=validator), self.assertNoLogs("trestle", logging.WARNING):
                    self.assertTrue(validator.model_is_valid(model, True), validator.error_msg())
            self.assertEqual(model.metadata.oscal_version.model_dump(), OSCAL_VERSION)
            self.assertEqual(model.metadata.last_modified.isoformat(), "2026-11-21T00:00:00+00:00")

    def test_ids_in_catalogs_are_unique_and_lead_somewhere(self):
        for name, catalog in self.catalogs.items():
            with self.subTest(name=name):
                resources = catalog.back_matter.resources
                ids = [resource.uuid for resource in resources]
                links = [link.href for link in catalog.metadata.links if link.href.startswith("#")]
                self.assertEqual(links, [f"#{resource.uuid}" for resource in resources])

                def visit(item):
                    ids.append(item.id)
                    ids.extend(part.id for part in item.parts or [])
                    links.extend(link.href for link in item.links or [])
                    for below in [*(getattr(item, "groups", None) or []), *(getattr(item, "controls", None) or [])]:
                        visit(below)

                for item in [*(catalog.groups or []), *(catalog.controls or [])]:
                    visit(item)
                self.assertEqual(len(ids), len(set(ids)))
                self.assertLessEqual({link.removeprefix("#") for link in links}, set(ids))

    def test_annex_a_is_groups_of_controls_in_own_words(self):
        found = controls(self.catalogs["iso-42001@2023"])
        annex = [control for control in found.values() if ("force", "control") in own(control)]
        self.assertEqual(len(annex), 38)
        self.assertTrue(all(control.parts[0].name == "statement" and control.parts[0].prose for control in annex))
        self.assertIn(("provision", "iso-42001@2023/A.6.2.4"), own(found["A.6.2.4"]))

    def test_every_stated_control_is_in_its_catalog_once_with_verdict_and_reason(self):
        for name, definition in self.components.items():
            roles = {role.id for role in definition.metadata.roles}
            for component in definition.components:
                for stated in component.control_implementations or []:
                    known = controls(self.catalogs[stated.source.removesuffix(".oscal.json")])
                    ids = [requirement.control_id for requirement in stated.implemented_requirements]
                    with self.subTest(name=name, component=component.title, source=stated.source):
                        self.assertEqual(len(ids), len(set(ids)))
                        self.assertLessEqual(set(ids), set(known))
                    for requirement in stated.implemented_requirements:
                        answer = {role.role_id for role in requirement.responsible_roles or []}
                        self.assertLessEqual(answer, roles)
            for stated in definition.components[0].control_implementations:
                for requirement in stated.implemented_requirements:
                    props = dict(own(requirement))
                    with self.subTest(name=name, control=requirement.control_id):
                        self.assertIn(props["verdict"], ["applies", "excluded", "undetermined"])
                        self.assertTrue(props["rule"] and requirement.remarks and requirement.description)
                        if props["verdict"] == "excluded":
                            self.assertEqual(props["state"], "not-applicable")
                            self.assertIsNone(requirement.responsible_roles)

    def test_a_statement_names_every_control_of_annex_a(self):
        for example in EXAMPLES:
            sources = {
                stated.source: len(stated.implemented_requirements)
                for stated in self.components[example].components[0].control_implementations
            }
            self.assertEqual(sources["iso-42001@2023.oscal.json"], 38)


if __name__ == "__main__":
    unittest.main()
