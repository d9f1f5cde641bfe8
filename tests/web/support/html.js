// As much of HTML as the tests need: the tags of a page, with their attributes.

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"' };

const decoded = (text) =>
  text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name) => {
    if (name[0] !== "#") return ENTITIES[name] ?? whole;
    return String.fromCodePoint(name[1] === "x" ? parseInt(name.slice(2), 16) : Number(name.slice(1)));
  });

/** Every opening tag: `{ name, attributes }`. */
export const tags = (html) =>
  [...html.matchAll(/<([a-z][a-z0-9]*)((?:\s+[^\s=>"/]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(([, name, rest]) => ({
    name: name.toLowerCase(),
    attributes: Object.fromEntries(
      [...rest.matchAll(/([^\s=>"/]+)(?:="([^"]*)")?/g)].map(([, key, value]) => [key.toLowerCase(), decoded(value ?? "")]),
    ),
  }));

/** The text between tags. */
export const text = (html) => decoded(html.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, "").replace(/<[^>]*>/g, " "));
