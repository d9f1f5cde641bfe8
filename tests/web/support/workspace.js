// Builds sites with the binary, into temporary folders.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
export const project = resolve(here, "../../..");
const binary = resolve(here, "..", process.env.CROSSWALK ?? "../../target/release/crosswalk");

/** What the binary prints. */
export const crosswalk = (...words) => {
  try {
    return execFileSync(binary, words, { cwd: project, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 28 });
  } catch (error) {
    throw new Error(`crosswalk ${words.join(" ")}\n${error.stdout ?? ""}${error.stderr ?? error.message}`);
  }
};

export const temporary = () => mkdtempSync(join(tmpdir(), "crosswalk-web-"));

/** A copy of the project's workspace that a test may spoil. */
export const copied = () => {
  const root = temporary();
  for (const name of ["crosswalk.toml", "catalog", "site", "templates", "examples", "schemas"]) {
    cpSync(join(project, name), join(root, name), { recursive: true });
  }
  return root;
};

/** The site of a workspace. */
export const built = (root, ...options) => {
  const folder = temporary();
  crosswalk("build", "--root", root, "--out", folder, ...options);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();
  const read = (path) => readFileSync(join(folder, path), "utf8");
  const twinOf = (page) => page.replace(/\.html$/, ".json");
  const pages = paths.filter((path) => path.endsWith(".html"));
  const kinds = new Map();
  const kindOf = (page) => /<body class="kind-([a-z]+)">/.exec(read(page))[1];
  for (const page of pages) {
    const twin = read(twinOf(page));
    const filled = Object.values(JSON.parse(twin).view).filter((part) => (Array.isArray(part) ? part.length > 0 : part)).length;
    const size = filled * 1e9 + twin.length;
    const kind = kindOf(page);
    if (!(kinds.get(kind)?.size > size)) kinds.set(kind, { page, size });
  }
  return {
    folder,
    paths,
    pages,
    read,
    twinOf,
    kindOf,
    /** For each kind, the page with the most parts filled, and of these the longest. */
    kinds: new Map([...kinds].map(([kind, { page }]) => [kind, page])),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
