// The page of comparisons: what is left to do for the editions that are wanted by someone who meets others. It answers as
// `crosswalk gap` does, from the same contributions, of which it loads those to the editions that are wanted.
"use strict";
{
  // --- folding: the three rules of `fold` in src/view/gap.rs ---------------------------------------------------------

  /** From the least to the most. */
  const ORDER = ["not_reviewed", "unmapped", "inferred", "partly", "covered"];

  const fold = (row, have) => {
    const met = have.flatMap((id) => row.from[id] ?? []);
    // 1. Covered as far as by the edition that covers it furthest; by none, nobody has said anything.
    const status = ORDER[Math.max(0, ...met.map((part) => ORDER.indexOf(part.status)))];
    const all = (key) => met.flatMap((part) => part[key] ?? []);
    return {
      p: row.p,
      status,
      by: all("by"),
      // 2. What is left is told where the provision is partly covered, and only there.
      left: status === "partly" ? all("left") : [],
      // 3. Why there is no counterpart is told where it has none or one that is inferred, and only there.
      reasons: ["unmapped", "inferred"].includes(status) ? all("reasons") : [],
    };
  };

  /** One section of a gap report, with names in the place of numbers. */
  const section = (told, have) => {
    const by = ([touching, way, whole]) => ({ ...told.ways[way], provision: told.provisions[touching], whole: told.provisions[whole] });
    const texts = (places) => places.map((place) => told.texts[place]);
    const rows = told.rows.map((one) => {
      const row = fold(one, have);
      const { status } = row;
      return { provision: told.provisions[row.p], status, by: row.by.map(by), left: texts(row.left), reasons: texts(row.reasons) };
    });
    const counts = Object.fromEntries(ORDER.map((status) => [status, rows.filter((row) => row.status === status).length]));
    return {
      edition: told.edition,
      of: rows.length,
      counts,
      atLeast: counts.covered,
      atMost: counts.covered + counts.partly + counts.inferred,
      withoutCrosswalk: have.filter((id) => !told.crosswalks.includes(id)),
      rows,
    };
  };

  const idOf = ({ e, r }) => `${e}/${r}`;

  // --- CSV, as `crosswalk gap --format csv` prints it ----------------------------------------------------------------

  const COLUMNS = ["provision", "title", "status", "by", "left to do", "why none"];

  const touchedBy = ({ provision, relations, whole, how }) =>
    `${idOf(provision)} ${relations.join(" or ")}${whole ? ` of ${idOf(whole)} as a whole` : ""}${how === "inferred" ? " (inferred)" : ""}`;

  // A spreadsheet takes a cell that begins so for a formula; see src/export/cell.rs.
  const defused = (text) => (/^[=+\-@\t\r\n\0]/.test(text) ? `'${text}` : text);
  const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  const csv = (sections) => {
    const rows = sections.flatMap(({ rows }) =>
      rows.map((row) => [idOf(row.provision), row.provision.t, row.status, row.by.map(touchedBy).join(", "), row.left.join(" "), row.reasons.join(" ")]),
    );
    return [COLUMNS, ...rows.map((cells) => cells.map(defused))].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
  };

  // --- editions, and what others contribute to them ------------------------------------------------------------------

  const editions = [...document.getElementById("editions").content.querySelectorAll("a")].map((link) => ({
    id: link.dataset.id,
    title: link.textContent,
    href: link.getAttribute("href"),
    script: link.dataset.script,
  }));
  const editionOf = (id) => editions.find((edition) => edition.id === id);
  const titles = (ids) => ids.map((id) => editionOf(id).title).join("; ");
  // As on the command line, a framework without an edition means the current one, which comes first.
  const meant = (name) => editionOf(name) ?? editions.find(({ id }) => id.startsWith(`${name}@`));

  const loading = new Map();
  // A script, because browsers refuse to fetch from a folder on disk.
  const contributionsTo = ({ id, script }) => {
    if (!loading.has(id)) {
      const loaded = new Promise((done, failed) => {
        const element = document.createElement("script");
        element.src = script;
        element.addEventListener("load", () => done(globalThis.crosswalkContributions?.[id]));
        element.addEventListener("error", failed);
        document.head.append(element);
      });
      loading.set(id, loaded);
      loaded.catch(() => loading.delete(id));
    }
    return loading.get(id);
  };

  // --- what is picked ------------------------------------------------------------------------------------------------

  const picks = document.getElementById("picks");
  const narrow = document.getElementById("narrow");
  const answer = document.getElementById("answer");
  const status = document.getElementById("told");
  const boxes = [...picks.querySelectorAll("input")];
  const picked = (side) => boxes.filter((box) => box.name === side && box.checked).map((box) => box.value);
  const command = (have, want) => `crosswalk gap --have ${have.join(",")} --want ${want.join(",")}`;

  const remember = () => {
    const parts = { have: picked("have"), want: picked("want"), status: [narrow.elements.status.value].filter(Boolean) };
    const query = Object.entries(parts).filter(([, values]) => values.length > 0);
    const address = new URL(location.href);
    // Ids need no escape, and a link that people pass on should be readable.
    address.search = query.map(([name, values]) => `${name}=${values.join(",")}`).join("&");
    try {
      history.replaceState(null, "", address);
    } catch {
      // From a folder on disk some browsers forbid it; the page works all the same.
    }
  };

  /** Picks what the address says; what it says that is no edition. */
  const recall = () => {
    const asked = new URLSearchParams(location.search);
    const unknown = [];
    for (const side of ["have", "want"]) {
      for (const name of (asked.get(side) ?? "").split(",").filter(Boolean)) {
        const edition = meant(name.trim());
        if (edition) pick(boxes.find((box) => box.name === side && box.value === edition.id));
        else unknown.push(name);
      }
    }
    narrow.elements.status.value = asked.get("status") ?? "";
    if (narrow.elements.status.selectedIndex < 0) narrow.elements.status.value = "";
    return unknown;
  };

  const pick = (box) => {
    box.checked = true;
    const fold = box.closest("details");
    if (fold) fold.open = true;
    boxes.find((other) => other.value === box.value && other !== box).checked = false;
  };

  // --- showing -------------------------------------------------------------------------------------------------------

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };
  const shape = document.getElementById("section-shape");
  const words = Object.fromEntries([...narrow.elements.status.options].map((option) => [option.value, option.text]));
  const badge = (status) => element("span", `badge covered-${status}`, words[status]);
  // Texts are Markdown: what is marked in them is shown without the marks.
  const plain = (text) => text.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*`]/g, "");
  const quietly = (text) => element("span", "quiet", text);
  const ofAll = (number, of) => [`${number} `, element("small", "", `of ${of}`)];

  const linked = (provision) => {
    const link = element("a", "", element("span", "ref", provision.r), ` ${provision.t}`);
    link.href = shape.dataset.root + provision.u;
    return link;
  };

  const shownBy = ({ provision, relations, whole, how }) => {
    const comparison = how === "mapped" ? relations.map((relation) => element("span", `badge relation-${relation}`, relation)) : [quietly(relations.join(" or "))];
    const item = element("li", "", linked(provision), " ", quietly(editionOf(provision.e).title), " ", ...comparison);
    if (whole) {
      const link = linked(whole);
      link.replaceChildren(whole.r);
      item.append(" ", element("span", "quiet", "of ", link, " as a whole"));
    }
    return item;
  };

  const FEW = 2;
  const touching = (row) => {
    const mapped = row.by.filter(({ how }) => how === "mapped").map(shownBy);
    const inferred = row.by.filter(({ how }) => how === "inferred").map(shownBy);
    const shown = [];
    if (mapped.length > 0) shown.push(element("ul", "plain", ...mapped));
    if (inferred.length > 0) {
      const summary = element("summary", "", `${inferred.length} inferred`, element("span", "unseen", ` for ${row.provision.r}`));
      const fold = element("details", "", summary, element("ul", "plain", ...inferred));
      fold.open = mapped.length === 0 && inferred.length <= FEW;
      shown.push(fold);
    }
    return shown.length > 0 ? shown : [quietly("nothing")];
  };

  const shownRow = (row) => {
    const head = element("th", "", linked(row.provision));
    head.scope = "row";
    const left = row.left.map((text) => element("p", "", plain(text)));
    const reasons = row.reasons.map((text) => element("p", "", plain(text)));
    const made = element("tr", "", head, element("td", "", badge(row.status)), element("td", "", ...left, ...reasons), element("td", "", ...touching(row)));
    made.dataset.status = row.status;
    made.dataset.provision = idOf(row.provision);
    return made;
  };

  const shownSection = (made, have, place) => {
    const { title, href } = editionOf(made.edition);
    const shown = shape.content.firstElementChild.cloneNode(true);
    const part = (name) => shown.querySelector(`[data-part="${name}"]`);
    const heading = shown.querySelector("h2");
    heading.id = `section-${place}`;
    heading.firstElementChild.href = href;
    heading.firstElementChild.textContent = title;
    shown.dataset.edition = made.edition;
    for (const labelled of [shown, shown.querySelector(".scroll")]) labelled.setAttribute("aria-labelledby", heading.id);
    part("have").textContent = `For someone who meets ${titles(have)}.`;
    part("at-least").append(...ofAll(made.atLeast, made.of));
    part("at-most").append(...ofAll(made.atMost, made.of));
    const share = (number) => String(made.of > 0 ? (100 * number) / made.of : 0);
    shown.querySelector(".fill").setAttribute("width", share(made.atLeast));
    shown.querySelector(".second").setAttribute("width", share(made.atMost));
    for (const status of [...ORDER].reverse()) {
      const count = element("li", "", element("strong", "", String(made.counts[status])), ` of ${made.of} `, badge(status));
      count.dataset.status = status;
      part("counts").append(count);
    }
    part("without").textContent = made.withoutCrosswalk.length > 0 ? `Without a crosswalk to it: ${titles(made.withoutCrosswalk)}. Only inference speaks for these.` : "";
    shown.querySelector("caption").textContent = `Provisions of ${title} by what is left to do`;
    shown.querySelector("tbody").append(...made.rows.map(shownRow));
    return shown;
  };

  // --- narrowing -----------------------------------------------------------------------------------------------------

  const sections = document.getElementById("sections");
  const comparable = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  let rows = [];

  const applyFilter = () => {
    const typed = comparable(narrow.elements.text.value).split(/\s+/);
    const wanted = narrow.elements.status.value;
    let shown = 0;
    for (const { element: row, words } of rows) {
      row.hidden = Boolean(wanted && row.dataset.status !== wanted) || !typed.every((word) => words.includes(word));
      if (!row.hidden) shown += 1;
    }
    narrow.querySelector("[role=status]").textContent = `${shown} of ${rows.length} shown`;
  };

  // --- answering -----------------------------------------------------------------------------------------------------

  let made = [];
  let turn = 0;

  const missing = (have, want) => {
    if (have.length === 0 && want.length === 0) return "Pick at least one edition that you have, and one that you want.";
    return have.length === 0 ? "Pick at least one edition that you have." : "Pick at least one edition that you want.";
  };

  const show = async () => {
    turn += 1;
    const mine = turn;
    const [have, want] = [picked("have"), picked("want")];
    document.getElementById("copied").textContent = "";
    if (have.length === 0 || want.length === 0) {
      answer.hidden = true;
      status.textContent = missing(have, want);
      return;
    }
    let told;
    try {
      told = await Promise.all(want.map((id) => contributionsTo(editionOf(id))));
    } catch {
      if (mine === turn) {
        answer.hidden = true;
        status.textContent = "What is known about these editions could not be loaded. Load the page again.";
      }
      return;
    }
    // Somebody who picks on while scripts load waits for the last answer only.
    if (mine !== turn) return;
    made = told.map((one) => section(one, have));
    sections.replaceChildren(...made.map((one, place) => shownSection(one, have, place + 1)));
    rows = [...sections.querySelectorAll("tbody tr")].map((row) => ({ element: row, words: comparable(row.textContent) }));
    document.getElementById("command").textContent = command(have, want);
    answer.hidden = false;
    applyFilter();
    status.textContent = made.map((one) => `${editionOf(one.edition).title}: covered at least ${one.atLeast} of ${one.of}, touched at most ${one.atMost} of ${one.of}.`).join(" ");
  };

  picks.addEventListener("change", (event) => {
    if (event.target.checked) pick(event.target);
    remember();
    show();
  });
  picks.addEventListener("reset", () => {
    // The boxes are empty only after everybody was told.
    setTimeout(() => {
      remember();
      show();
    });
  });
  narrow.addEventListener("input", () => {
    applyFilter();
    remember();
  });
  for (const form of [picks, narrow]) form.addEventListener("submit", (event) => event.preventDefault());

  document.getElementById("download").addEventListener("click", () => {
    const link = element("a", "");
    link.href = URL.createObjectURL(new Blob([csv(made)], { type: "text/csv;charset=utf-8" }));
    link.download = "gap.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  });

  document.getElementById("copy").addEventListener("click", async () => {
    const text = document.getElementById("command");
    const copied = document.getElementById("copied");
    try {
      await navigator.clipboard.writeText(text.textContent);
      copied.textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(text);
      copied.textContent = "The browser does not allow it. The command is selected, so that it can be copied by key.";
    }
  });

  const unknown = recall();
  picks.hidden = false;
  show().then(() => {
    if (unknown.length > 0) status.textContent = `There is no edition ${unknown.join(", ")} here. ${status.textContent}`;
  });
}
