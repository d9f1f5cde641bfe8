// What can be seen in the files, without a browser.

import assert from "node:assert/strict";
import { test } from "node:test";

import { tags } from "../support/html.js";

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'";

export default ({ site }) => {
  const parsed = new Map(site.pages.map((page) => [page, tags(site.read(page))]));
  const ids = (page) => parsed.get(page).flatMap(({ attributes }) => attributes.id ?? []);
  const everyPage = (name, problems) =>
    test(name, () => assert.deepEqual(site.pages.flatMap((page) => problems(page).map((found) => `${page}: ${found}`)), []));

  test("there are pages of every kind", () => {
    const known = "checklist claims classification compare contradictions crosswalk crosswalks dates framework home inferred measurements metrics organisation provision questions readiness records risks search sources statement text theme themes";
    assert.equal([...site.kinds.keys()].sort().join(" "), known);
  });

  everyPage("one h1 and a title", (page) => {
    const count = (name) => parsed.get(page).filter((tag) => tag.name === name).length;
    const title = /<title>([^<]+)<\/title>/.exec(site.read(page));
    return [...(count("h1") === 1 ? [] : [`${count("h1")} h1`]), ...(title ? [] : ["no title"])];
  });

  everyPage("headings do not skip a level", (page) => {
    const levels = parsed.get(page).filter(({ name }) => /^h[1-6]$/.test(name)).map(({ name }) => Number(name[1]));
    return levels.flatMap((level, place) => (level > (levels[place - 1] ?? 0) + 1 ? [`h${level} is number ${place + 1}`] : []));
  });

  everyPage("a JSON twin of the same kind", (page) => {
    const twin = JSON.parse(site.read(site.twinOf(page)));
    const links = parsed.get(page).filter(({ attributes }) => attributes.type === "application/json");
    return twin.page === page && links.length === 1 ? [] : [twin.page];
  });

  everyPage("no key of a JSON twin is stated twice", (page) => {
    const twin = site.read(site.twinOf(page));
    const keysAt = (depth) => [...twin.matchAll(new RegExp(`^ {${depth}}"([^"]+)":`, "gm"))].map(([, key]) => key);
    return [2, 4].flatMap((depth) => keysAt(depth).filter((key, place, all) => all.indexOf(key) !== place));
  });

  everyPage("unique ids", (page) => ids(page).filter((id, place, all) => all.indexOf(id) !== place));

  everyPage("references to ids lead to one", (page) => {
    const known = new Set(ids(page));
    const named = ({ attributes }) =>
      ["for", "aria-labelledby", "aria-describedby", "data-filter"].flatMap((key) => attributes[key]?.split(/\s+/) ?? []);
    return parsed.get(page).flatMap(named).filter((id) => !known.has(id));
  });

  everyPage("links and fragments lead somewhere", (page) => {
    const broken = [];
    for (const { name, attributes } of parsed.get(page)) {
      for (const address of [attributes.href, attributes.src, attributes.action]) {
        if (address === undefined) continue;
        const target = new URL(address, `site:///${encodeURI(page)}`);
        if (name === "a" && ["https:", "http:", "mailto:"].includes(target.protocol)) continue;
        const path = decodeURIComponent(target.pathname.slice(1));
        const fragment = decodeURIComponent(target.hash.slice(1));
        const exists = target.protocol === "site:" && site.paths.includes(path);
        if (!exists || (fragment && !ids(path).includes(fragment))) broken.push(address);
      }
    }
    return broken;
  });

  everyPage("nothing inline, and the policy that forbids it", (page) => {
    const html = site.read(page);
    const inline = parsed.get(page).flatMap(({ name, attributes }) => {
      const handlers = Object.keys(attributes).filter((key) => key.startsWith("on") || key === "style");
      return name === "style" || (name === "script" && !attributes.src) ? [name] : handlers;
    });
    const policy = parsed.get(page).find(({ attributes }) => attributes["http-equiv"] === "Content-Security-Policy");
    const comesFirst = html.indexOf("Content-Security-Policy") < Math.min(html.indexOf("<link"), html.indexOf("<script"));
    return [...inline, ...(policy?.attributes.content === POLICY && comesFirst ? [] : ["policy"])];
  });

  test("styles and scripts ask nobody else", () => {
    const own = site.paths.filter((path) => /^static\/.*\.(css|js)$/.test(path) && path !== "static/search-index.js");
    assert.ok(own.length > 5);
    const outside = own.filter((path) => /https?:\/\/|@import|\beval\b|innerHTML|insertAdjacentHTML|document\.write/.test(site.read(path)));
    assert.deepEqual(outside, []);
  });
};
