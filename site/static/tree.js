// Opens or closes every group of a framework's tree.
"use strict";
{
  const buttons = document.querySelector(".tree-buttons");
  buttons.addEventListener("click", (event) => {
    const wish = event.target.dataset.tree;
    if (!wish) return;
    for (const group of document.querySelectorAll(".tree details")) group.open = wish === "open";
  });
  buttons.hidden = false;
}
