// The files that people write, in the checker of the language server that editors use, by the schemas that they name.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { copied, crosswalk, project, temporary } from "../support/workspace.js";

const taplo = join(project, "tests/web/node_modules/@taplo/cli/dist/cli.js");

/** What the checker finds in a folder: its exit code, and its words. */
const lint = (folder, ...patterns) =>
  new Promise((found) => {
    const words = [taplo, "lint", "--no-auto-config", "--colors", "never", ...patterns];
    execFile(process.execPath, words, { cwd: folder, maxBuffer: 1 << 26 }, (error, out, err) => found({ code: error?.code ?? 0, words: out + err }));
  });

export default () => {
  test("every file of the project is sound", async () => {
    const { code, words } = await lint(project, "crosswalk.toml", "site/site.toml", "catalog/**/*.toml", "examples/**/*.toml");
    assert.equal(code, 0, words);
    assert.match(words, /found files total=1\d\d/);
  });

  test("a wrong word, a wrong key and a missing key are told where they stand", async () => {
    const folder = copied();
    const edit = (path, from, to) => {
      const text = readFileSync(join(folder, path), "utf8");
      assert.match(text, from);
      writeFileSync(join(folder, path), text.replace(from, to));
    };
    edit("catalog/mappings/nist-ai-600-1@2024--nist-ai-rmf@1.0.toml", /^relation = "subset"/m, 'relation = "subsett"');
    edit("catalog/tasks/drift.toml", /^tier = /m, "teer = ");
    edit("examples/northbank-lending/scope.toml", /^name = .*\n/m, "");
    const { code, words } = await lint(folder, "catalog/mappings/nist*.toml", "catalog/tasks/drift.toml", "examples/northbank-lending/scope.toml");
    rmSync(folder, { recursive: true });
    assert.notEqual(code, 0);
    assert.match(words, /"subsett" is not one of \["equal","subset","superset","intersects"\]/);
    assert.match(words, /drift\.toml:\d+:1[^]*'teer' was unexpected/);
    assert.match(words, /"name" is a required property[^]*northbank-lending\/scope\.toml/);
  });

  test("a scope that init wrote is sound, and names the schema beside it", async () => {
    const folder = temporary();
    crosswalk("init", "--root", folder, "--name", "Example", "--boundary", "All of it", "--approver", "Director", "--framework", "iso-42001", "--system", "Helper");
    const { code, words } = await lint(folder, "scope.toml", "crosswalk.toml");
    assert.match(readFileSync(join(folder, "scope.toml"), "utf8"), /^#:schema scope\.schema\.json\n/);
    rmSync(folder, { recursive: true });
    assert.equal(code, 0, words);
    assert.match(words, /found files total=2/);
  });
};
