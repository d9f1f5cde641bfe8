// No page is wider than the screen.

import assert from "node:assert/strict";
import { test } from "node:test";

import { withPage } from "../support/browser.js";

const unfold = () => {
  for (const fold of document.querySelectorAll("main details")) fold.open = true;
};

export default ({ site, server, browser }) => {
  for (const width of [320, 768, 1280]) {
    test(`${width} px`, () =>
      withPage(browser, { viewport: { width, height: 700 } }, async (page) => {
        const texts = site.pages.filter((path) => site.kindOf(path) === "text");
        for (const path of new Set([...site.kinds.values(), ...texts])) {
          await page.goto(server.url(path));
          await page.evaluate(unfold);
          const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.equal(wider, 0, path);
        }
        await page.goto(`${server.url(site.kinds.get("search"))}?q=risk`);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      }));
  }
};
