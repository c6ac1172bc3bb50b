// Small comforts for the keyboard and the mouse. No task depends on them: every
// page works with this file switched off.
"use strict";
(() => {
  const $ = (selector, from = document) => from.querySelector(selector);
  const typing = (el) => el.matches("input, textarea, select, [contenteditable]");

  // Menus by <details> close when one clicks elsewhere or presses Escape.
  const menus = ".i-account[open], .i-language[open], .i-top-menu[open]";
  document.addEventListener("click", (e) => {
    for (const menu of document.querySelectorAll(menus)) {
      if (!menu.contains(e.target)) menu.open = false;
    }
  });

  document.addEventListener("keydown", (e) => {
    const search = e.target.closest("[data-search]");
    if (search && found(search, e)) return;
    if (e.key === "Escape") {
      const menu = $(menus);
      if (!menu) return;
      menu.open = false;
      $("summary", menu).focus();
      return;
    }
    const find = (e.key === "/" && !typing(e.target)) || (e.key === "k" && (e.ctrlKey || e.metaKey));
    if (find && !e.altKey) {
      const box = $("[data-focus-key]");
      if (box && box.offsetParent !== null) {
        e.preventDefault();
        box.focus();
        box.select();
      }
      return;
    }
    if ((e.key === "j" || e.key === "k") && !typing(e.target) && !e.ctrlKey && !e.metaKey && !e.altKey) {
      walk(e.key === "j" ? 1 : -1);
    }
  });

  // The arrows walk from the search box over what it has found and back; Escape
  // closes that.
  function found(search, e) {
    const stops = [$("input", search), ...search.querySelectorAll(".i-found a, .i-found button")];
    const here = stops.indexOf(document.activeElement);
    if (e.key === "Escape" && stops.length > 1) {
      $(".i-found", search).replaceChildren();
      stops[0].focus();
    } else if ((e.key === "ArrowDown" || e.key === "ArrowUp") && stops.length > 1) {
      stops[Math.min(Math.max(here + (e.key === "ArrowDown" ? 1 : -1), 0), stops.length - 1)].focus();
    } else {
      return false;
    }
    e.preventDefault();
    return true;
  }
  document.addEventListener("focusin", (e) => {
    for (const box of document.querySelectorAll("[data-search] .i-found")) {
      if (!box.closest("[data-search]").contains(e.target) && !box.closest(".i-search-page")) box.replaceChildren();
    }
  });
  document.addEventListener("click", (e) => {
    for (const box of document.querySelectorAll(".i-top .i-found")) {
      if (!box.closest("[data-search]").contains(e.target)) box.replaceChildren();
    }
  });

  // j and k walk over the rows of a list by their first link or button.
  function walk(step) {
    const rows = [...document.querySelectorAll(".i-task, .i-promise, a.i-row, .i-table tbody tr")];
    const stops = rows.map((row) => (row.matches("a") ? row : $("a, button", row))).filter(Boolean);
    const here = rows.findIndex((row) => row.contains(document.activeElement));
    const next = stops[here < 0 ? (step > 0 ? 0 : stops.length - 1) : here + step];
    if (next) next.focus();
  }

  // A form that came back: begin with what is missing.
  function toErrors() {
    const errors = $("#errori");
    if (errors) errors.focus();
  }
  toErrors();
  document.addEventListener("htmx:after:swap", toErrors);
})();
