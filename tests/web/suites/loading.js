// Pages in the browser: no complaint, no request to anyone else. Every page that is not a provision, and every fourth
// provision: they are alike, and `files.js` looks at each file of all of them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { withPage } from "../support/browser.js";

const AT_ONCE = 4;

export default ({ site, server, browser }) => {
  test("from a server, under a sub-path", async () => {
    const waiting = site.pages.filter((path, place) => !path.startsWith("provisions/") || place % 4 === 0);
    const walk = () =>
      withPage(browser, {}, async (page, { complaints, asked }) => {
        for (let path = waiting.pop(); path; path = waiting.pop()) {
          const answer = await page.goto(server.url(path));
          if (answer.status() !== 200) complaints.push(`${path}: ${answer.status()}`);
        }
        assert.deepEqual(complaints, []);
        assert.deepEqual([...asked], [server.origin]);
      });
    await Promise.all(Array.from({ length: AT_ONCE }, walk));
  });

  for (const [kind, path] of site.kinds) {
    test(`from a folder on disk: ${kind}`, () =>
      withPage(browser, {}, async (page, { complaints }) => {
        await page.goto(pathToFileURL(`${site.folder}/${path}`).href);
        assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).margin), "8px", "styles are applied");
        assert.equal(await page.locator("button.theme").isVisible(), true, "scripts run");
        assert.deepEqual(complaints, []);
      }));
  }
};
