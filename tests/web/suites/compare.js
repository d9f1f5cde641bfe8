// The page of comparisons answers as `crosswalk gap` does.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { violations } from "../support/axe.js";
import { withPage } from "../support/browser.js";
import { crosswalk, project } from "../support/workspace.js";

// Editions in the order of the page, which is that of its command and of its CSV.
const CASES = [
  { have: ["iso-27001@2022", "soc-2@2017"], want: ["iso-42001@2023"] },
  { have: ["iso-42001@2023"], want: ["nist-ai-rmf@1.0", "eu-ai-act@2026-07-27"] },
  { have: ["iso-42001@2023", "nist-ai-600-1@2024", "eu-ai-act@2026-07-27", "iso-27701@2025"], want: ["nist-ai-rmf@1.0", "soc-2@2017"] },
  { have: ["iso-27001@2013", "iso-27701@2019"], want: ["iso-27001@2022", "iso-27701@2025"] },
  { have: ["nist-ai-rmf@1.0", "iso-27001@2022", "iso-9001@2015"], want: ["iso-27701@2025", "eu-ai-act@2024-07-12", "iso-27001@2013"] },
  { have: ["gdpr@2016"], want: ["dpdp@2023", "hipaa-security@2013"] },
];

const query = ({ have, want }, rest = "") => `?have=${have.join(",")}&want=${want.join(",")}${rest}`;
const gap = ({ have, want }, format) =>
  crosswalk("gap", "--root", project, "--have", have.join(","), "--want", want.join(","), "--format", format);

/** What the page shows, in the words of a gap report. */
const shown = (page) =>
  page.locator("#sections > section").evaluateAll((sections) =>
    sections.map((section) => {
      const numbers = (text) => text.match(/\d+/g).map(Number);
      const figure = (name) => numbers(section.querySelector(`[data-part="${name}"]`).textContent);
      const counts = [...section.querySelectorAll(".counts li")].map((count) => [count.dataset.status, numbers(count.textContent)]);
      const texts = (cell) => [...cell.querySelectorAll(":scope > p")].map((text) => text.textContent);
      return {
        edition: section.dataset.edition,
        title: section.querySelector("h2").textContent,
        atLeast: figure("at-least"),
        atMost: figure("at-most"),
        counts: Object.fromEntries(counts),
        rows: [...section.querySelectorAll("tbody tr")].map((row) => ({
          provision: row.dataset.provision,
          status: row.dataset.status,
          head: row.querySelector("th").textContent,
          by: [...row.cells[3].querySelectorAll("li > a")].map((link) => link.textContent),
          texts: texts(row.cells[2]),
        })),
      };
    }),
  );

const answered = (page) => page.locator("#answer:not([hidden])").waitFor();

