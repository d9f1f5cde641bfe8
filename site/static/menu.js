// The menu is open where there is room for it beside the text, and folded where there is not.
"use strict";
{
  const menu = document.querySelector(".menu > details");
  const wide = matchMedia("(min-width: 60rem)");
  const fit = () => {
    menu.open = wide.matches;
  };
  wide.addEventListener("change", fit);
  fit();

  // Long menus scroll by themselves; the page that is shown should be in sight.
  const current = menu.querySelector("[aria-current]");
  if (wide.matches && current) menu.scrollTop = current.offsetTop - menu.clientHeight / 2;
}
