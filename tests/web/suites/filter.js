// The filter above the tables of a crosswalk, a statement and a checklist.

import assert from "node:assert/strict";
import { test } from "node:test";

import { withPage } from "../support/browser.js";

const shown = (page) => page.locator("[data-row]:visible").count();

export default ({ site, server, browser }) => {
  const crosswalk = JSON.parse(site.read(site.twinOf(site.kinds.get("crosswalk")))).view;
  const words = (row, group) =>
    [group.source.link.text, group.source.title, row.other.text, row.other_title, row.reason, row.gap, row.beyond].join(" ").toLowerCase();
  const rows = crosswalk.sources.flatMap((group) => group.rows.map((row) => ({ ...row, words: words(row, group) })));

  for (const { relation, number } of crosswalk.relations) {
    test(`crosswalk by relation: ${relation}`, () =>
      withPage(browser, {}, async (page) => {
        await page.goto(server.url(site.kinds.get("crosswalk")));
        await page.getByLabel("Relation", { exact: true }).selectOption(relation);
        assert.equal(await shown(page), number);
        assert.equal(await page.locator(".filter [role=status]").textContent(), `${number} of ${rows.length} shown`);
      }));
  }

  for (const query of ["measure 2.11", "A.6.2.4", "impact assessment", "ZEBRA", ""]) {
    test(`crosswalk by text: ${JSON.stringify(query)}`, () =>
      withPage(browser, {}, async (page) => {
        await page.goto(server.url(site.kinds.get("crosswalk")));
        await page.getByLabel("Filter by text").fill(query);
        const typed = query.toLowerCase().split(/\s+/);
        const wanted = rows.filter((row) => typed.every((word) => row.words.includes(word))).length;
        const visible = await shown(page);
        assert.ok(visible >= wanted && (wanted > 0 || visible === 0), `${visible} shown, at least ${wanted} wanted`);
        assert.equal(await page.locator("#mappings-table [data-group]:visible:not(:has([data-row]:visible))").count(), 0);
      }));
  }

  test("statement by verdict and text", () =>
    withPage(browser, {}, async (page) => {
      await page.goto(server.url(site.kinds.get("statement")));
      const { counts } = JSON.parse(site.read(site.twinOf(site.kinds.get("statement")))).view;
      for (const { verdict, number } of counts) {
        await page.getByLabel("Verdict", { exact: true }).selectOption(verdict);
        assert.equal(await shown(page), number, verdict);
      }
      await page.getByLabel("Verdict", { exact: true }).selectOption("");
      await page.getByLabel("Filter by text").fill("A.6.2.4 verification");
      assert.equal(await page.locator("[data-row]:visible").filter({ has: page.locator("th .ref", { hasText: /^A\.6\.2\.4$/ }) }).count(), 1);
      assert.ok((await shown(page)) < 5, "a statement of several standards names it as a counterpart, too");
    }));

  test("checklist by verdict and day", () =>
    withPage(browser, {}, async (page) => {
      await page.goto(server.url(site.kinds.get("checklist")));
      const { provisions } = JSON.parse(site.read(site.twinOf(site.kinds.get("checklist")))).view;
      const asked = provisions.filter((row) => row.verdict !== "excluded");
      const visible = () => page.locator("#provision-rows [data-row]:visible").count();
      for (const verdict of ["applies", "undetermined"]) {
        await page.getByLabel("Verdict", { exact: true }).selectOption(verdict);
        assert.equal(await visible(), asked.filter((row) => row.verdict === verdict).length, verdict);
      }
      await page.getByLabel("Verdict", { exact: true }).selectOption("");
      for (const [choice, now] of [["yes", true], ["no", false]]) {
        await page.getByLabel("In application", { exact: true }).selectOption(choice);
        assert.equal(await visible(), asked.filter((row) => row.in_application === now).length, choice);
      }
    }));

  test("tasks of a checklist by stage, role and framework", () =>
    withPage(browser, {}, async (page) => {
      await page.goto(server.url(site.kinds.get("checklist")));
      const { tasks, stages, choices } = JSON.parse(site.read(site.twinOf(site.kinds.get("checklist")))).view;
      const visible = () => page.locator("#checklist-rows [data-row]:visible").count();
      const each = async (label, values, number) => {
        assert.ok(values.length > 1, label);
        const found = page.locator("[data-filter=checklist-rows]").getByLabel(label, { exact: true });
        for (const value of values) {
          await found.selectOption(value);
          assert.equal(await visible(), number(value), `${label}: ${value}`);
        }
        await found.selectOption("");
        assert.equal(await visible(), tasks.length);
      };
      const ofStage = (anchor) => stages.find((stage) => stage.anchor === anchor).roles.flatMap((role) => role.tasks).length;
      await each("Stage", stages.map((stage) => stage.anchor), ofStage);
      await each("Role", choices.roles.map((role) => role.id), (id) => tasks.filter((task) => task.role === id).length);
      const serves = (id) => tasks.filter((task) => task.provisions.some((provision) => provision.startsWith(`${id}/`))).length;
      await each("Serves", choices.editions.map((edition) => edition.id), serves);
    }));

  test("tasks of a checklist by text and by what proves them", () =>
    withPage(browser, {}, async (page) => {
      await page.goto(server.url(site.kinds.get("checklist")));
      const { tasks } = JSON.parse(site.read(site.twinOf(site.kinds.get("checklist")))).view;
      const visible = () => page.locator("#checklist-rows [data-row]:visible").count();
      assert.equal(await visible(), tasks.length);
      for (const nature of ["static", "dynamic"]) {
        await page.getByLabel("Proven by").selectOption(nature);
        assert.equal(await visible(), tasks.filter((task) => task.nature === nature).length, nature);
      }
      await page.getByLabel("Proven by").selectOption("");
      await page.getByLabel("Filter by text").first().fill(tasks[0].text);
      assert.equal(await visible(), 1);
    }));
};
