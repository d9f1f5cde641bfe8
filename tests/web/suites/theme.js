// Light and dark: the system's choice, until the reader makes one.

import assert from "node:assert/strict";
import { test } from "node:test";

import { withPage } from "../support/browser.js";

const dark = (page) =>
  page.evaluate(() => {
    const [red] = getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number);
    return red < 128;
  });

export default ({ site, server, browser }) => {
  for (const colorScheme of ["light", "dark"]) {
    test(`a ${colorScheme} system, switched and kept`, () =>
      withPage(browser, { colorScheme }, async (page) => {
        await page.goto(server.url(site.kinds.get("framework")));
        const button = page.getByRole("button", { name: "Dark theme" });
        const start = colorScheme === "dark";
        assert.equal(await dark(page), start);
        assert.equal(await button.getAttribute("aria-pressed"), String(start));
        await button.click();
        assert.equal(await dark(page), !start);
        await page.goto(server.url(site.kinds.get("theme")));
        assert.equal(await dark(page), !start, "on the next page");
        assert.equal(await button.getAttribute("aria-pressed"), String(!start));
        await button.click();
        assert.equal(await page.evaluate(() => localStorage.length), 0, "the system's choice again");
      }));
  }
};
