// Ticks of a checklist: kept in this browser by page and provision, and moved to another one as a file.
// Ticks of provisions that a checklist no longer has are kept, in case they come back.
"use strict";
{
  const list = document.querySelector("[data-ticks]");
  const key = `crosswalk ticks ${list.dataset.ticks}`;
  const boxes = [...list.querySelectorAll("[data-tick]")];
  const panel = list.querySelector(".progress");
  const picker = panel.querySelector("input[type=file]");
  const count = panel.querySelector("[data-count]");
  let ticked = new Set();

  const read = () => {
    try {
      const ids = JSON.parse(localStorage.getItem(key) ?? "[]");
      ticked = new Set(Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : []);
    } catch {
      ticked = new Set();
    }
  };
  const write = () => {
    try {
      localStorage.setItem(key, JSON.stringify([...ticked].sort()));
    } catch {
      tell("Ticks cannot be kept: this browser does not let the page store anything.");
    }
  };
  const tell = (note) => {
    const done = boxes.filter((box) => box.checked).length;
    const bar = panel.querySelector("progress");
    bar.max = Math.max(boxes.length, 1);
    bar.value = done;
    count.textContent = `${done} of ${boxes.length} ticked. ${note ?? ""}`.trim();
  };
  const show = (note) => {
    for (const box of boxes) box.checked = ticked.has(box.dataset.tick);
    tell(note);
  };

  const exported = () => ({
    format: "crosswalk-ticks",
    version: 1,
    system: list.dataset.system,
    page: list.dataset.ticks,
    ticked: [...ticked].sort(),
  });
  const download = () => {
    const file = new Blob([`${JSON.stringify(exported(), null, 2)}\n`], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `ticks-${list.dataset.system}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const take = (text) => {
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      return tell("That file is not JSON; nothing was changed.");
    }
    const fits = file?.format === "crosswalk-ticks" && file.version === 1 && Array.isArray(file.ticked);
    if (!fits) return tell("That file does not hold ticks; nothing was changed.");
    if (file.system !== list.dataset.system) return tell("That file belongs to another system; nothing was changed.");
    const known = new Set(boxes.map((box) => box.dataset.tick));
    ticked = new Set(file.ticked.filter((id) => typeof id === "string"));
    const strangers = [...ticked].filter((id) => !known.has(id)).length;
    write();
    show(strangers ? `Imported; ${strangers} of the ticks belong to provisions that this checklist does not have.` : "Imported.");
    // Filters look at what is ticked.
    boxes[0]?.dispatchEvent(new Event("change", { bubbles: true }));
  };

  list.addEventListener("change", (event) => {
    const id = event.target.dataset?.tick;
    if (!id || event.target.checked === ticked.has(id)) return;
    if (event.target.checked) ticked.add(id);
    else ticked.delete(id);
    tell();
    write();
  });
  panel.addEventListener("click", (event) => {
    if (event.target.dataset.do === "export") download();
    if (event.target.dataset.do === "import") picker.click();
  });
  picker.addEventListener("change", async () => {
    const file = picker.files[0];
    picker.value = "";
    if (file) take(await file.text());
  });
  addEventListener("storage", (event) => {
    if (event.key !== key) return;
    read();
    show();
  });

  read();
  show();
  panel.hidden = false;
}
