// The search page: ranks the entries of the index as the reader types, and shows them by kind of page.
//
// Order: the exact reference, references that begin so, titles, keywords, summaries. All words have to match; where no
// entry has all, entries with some are shown. A word matches as it stands, as a beginning, by its stem, and, if nothing
// else does and it has five letters or more, with one letter wrong.
"use strict";
{
  // --- words ---------------------------------------------------------------------------------------------------------

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  // `a.6.2.4` and `2.11` are one word.
  const words = (text) => plain(text).match(/[\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*/gu) ?? [];
  const compact = (text) => plain(text).replace(/\barticle\b/g, "art").replace(/[^\p{L}\p{N}]/gu, "");
  const withoutMarks = (text) => text.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*_`]/g, "");

  // Words that need not match, unless nothing else was typed.
  const SMALL = new Set("a an and are by do does for how i in is it my of on or our that the to we what which who with".split(" "));

  const stem = (word) => {
    const cut = word.replace(/(?:ability|able|ing|ed|es|s|ly)$/, "");
    if (cut.length < 4 || cut === word) return word;
    return cut.replace(/([^aeiouls])\1$/, "$1");
  };

  /** At most one letter added, left out, changed, or swapped with the next. */
  const nearly = (one, other) => {
    if (Math.abs(one.length - other.length) > 1) return false;
    let from = 0;
    while (from < one.length && one[from] === other[from]) from += 1;
    const rest = (text, skip) => text.slice(from + skip);
    return (
      rest(one, 1) === rest(other, 1) ||
      rest(one, 1) === rest(other, 0) ||
      rest(one, 0) === rest(other, 1) ||
      (one[from] === other[from + 1] && one[from + 1] === other[from] && rest(one, 2) === rest(other, 2))
    );
  };
  const nearlyBegins = (word, typed) =>
    [-1, 0, 1].some((more) => nearly(word.slice(0, typed.length + more), typed)) || nearly(word, typed);

  // --- index ---------------------------------------------------------------------------------------------------------

  const WEIGHTS = { title: 12, keywords: 6, place: 4, summary: 3 };
  const LONG_TEXT = 0.5;
  /** What is no longer in force is found, after what is. */
  const PAST = 0.5;

  const prepare = (raw) => {
    const entries = raw.map((entry, order) => ({
      ...entry,
      order,
      summary: withoutMarks(entry.s),
      reference: compact(entry.r),
      title: ` ${words(entry.t).join(" ")} `,
      phrases: ` ${words(`${entry.w} | ${entry.s}`).join(" ")} `,
      factor: entry.k === "page" ? LONG_TEXT : / \((?:superseded|deleted)\)$/.test(entry.e) ? PAST : 1,
    }));
    const postings = new Map();
    entries.forEach((entry) => {
      const fields = {
        title: words(`${entry.r} ${entry.t}`).concat(entry.reference || []),
        keywords: words(entry.w),
        place: words(`${entry.e} ${entry.k}`),
        summary: words(entry.summary),
      };
      for (const [field, found] of Object.entries(fields)) {
        for (const word of new Set(found)) {
          if (!postings.has(word)) postings.set(word, []);
          postings.get(word).push({ entry, weight: WEIGHTS[field] * entry.factor });
        }
      }
    });
    return { entries, postings };
  };

  // --- matching ------------------------------------------------------------------------------------------------------

  /** The words of the index that a typed word stands for, with how well. */
  const meant = (typed, postings) => {
    const found = new Map();
    const typedStem = stem(typed);
    for (const word of postings.keys()) {
      if (word === typed) found.set(word, 1);
      else if (stem(word) === typedStem) found.set(word, 0.9);
      else if (word.startsWith(typed)) found.set(word, 0.7);
    }
    if (found.size === 0 && typed.length >= 5) {
      for (const word of postings.keys()) if (nearlyBegins(word, typed)) found.set(word, 0.4);
    }
    return found;
  };

  /** Words that spell a reference: `measure 2.11`, `a 6 2 4`, `art. 10`. */
  const spelled = (typed, entries) => {
    const runs = new Map();
    for (let from = 0; from < typed.length; from += 1) {
      for (let to = from + 1; to <= typed.length; to += 1) {
        const run = compact(typed.slice(from, to).join(" "));
        if (/\p{N}/u.test(run) || to - from === typed.length) runs.set(run, { from, to });
      }
    }
    return entries.filter((entry) => entry.reference && runs.has(entry.reference)).map((entry) => ({
      entry,
      run: runs.get(entry.reference),
    }));
  };

  const search = (query, { entries, postings }) => {
    const typed = words(query);
    if (typed.length === 0) return { found: [], all: true, marked: new Set() };
    const marked = new Set();
    const hits = new Map();
    const hit = (entry) => {
      if (!hits.has(entry)) hits.set(entry, { entry, words: new Set(), score: 0 });
      return hits.get(entry);
    };

    const large = [...typed.keys()].filter((position) => !SMALL.has(typed[position]));
    const needed = large.length > 0 ? large : [...typed.keys()];
    for (const position of needed) {
      const word = typed[position];
      const gains = new Map();
      for (const [other, quality] of meant(word, postings)) {
        marked.add(other);
        for (const { entry, weight } of postings.get(other)) {
          const gain = gains.get(entry) ?? new Map();
          gain.set(weight, Math.max(gain.get(weight) ?? 0, weight * quality));
          gains.set(entry, gain);
        }
      }
      const rare = Math.log(1 + entries.length / Math.max(gains.size, 1));
      for (const [entry, gain] of gains) {
        const one = hit(entry);
        one.words.add(position);
        for (const value of gain.values()) one.score += value * rare;
      }
    }

    for (const { entry, run } of spelled(typed, entries)) {
      const one = hit(entry);
      for (let position = run.from; position < run.to; position += 1) one.words.add(position);
      one.score += 2000 + 100 * (run.to - run.from);
    }
    const whole = compact(query);
    for (const entry of entries) {
      const begins = entry.reference.startsWith(whole) && entry.reference !== whole;
      if (begins && (whole.length > 2 || /\p{N}/u.test(whole))) {
        const one = hit(entry);
        typed.forEach((_, position) => one.words.add(position));
        one.score += 500;
      }
    }
    const phrase = ` ${typed.join(" ")} `;
    for (const one of hits.values()) {
      const { title, phrases, factor } = one.entry;
      if (title === phrase) one.score += 300 * factor;
      else if (title.includes(phrase)) one.score += 40 * factor;
      if (typed.length > 1 && phrases.includes(phrase)) one.score += 20 * factor;
    }

    const everything = [...hits.values()];
    const full = everything.filter((one) => needed.every((position) => one.words.has(position)));
    const all = full.length > 0;
    const found = all ? full : everything;
    found.sort((a, b) => b.words.size - a.words.size || b.score - a.score || a.entry.order - b.entry.order);
    return { found: spread(found), all, marked };
  };

  // Of two equally good results, the one from a framework that was shown less comes first, so that a concern shows what
  // every framework asks about it, and not one framework many times over.
  const AGAIN = 0.6;
  const SPREAD_OVER = 60;
  const spread = (found) => {
    const waiting = found.slice(0, SPREAD_OVER);
    const shown = new Map();
    const picked = [];
    const worth = (one) => one.words.size * 1e6 + one.score * AGAIN ** (shown.get(one.entry.e) ?? 0);
    while (waiting.length > 0) {
      let best = 0;
      for (let place = 1; place < waiting.length; place += 1) if (worth(waiting[place]) > worth(waiting[best])) best = place;
      const [one] = waiting.splice(best, 1);
      shown.set(one.entry.e, (shown.get(one.entry.e) ?? 0) + 1);
      picked.push(one);
    }
    return picked.concat(found.slice(SPREAD_OVER));
  };

  // --- showing -------------------------------------------------------------------------------------------------------

  const GROUPS = {
    theme: "Themes",
    framework: "Frameworks",
    crosswalk: "Crosswalks",
    claim: "Wrong claims",
    organisation: "Organisations and AI systems",
    statement: "Organisations and AI systems",
    "AI system": "Organisations and AI systems",
    page: "Guide and reference",
  };
  const FIRST = 12;
  const SNIPPET = 220;

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  /** The text with the words that matched marked. */
  const withMarks = (text, marked) =>
    text.split(/([\p{L}\p{N}\p{M}]+(?:\.[\p{L}\p{N}]+)*)/u).map((piece) =>
      piece && marked.has(words(piece)[0]) ? element("mark", "", piece) : piece,
    );

  /** The part of a text around the first word that matched. */
  const snippet = (text, marked) => {
    if (text.length <= SNIPPET) return text;
    const pieces = [...text.matchAll(/[\p{L}\p{N}\p{M}]+(?:\.[\p{L}\p{N}]+)*/gu)];
    const first = pieces.find((piece) => marked.has(words(piece[0])[0]))?.index ?? 0;
    const from = first < SNIPPET / 2 ? 0 : text.lastIndexOf(" ", first - SNIPPET / 3) + 1;
    const end = text.lastIndexOf(" ", from + SNIPPET);
    const to = end > from ? end : from + SNIPPET;
    return `${from > 0 ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
  };

  const results = document.getElementById("results");

  const shownEntry = ({ entry }, marked) => {
    const link = element("a", "");
    link.href = results.dataset.root + entry.u;
    if (entry.r) link.append(element("span", "ref", entry.r), " ");
    link.append(...withMarks(entry.t, marked));
    const item = element("li", "", element("p", "line", link, " ", element("span", "quiet", entry.e === entry.k ? entry.k : `${entry.e} · ${entry.k}`)));
    if (entry.summary) item.append(element("p", "summary", ...withMarks(snippet(entry.summary, marked), marked)));
    return item;
  };

  const shownGroup = (title, found, marked, place) => {
    const heading = element("h2", "", title, " ", element("span", "quiet", String(found.length)));
    heading.id = `group-${place}`;
    const list = element("ul", "rows", ...found.slice(0, FIRST).map((one) => shownEntry(one, marked)));
    const group = element("section", "", heading, list);
    group.setAttribute("aria-labelledby", heading.id);
    if (found.length > FIRST) {
      const more = element("button", "", `Show all ${found.length}`);
      more.type = "button";
      more.addEventListener("click", () => {
        list.append(...found.slice(FIRST).map((one) => shownEntry(one, marked)));
        more.remove();
        list.children[FIRST].querySelector("a").focus();
      });
      group.append(more);
    }
    return group;
  };

  const status = document.querySelector(".found");
  const field = document.getElementById("find");
  let index;

  const show = (query) => {
    index ??= prepare(globalThis.crosswalkIndex ?? []);
    const { found, all, marked } = search(query, index);
    const groups = new Map();
    for (const one of found) {
      const title = GROUPS[one.entry.k] ?? "Provisions";
      if (!groups.has(title)) groups.set(title, []);
      groups.get(title).push(one);
    }
    results.replaceChildren(...[...groups].map(([title, of], place) => shownGroup(title, of, marked, place + 1)));
    const number = `${found.length} result${found.length === 1 ? "" : "s"}`;
    if (!query.trim()) status.textContent = "";
    else if (found.length === 0) status.textContent = "Nothing found. Try fewer or shorter words, or a reference such as A.6.2.4.";
    else status.textContent = all ? number : `No page has all of these words. ${number} with some of them.`;
  };

  const remember = (query) => {
    const address = new URL(location.href);
    if (query) address.searchParams.set("q", query);
    else address.searchParams.delete("q");
    try {
      history.replaceState(null, "", address);
    } catch {
      // From a folder on disk some browsers forbid it; the search works all the same.
    }
  };

  let timer;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      show(field.value);
      remember(field.value.trim());
    }, 80);
  });
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    show(field.value);
    remember(field.value.trim());
  });

  // Arrow keys go from the field through the results and back; Tab works as everywhere.
  document.addEventListener("keydown", (event) => {
    const links = [...results.querySelectorAll("li a")];
    const at = links.indexOf(document.activeElement);
    if (at < 0 && document.activeElement !== field) return;
    if (event.key === "ArrowDown" && at + 1 < links.length) links[at + 1].focus();
    else if (event.key === "ArrowUp" && at === 0) field.focus();
    else if (event.key === "ArrowUp" && at > 0) links[at - 1].focus();
    else if (event.key === "Escape" && at >= 0) field.focus();
    else return;
    event.preventDefault();
  });

  field.value = new URLSearchParams(location.search).get("q") ?? "";
  show(field.value);
  if (!field.value) field.focus();
}
