// On paper: no menu, every fold open, black on white.

import assert from "node:assert/strict";
import { test } from "node:test";

import { withPage } from "../support/browser.js";

export default ({ site, server, browser }) => {
  for (const kind of ["statement", "checklist", "crosswalk", "provision"]) {
    test(kind, () =>
      withPage(browser, { colorScheme: "dark" }, async (page) => {
        await page.goto(server.url(site.kinds.get(kind)));
        await page.emulateMedia({ media: "print", colorScheme: "dark" });
        for (const part of [".top", ".menu", ".crumbs", ".filter", ".neighbours"]) {
          assert.equal(await page.locator(`${part}:visible`).count(), 0, part);
        }
        assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
        assert.equal(await page.evaluate(() => getComputedStyle(document.body).color), "rgb(0, 0, 0)");
        const folded = page.locator("main details:not([open]) p, main details:not([open]) dd, main details:not([open]) td");
        if (await folded.count()) assert.equal(await folded.first().isVisible(), true, "folds are open");
        const paper = await page.pdf({ preferCSSPageSize: true });
        assert.equal(paper.subarray(0, 5).toString(), "%PDF-");
      }));
  }
};
