// Hides the rows of a table or list that do not match what is typed and chosen above it.
// A row matches a text by its own words or by those of the heading of its group.
"use strict";
{
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const start = (form) => {
    const target = document.getElementById(form.dataset.filter);
    const status = form.querySelector("[role=status]");
    const rows = [...target.querySelectorAll("[data-row]")].map((element) => {
      const heading = element.closest("[data-group]")?.querySelector(".head, h3, h4")?.textContent ?? "";
      return { element, words: plain(`${heading} ${element.textContent}`) };
    });

    const matches = ({ element, words }) => {
      for (const field of form.elements) {
        if (field.name === "text" && !plain(field.value).split(/\s+/).every((word) => words.includes(word))) return false;
        // A row can have several of the values, parted by spaces.
        if (field.localName === "select" && field.value && !element.dataset[field.name].split(" ").includes(field.value)) return false;
        if (field.name === "done" && field.checked && element.querySelector("input:checked")) return false;
      }
      return true;
    };

    const apply = () => {
      let shown = 0;
      for (const row of rows) {
        row.element.hidden = !matches(row);
        if (!row.element.hidden) shown += 1;
      }
      for (const group of target.querySelectorAll("[data-group]")) {
        group.hidden = !group.querySelector("[data-row]:not([hidden])");
      }
      status.textContent = `${shown} of ${rows.length} shown`;
    };

    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    target.addEventListener("change", apply);
    form.hidden = false;
    apply();
  };

  for (const form of document.querySelectorAll("form[data-filter]")) start(form);
}
