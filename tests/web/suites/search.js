// What readers type, and what they must see.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { withPage } from "../support/browser.js";

const CASES = [
  { query: "A.6.2.4", first: "A.6.2.4" },
  { query: "a624", first: "A.6.2.4" },
  { query: "a 6 2 4", first: "A.6.2.4" },
  { query: "ISO 42001 A.6.2.4", first: "A.6.2.4" },
  { query: "measure 2.11", first: "MEASURE 2.11" },
  { query: "MEASURE 2.11", first: "MEASURE 2.11" },
  { query: "measure2.11", first: "MEASURE 2.11" },
  { query: "clause 8.4", first: "8.4" },
  { query: "8.4", first: "8.4" },
  { query: "govern", first: "GOVERN" },
  { query: "A.6.2", first: "A.6.2", near: [/^A\.6\.2\.2 /, /^A\.6\.2\.4 /] },
  { query: "bias testing", near: [/NIST AI RMF/, /ISO\/IEC 42001/, /^MEASURE 2\.11/] },
  { query: "testing for bias", near: [/NIST AI RMF/, /ISO\/IEC 42001/] },
  { query: "expl", near: [/Explainab/] },
  { query: "explainabilty", near: [/Explainab/] },
  { query: "expalinability", near: [/Explainab/] },
  { query: "transparancy", near: [/Transparency/i] },
  { query: "risk tretment", near: [/risk treatment/i] },
  { query: "impact assessment", near: [/AI system impact assessment/, /Impact assessment theme/] },
  { query: "who is accountable", near: [/Accountability theme/] },
  { query: "how do I write a mapping", near: [/Writing mappings/] },
  { query: "nist bias", near: [/^MEASURE 2\.11/] },
  { query: "39 controls", near: [/Annex A of ISO\/IEC 42001 has 39 controls/] },
  { query: "drift", near: [/Monitoring and drift/] },
  { query: "population stability", near: [/Population stability index/i] },
  { query: "triage", near: [/Triage assistant/] },
  { query: "statement of applicability", near: [/Statement of applicability, /] },
  { query: "bias zebra", near: [/bias/i], says: /No page has all of these words/ },
  { query: "zzzzqq", none: true, says: /Nothing found/ },
  { query: "<script>alert(1)</script> & \"quotes\"", any: true },
  { query: "   ", none: true, says: /^$/ },
];
const NEAR = 10;

const found = (page) =>
  page.locator("#results li").evaluateAll((items) =>
    items.map((item) => ({
      reference: item.querySelector(".ref")?.textContent ?? "",
      line: item.querySelector(".line").textContent.replace(/\s+/g, " ").trim(),
    })),
  );

const expect = async (page, { query, first, near = [], none, any, says }) => {
  const results = await found(page);
  const status = await page.locator(".found").textContent();
  if (says) assert.match(status, says);
  if (any) return;
  if (none) return assert.deepEqual(results, []);
  assert.ok(results.length > 0, `nothing for ${query}`);
  if (first) assert.equal(results[0].reference, first);
  const top = await page.locator("#results section").evaluateAll(
    (groups, number) => groups.flatMap((group) => [...group.querySelectorAll("li .line")].slice(0, number)).map((line) => line.textContent.replace(/\s+/g, " ").trim()),
    NEAR,
  );
  for (const wanted of near) assert.ok(top.some((line) => wanted.test(line)), `${wanted} in\n${top.join("\n")}`);
};

export default ({ site, server, browser }) => {
  const searchPage = site.kinds.get("search");
  const disk = pathToFileURL(`${site.folder}/${searchPage}`).href;

  for (const [where, address] of [["from a server", server.url(searchPage)], ["from a folder", disk]]) {
    test(`as typed, ${where}`, async (t) => {
      await withPage(browser, {}, async (page, { complaints }) => {
        await page.goto(address);
        for (const one of CASES) {
          await t.test(JSON.stringify(one.query), async () => {
            await page.locator("#find").fill(one.query);
            await page.waitForTimeout(150);
            await expect(page, one);
          });
        }
        assert.deepEqual(complaints, []);
      });
    });
  }

  for (const one of CASES.filter(({ first }) => first)) {
    test(`from the header of a provision: ${one.query}`, () =>
      withPage(browser, {}, async (page) => {
        await page.goto(server.url(site.kinds.get("provision")));
        await page.locator("header.top input[type=search]").fill(one.query);
        await page.keyboard.press("Enter");
        await page.waitForURL(/search\.html\?q=/);
        await expect(page, one);
      }));
  }

  test("from the header of a page in a folder", () =>
    withPage(browser, {}, async (page, { complaints }) => {
      await page.goto(pathToFileURL(`${site.folder}/${site.kinds.get("statement")}`).href);
      await page.locator("header.top input[type=search]").fill("measure 2.11");
      await page.keyboard.press("Enter");
      await page.waitForURL(/search\.html\?q=/);
      await expect(page, { first: "MEASURE 2.11" });
      assert.deepEqual(complaints, []);
    }));

  test("from the home page, and the address can be shared", () =>
    withPage(browser, {}, async (page) => {
      await page.goto(server.url(site.kinds.get("home")));
      await page.locator("#find").fill("a624");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\?q=a624$/);
      await page.locator("#find").fill("measure 2.11");
      await page.waitForURL(/\?q=measure\+2\.11$/);
      await page.reload();
      await expect(page, { first: "MEASURE 2.11" });
    }));

  test("the snippet marks what was found, and every result leads to a page", () =>
    withPage(browser, {}, async (page) => {
      await page.goto(`${server.url(searchPage)}?q=bias+testing`);
      const marks = await page.locator("#results mark").allTextContents();
      assert.ok(marks.length > 0 && marks.every((mark) => /bias|test/i.test(mark)), marks.join());
      const links = await page.locator("#results a").evaluateAll((all) => all.map((link) => link.href));
      const pages = new Set(site.pages.map((path) => decodeURIComponent(server.url(path))));
      assert.deepEqual(links.filter((link) => !pages.has(decodeURIComponent(link))), []);
    }));

  test("arrow keys go through the results and back", () =>
    withPage(browser, {}, async (page) => {
      await page.goto(`${server.url(searchPage)}?q=bias`);
      const focused = () => page.evaluate(() => [...document.querySelectorAll("#results li a")].indexOf(document.activeElement));
      await page.locator("#find").focus();
      for (const [key, place] of [["ArrowDown", 0], ["ArrowDown", 1], ["ArrowUp", 0], ["ArrowUp", -1]]) {
        await page.keyboard.press(key);
        assert.equal(await focused(), place, key);
      }
      assert.equal(await page.evaluate(() => document.activeElement.id), "find");
    }));

  test("long groups show the rest on demand", () =>
    withPage(browser, {}, async (page) => {
      await page.goto(`${server.url(searchPage)}?q=risk`);
      const group = page.locator("#results section").filter({ hasText: "Provisions" }).first();
      const number = Number(await group.locator("h2 .quiet").textContent());
      await group.getByRole("button").click();
      assert.equal(await group.locator("li").count(), number);
    }));
};