export default ({ site, server, browser }) => {
  const comparePage = site.kinds.get("compare");
  const address = server.url(comparePage);
  const disk = pathToFileURL(`${site.folder}/${comparePage}`).href;

  for (const [place, one] of CASES.entries()) {
    test(`as the command answers: ${query(one)}`, () =>
      withPage(browser, {}, async (page, { complaints, asked }) => {
        await page.goto((place === 0 ? disk : address) + query(one));
        await answered(page);
        const report = JSON.parse(gap(one, "json"));
        const found = await shown(page);
        assert.deepEqual(found.map(({ edition, title }) => [edition, title]), report.want.map(({ edition, title }) => [edition, title]));
        for (const [number, wanted] of report.want.entries()) {
          const section = found[number];
          assert.deepEqual(section.atLeast, [wanted.at_least, wanted.of]);
          assert.deepEqual(section.atMost, [wanted.at_most, wanted.of]);
          assert.deepEqual(section.counts, Object.fromEntries(Object.entries(wanted.counts).map(([status, count]) => [status, [count, wanted.of]])));
          const rows = wanted.rows.map((row) => {
            const ordered = ["mapped", "inferred"].flatMap((how) => row.by.filter((by) => by.how === how));
            const by = ordered.map((by) => `${by.provision.slice(by.provision.indexOf("/") + 1)} ${by.title}`);
            return { provision: row.provision, status: row.status, head: `${row.ref} ${row.title}`, by, texts: [...row.left, ...row.reasons] };
          });
          assert.deepEqual(section.rows, rows);
        }
        assert.equal(await page.locator("#command").textContent(), `crosswalk gap --have ${one.have.join(",")} --want ${one.want.join(",")}`);
        assert.deepEqual(complaints, []);
        if (place > 0) assert.deepEqual([...asked], [server.origin]);

        const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download CSV" }).click()]);
        assert.equal(readFileSync(await download.path(), "utf8"), gap(one, "csv"), "the CSV is that of the command");
      }));
  }

  test("the scripts that it loads are in the site, and small", () => {
    const { current, superseded } = JSON.parse(site.read(site.twinOf(comparePage))).view;
    const scripts = [...current, ...superseded].map(({ script }) => script);
    assert.deepEqual([...scripts].sort(), site.paths.filter((path) => path.startsWith("compare/")));
    const heavy = scripts.filter((path) => site.read(path).length > 300_000);
    assert.deepEqual(heavy, []);
  });

  test("picked by keyboard, an edition is on one side, and the address can be shared", () =>
    withPage(browser, {}, async (page, { complaints }) => {
      await page.goto(address);
      const [have, want] = ["What you have", "What you want"].map((name) => page.getByRole("group", { name, exact: true }));
      assert.match(await page.locator("#told").textContent(), /edition that you have, and one that you want/);
      await have.getByLabel("ISO/IEC 27001:2022").focus();
      await page.keyboard.press("Space");
      assert.match(await page.locator("#told").textContent(), /one edition that you want/);
      await have.getByLabel("ISO/IEC 42001:2023").press("Space");
      await want.getByLabel("ISO/IEC 42001:2023").press("Space");
      await answered(page);
      assert.equal(await have.getByLabel("ISO/IEC 42001:2023").isChecked(), false);
      await page.getByLabel("Status", { exact: true }).selectOption("partly");
      const visible = () => page.locator("#sections tbody tr:visible").count();
      const [{ counts }] = JSON.parse(gap({ have: ["iso-27001@2022"], want: ["iso-42001@2023"] }, "json")).want;
      assert.equal(await visible(), counts.partly);
      assert.equal(new URL(page.url()).search, "?have=iso-27001@2022&want=iso-42001@2023&status=partly");
      await page.reload();
      await answered(page);
      assert.equal(await visible(), counts.partly);
      await page.getByLabel("Filter by text").fill("a.6.2.4 verification");
      assert.ok((await visible()) <= 1);
      await page.getByRole("button", { name: "Clear all" }).click();
      await page.locator("#answer").waitFor({ state: "hidden" });
      assert.equal(await page.locator("#picks input:checked").count(), 0);
      assert.deepEqual(complaints, []);
    }));

  test("a framework means its current edition, and what is no edition is told", () =>
    withPage(browser, {}, async (page) => {
      await page.goto(`${address}?have=iso-27001,iso-99999&want=soc-2`);
      await answered(page);
      assert.equal(await page.locator("#command").textContent(), "crosswalk gap --have iso-27001@2022 --want soc-2@2017");
      await page.getByText("There is no edition iso-99999 here.").waitFor();
    }));

  test("every link of an answer leads to a page", () =>
    withPage(browser, {}, async (page) => {
      await page.goto(address + query(CASES[2]));
      await answered(page);
      const links = await page.locator("#sections a").evaluateAll((all) => all.map((link) => link.href));
      const pages = new Set(site.pages.map((path) => decodeURIComponent(server.url(path))));
      assert.ok(links.length > 300);
      assert.deepEqual(links.filter((link) => !pages.has(decodeURIComponent(link))), []);
    }));

  for (const { colorScheme, width } of [{ colorScheme: "light", width: 1280 }, { colorScheme: "dark", width: 1280 }, { colorScheme: "light", width: 400 }]) {
    test(`an answer in ${colorScheme}, ${width} px wide: axe finds nothing, and it fits`, () =>
      withPage(browser, { colorScheme, viewport: { width, height: 900 } }, async (page) => {
        await page.goto(address + query(CASES[4]));
        await answered(page);
        assert.deepEqual(await violations(page), []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      }));
  }

  test("on paper there is the answer and nothing to press", () =>
    withPage(browser, {}, async (page) => {
      await page.goto(address + query(CASES[0]));
      await answered(page);
      await page.emulateMedia({ media: "print" });
      assert.equal(await page.locator("main button:visible, main input:visible").count(), 0);
      assert.equal(await page.getByText("For someone who meets ISO/IEC 27001:2022; SOC 2").first().isVisible(), true);
    }));
};
