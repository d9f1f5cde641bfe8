// Printed documents keep to their schemas.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import Ajv from "ajv/dist/2020.js";

import { crosswalk, project } from "../support/workspace.js";

// Widths of numbers, which the schemas name and which say nothing that `minimum` does not.
const FORMATS = { double: true, uint: true, uint8: true, uint16: true, uint32: true };

export default ({ site }) => {
  const scopes = readdirSync(join(project, "examples")).map((name) => `examples/${name}/scope.toml`);
  const checklists = site.pages.filter((page) => /organisations\/[^/]+\/systems\/[^/]+\.html$/.test(page));
  const systems = checklists.map((page) => JSON.parse(site.read(site.twinOf(page))).view);
  const cases = [{ schema: "graph", words: ["export", "graph"] }];
  for (const scope of scopes) cases.push({ schema: "statement", words: ["soa", "--scope", scope, "--format", "json"] });
  for (const scope of scopes) {
    for (const schema of ["systems", "risks", "readiness", "records"]) cases.push({ schema, words: [schema, "--scope", scope, "--format", "json"] });
  }
  for (const { organisation, system } of systems) {
    const scope = `examples/${organisation}/scope.toml`;
    cases.push({ schema: "checklist", words: ["checklist", system, "--scope", scope, "--format", "json"] });
  }

  for (const { schema, words } of cases) {
    test(words.join(" "), () => {
      const valid = new Ajv({ strict: true, allErrors: true, formats: FORMATS }).compile(JSON.parse(crosswalk("schema", schema)));
      valid(JSON.parse(crosswalk(...words)));
      assert.deepEqual(valid.errors ?? [], []);
    });
  }

  test("the site carries the same graph and schemas", () => {
    assert.equal(site.read("graph.json"), crosswalk("export", "graph"));
    for (const schema of ["checklist", "graph", "statement"]) {
      assert.equal(site.read(`schemas/${schema}.schema.json`), crosswalk("schema", schema));
    }
  });
};
