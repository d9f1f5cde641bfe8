// One page of each kind in both colour schemes: axe finds nothing, with every fold open.

import assert from "node:assert/strict";
import { test } from "node:test";

import { violations } from "../support/axe.js";
import { withPage } from "../support/browser.js";

const LOOKS = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 1280 },
  { colorScheme: "light", width: 400 },
];

export default ({ site, server, browser }) => {
  const cases = [...site.kinds].map(([kind, path]) => ({ name: kind, path }));
  cases.push({ name: "search with results", path: site.kinds.get("search"), query: "?q=bias+testing" });
  for (const { name, path, query = "" } of cases) {
    for (const { colorScheme, width } of LOOKS) {
      test(`${name}, ${colorScheme}, ${width} px wide`, () =>
        withPage(browser, { colorScheme, viewport: { width, height: 900 } }, async (page) => {
          await page.goto(server.url(path) + query);
          assert.deepEqual(await violations(page), []);
        }));
    }
  }

  test("the first Tab leads to the skip link, and the skip link to the content", () =>
    withPage(browser, {}, async (page) => {
      await page.goto(server.url(site.kinds.get("provision")));
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to content");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.id), "content");
    }));

  test("what has the focus is not hidden by the header", () =>
    withPage(browser, { viewport: { width: 1280, height: 700 } }, async (page) => {
      await page.goto(server.url(site.kinds.get("crosswalk")));
      await page.locator("#content").focus();
      for (let step = 0; step < 60; step += 1) {
        await page.keyboard.press("Tab");
        const [top, bar] = await page.evaluate(() => [
          document.activeElement.getBoundingClientRect().bottom,
          document.querySelector(".top").getBoundingClientRect().bottom,
        ]);
        assert.ok(top > bar, `Tab ${step + 1}`);
      }
    }));
};
