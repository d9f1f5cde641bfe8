// Ticks of a checklist stay, and travel as a file.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { withPage } from "../support/browser.js";

const ticked = (page) => page.locator("[data-tick]:checked").evaluateAll((boxes) => boxes.map((box) => box.dataset.tick));
const tick = async (page, places) => {
  for (const place of places) await page.locator("[data-tick]").nth(place).check();
};
const chosen = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });

export default ({ site, server, browser }) => {
  const path = site.kinds.get("checklist");
  const others = site.pages.filter((page) => page !== path && page.includes("/systems/"));

  for (const [where, address] of [["from a server", server.url(path)], ["from a folder", pathToFileURL(`${site.folder}/${path}`).href]]) {
    test(`survive a reload, ${where}`, () =>
      withPage(browser, {}, async (page) => {
        await page.goto(address);
        await tick(page, [0, 3]);
        const before = await ticked(page);
        await page.reload();
        assert.equal(before.length, 2);
        assert.deepEqual(await ticked(page), before);
        assert.match(await page.locator("[data-count]").textContent(), /^2 of \d+ ticked/);
        await page.locator("[data-tick]").first().uncheck();
        await page.reload();
        assert.deepEqual(await ticked(page), before.slice(1));
      }));
  }

  test("belong to one system", () =>
    withPage(browser, {}, async (page) => {
      await page.goto(server.url(path));
      await tick(page, [0, 1]);
      await page.goto(server.url(others[0]));
      assert.deepEqual(await ticked(page), []);
    }));

  test("are exported and imported", async () => {
    const { file, name, before } = await withPage(browser, { acceptDownloads: true }, async (page, { complaints }) => {
      await page.goto(server.url(path));
      await tick(page, [1, 2, 5]);
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export" }).click()]);
      assert.deepEqual(complaints, []);
      return { file: readFileSync(await download.path(), "utf8"), name: download.suggestedFilename(), before: await ticked(page) };
    });
    assert.match(name, /^ticks-[a-z0-9-]+\.json$/);
    assert.deepEqual(JSON.parse(file).ticked, [...before].sort());

    await withPage(browser, {}, async (page) => {
      await page.goto(server.url(path));
      await tick(page, [0]);
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Import" }).click()]);
      await chooser.setFiles(chosen(name, file));
      await page.getByText("Imported.").waitFor();
      assert.deepEqual(await ticked(page), before);
      await page.reload();
      assert.deepEqual(await ticked(page), before);
    });
  });

  const { system } = JSON.parse(site.read(site.twinOf(path))).view;
  const good = { format: "crosswalk-ticks", version: 1, system, ticked: ["iso-42001@2023/A.0.0"] };
  const CASES = [
    { name: "not JSON", text: "no", says: "is not JSON" },
    { name: "other JSON", text: "[]", says: "does not hold ticks" },
    { name: "null", text: "null", says: "does not hold ticks" },
    { name: "a later version", text: JSON.stringify({ ...good, version: 2 }), says: "does not hold ticks" },
    { name: "another system", text: JSON.stringify({ ...good, system: "other" }), says: "belongs to another system" },
    { name: "a provision that is gone", text: JSON.stringify(good), says: "1 of the ticks belong", now: 0 },
  ];
  for (const { name, text, says, now = 1 } of CASES) {
    test(`an imported file with ${name}`, () =>
      withPage(browser, {}, async (page, { complaints }) => {
        await page.goto(server.url(path));
        await tick(page, [0]);
        await page.locator(".progress input[type=file]").setInputFiles(chosen("ticks.json", text));
        await page.getByText(says).waitFor();
        assert.equal((await ticked(page)).length, now);
        assert.deepEqual(complaints, []);
      }));
  }

  test("spoiled storage is no obstacle", () =>
    withPage(browser, {}, async (page, { complaints }) => {
      await page.goto(server.url(path));
      await page.evaluate((place) => localStorage.setItem(`crosswalk ticks ${place}`, '{"a":'), path);
      await page.reload();
      await tick(page, [0]);
      await page.reload();
      assert.equal((await ticked(page)).length, 1);
      assert.deepEqual(complaints, []);
    }));

  test("what is ticked can be hidden", () =>
    withPage(browser, {}, async (page) => {
      await page.goto(server.url(path));
      await page.getByLabel("Hide what is ticked").check();
      await page.locator("[data-tick]").first().check();
      assert.equal(await page.locator("[data-row]").first().isVisible(), false);
    }));
};
