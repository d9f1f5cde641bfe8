// Without scripts every page still says what it has to say.

import assert from "node:assert/strict";
import { test } from "node:test";

import { withPage } from "../support/browser.js";

/** What has to be visible, by kind; `note`: a word on what needs scripts. */
const CASES = {
  home: { sees: ["#frameworks", "#crosswalks", "#themes", "#organisations", "#find"], note: true },
  framework: { sees: [".tree li", ".facts", ".tags"] },
  provision: { sees: [".summary-lead", ".mapping", ".difference", ".strength", "#rule", ".neighbours a"] },
  crosswalk: { sees: ["#mappings-table [data-row]", ".reach", ".chart"], note: true, hidden: [".filter"] },
  compare: { sees: ["noscript a", "noscript code", ".fold"], note: true, hidden: [".picks", "#answer"] },
  crosswalks: { sees: [".pairs a", "#sets"] },
  inferred: { sees: [".matrix td", ".mapping .claim"] },
  contradictions: { sees: [".lead", ".note"] },
  themes: { sees: [".card"] },
  theme: { sees: [".columns .rows li"] },
  sources: { sees: [".sources li"] },
  claims: { sees: [".sources li"] },
  questions: { sees: [".questions li", ".choices"] },
  classification: { sees: [".derived", ".steps li", ".condition"] },
  dates: { sees: [".days li", ".days time"] },
  organisation: { sees: [".system", ".counts"] },
  statement: { sees: ["#controls-table [data-row]", ".facts"], note: true, hidden: [".filter"] },
  checklist: { sees: ["[data-tick]", "#excluded"], note: true, hidden: [".filter", ".progress"] },
  text: { sees: [".prose h1", ".prose p"] },
  search: { sees: ["#find"], note: true },
};

export default ({ site, server, browser }) => {
  for (const [kind, { sees, hidden = [], note }] of Object.entries(CASES)) {
    test(kind, () =>
      withPage(browser, { javaScriptEnabled: false }, async (page, { complaints }) => {
        await page.goto(server.url(site.kinds.get(kind)));
        for (const part of sees) assert.equal(await page.locator(`main :is(${part})`).first().isVisible(), true, part);
        for (const part of hidden) assert.equal(await page.locator(part).first().isVisible(), false, part);
        assert.equal(await page.locator("noscript").first().isVisible().catch(() => false), Boolean(note), "note");
        assert.equal(await page.locator("button.theme").isVisible(), false);
        assert.equal(await page.locator(".menu a").first().isVisible(), true, "menu");
        assert.deepEqual(complaints, []);
      }));
  }

  test("the menu unfolds on a narrow screen", () =>
    withPage(browser, { javaScriptEnabled: false, viewport: { width: 400, height: 800 } }, async (page) => {
      await page.goto(server.url(site.kinds.get("provision")));
      assert.equal(await page.locator(".menu a").first().isVisible(), false);
      await page.locator(".menu summary").click();
      assert.equal(await page.locator(".menu a").first().isVisible(), true);
    }));

  test("groups of a framework fold", () =>
    withPage(browser, { javaScriptEnabled: false }, async (page) => {
      await page.goto(server.url(site.kinds.get("framework")));
      const group = page.locator(".tree > li.group").first();
      const part = group.locator("ul a").first();
      assert.equal(await part.isVisible(), true);
      await group.locator("summary").first().click();
      assert.equal(await part.isVisible(), false);
    }));
};
