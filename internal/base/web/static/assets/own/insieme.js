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
