// Names, purposes, notes and themes that try to be more than text.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { withPage } from "../support/browser.js";
import { tags } from "../support/html.js";
import { serve } from "../support/server.js";
import { built, copied } from "../support/workspace.js";

const HOSTILE =
  `<script>globalThis.hit=1</script><img src=x onerror="globalThis.hit=2"><svg/onload=globalThis.hit=3>` +
  `</title></a></td><a href="javascript:globalThis.hit=4" style="color:red" onfocus=globalThis.hit=5 autofocus>x</a>` +
  `[press](javascript:globalThis.hit=6) ![p](javascript:globalThis.hit=7) <javascript:globalThis.hit=8> ` +
  `[data](data:text/html,<script>globalThis.hit=9</script>) ![far](https://example.org/pixel.png) {{ page.title }} {% include "x" %} '"` + "`&lt;b&gt;";

const KEYS = {
  "examples/harbour-hospitals/scope.toml":
    /^(name|about|boundary|purpose|owner|note|reason|title|location|approver|statement-approver|statement-version) = "/,
  "catalog/themes.toml": /^(title|text) = "/,
  "site/site.toml": /^(title|tagline|footer|section) = "/,
  "catalog/sources.toml": /^(title|publisher|licence|note) = "/,
};

/** Appends the hostile text to the values of those keys. */
const spoil = (root, path, keys) => {
  const file = join(root, path);
  const lines = readFileSync(file, "utf8").split("\n");
  const escaped = HOSTILE.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
  const spoiled = lines.map((line) => (keys.test(line) && /"$/.test(line) ? `${line.slice(0, -1)} ${escaped}"` : line));
  assert.notDeepEqual(spoiled, lines, path);
  writeFileSync(file, spoiled.join("\n"));
};

export default ({ browser }) => {
  let world;
  const spoiled = () => {
    world ??= made();
    return world;
  };
  const made = async () => {
    const root = copied();
    for (const [path, keys] of Object.entries(KEYS)) spoil(root, path, keys);
    for (const path of ["frameworks", "mappings"].flatMap((folder) => readdirSync(join(root, "catalog", folder)).map((name) => `catalog/${folder}/${name}`))) {
      spoil(root, path, /^(title|summary|subject|publisher|applies|excluded|reason|gap|beyond|about) = "/);
    }
    const site = built(root);
    rmSync(root, { recursive: true, force: true });
    return { site, server: await serve(site.folder, "/") };
  };
  after(async () => {
    const { site, server } = await spoiled();
    await server.close();
    site.remove();
  });

  test("no file gains a script, a picture, a handler or a dangerous link", async () => {
    const { site } = await spoiled();
    const wrong = [];
    for (const page of site.pages) {
      for (const { name, attributes } of tags(site.read(page))) {
        const handler = Object.keys(attributes).find((key) => key.startsWith("on") || key === "style" || key === "autofocus");
        const address = attributes.href ?? attributes.src ?? "";
        const script = name === "script" && !/^(\.\.\/)*static\/[a-z-]+\.js$/.test(attributes.src ?? "");
        const far = name === "img" && !["#", ""].includes(address);
        if (handler || script || far || /^\s*(javascript|data|vbscript):/i.test(address)) wrong.push(`${page}: ${name} ${address}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  test("nothing runs, nothing is asked of others, and the text is shown", async () => {
    const { site, server } = await spoiled();
    await withPage(browser, {}, async (page, { complaints, asked }) => {
      for (const path of site.kinds.values()) {
        await page.goto(server.url(path));
        await page.evaluate(() => {
          for (const fold of document.querySelectorAll("details")) fold.open = true;
        });
        assert.equal(await page.evaluate(() => globalThis.hit), undefined, path);
        assert.ok((await page.locator("body").innerText()).includes("<script>globalThis.hit=1</script>"), path);
        assert.equal(await page.locator("main, header, footer").first().isVisible(), true);
      }
      assert.deepEqual(complaints, []);
      assert.deepEqual([...asked], [server.origin]);
    });
  });

  test("search shows hostile texts as texts", async () => {
    const { site, server } = await spoiled();
    await withPage(browser, {}, async (page, { complaints }) => {
      for (const query of ["triage", "bias", "script", HOSTILE]) {
        await page.goto(`${server.url(site.kinds.get("search"))}?q=${encodeURIComponent(query)}`);
        assert.ok((await page.locator("#results li").count()) > 0, query);
        assert.equal(await page.locator("#results :is(script, img, svg, [style], [onfocus])").count(), 0, query);
        assert.equal(await page.evaluate(() => globalThis.hit), undefined);
      }
      assert.deepEqual(complaints, []);
    });
  });

  test("comparisons show hostile texts as texts", async () => {
    const { site, server } = await spoiled();
    await withPage(browser, {}, async (page, { complaints }) => {
      await page.goto(`${server.url(site.kinds.get("compare"))}?have=nist-ai-rmf,iso-27001,${encodeURIComponent(HOSTILE)}&want=iso-42001`);
      await page.locator("#answer:not([hidden])").waitFor();
      assert.ok((await page.locator("#sections").innerText()).includes("<script>globalThis.hit=1</script>"));
      assert.equal(await page.locator("main :is(script, img, svg:not(.part), [style], [onfocus])").count(), 0);
      assert.equal(await page.evaluate(() => globalThis.hit), undefined);
      assert.deepEqual(complaints, []);
    });
  });
};
