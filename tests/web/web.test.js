// The generated site, as readers meet it: built once by the binary, served under a sub-path, opened in Chromium.
//
// CROSSWALK names the binary (default: the release build), CHROMIUM the browser (default: /usr/bin/chromium).

import { after, describe } from "node:test";

import { launch } from "./support/browser.js";
import { serve } from "./support/server.js";
import { built, project } from "./support/workspace.js";
import accessibility from "./suites/accessibility.js";
import compare from "./suites/compare.js";
import documents from "./suites/documents.js";
import files from "./suites/files.js";
import filter from "./suites/filter.js";
import hostile from "./suites/hostile.js";
import loading from "./suites/loading.js";
import narrow from "./suites/narrow.js";
import print from "./suites/print.js";
import schemas from "./suites/schemas.js";
import scriptsOff from "./suites/scripts-off.js";
import search from "./suites/search.js";
import theme from "./suites/theme.js";
import ticks from "./suites/ticks.js";

const site = built(project);
const server = await serve(site.folder, "/gov/crosswalk/");
const browser = await launch();
const world = { site, server, browser };

after(async () => {
  await browser.close();
  await server.close();
  site.remove();
});

const suites = {
  "files of the site": files,
  "loading every page": loading,
  accessibility,
  search,
  "scripts off": scriptsOff,
  ticks,
  filter,
  compare,
  theme,
  "narrow screens": narrow,
  print,
  "hostile texts": hostile,
  "documents for machines": documents,
  "files in editors": schemas,
};
for (const [name, suite] of Object.entries(suites)) describe(name, { concurrency: 2 }, () => suite(world));
