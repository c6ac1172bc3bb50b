// Finds things on a page as a reader does: a field by its label, a button and a
// link by their name. Everything hidden is left out.
({
  words(s) {
    return (s || "").replace(/\s+/g, " ").trim();
  },

  visible(el) {
    return el.checkVisibility({ checkVisibilityCSS: true, contentVisibilityAuto: true });
  },

  // nameOf is the accessible name, as far as these pages need it.
  nameOf(el) {
    if (!el || el === document.body) return "";
    if (el.hasAttribute("aria-label")) return this.words(el.getAttribute("aria-label"));
    if (el.hasAttribute("aria-labelledby")) {
      return this.words(el.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id)?.textContent).join(" "));
    }
    if (el.labels && el.labels.length > 0) return this.labelWords(el.labels[0]);
    return this.words(el.textContent);
  },

  // unseen says that the focus is on something that nobody can see or tell from
  // the rest.
  unseen(el) {
    // The parts of a date are focused one by one, inside the browser's own control.
    if (!el || el === document.body || el.matches("main, #errori, [type=date], [type=time]")) return "";
    const drawn = this.handle(el);
    const box = drawn.getBoundingClientRect();
    const style = [el, drawn, drawn.querySelector(".i-choice-box"), el.parentElement].filter(Boolean).map((e) => getComputedStyle(e));
    const marked = style.some((s) => s.boxShadow !== "none" || (s.outlineStyle !== "none" && s.outlineWidth !== "0px"));
    return box.width > 1 && box.height > 1 && marked ? "" : el.outerHTML.slice(0, 160);
  },

  // labelWords are a label's words without "(you may leave it out)" and, in
  // rows to touch, without the example.
  labelWords(label) {
    const bold = label.querySelector(".i-choice-words b");
    if (bold) return this.words(bold.textContent);
    const copy = label.cloneNode(true);
    copy.querySelectorAll(".i-optional, [aria-hidden=true]").forEach((e) => e.remove());
    return this.words(copy.textContent);
  },

  candidates(kind) {
    switch (kind) {
      case "field":
        return "input:not([type=hidden]):not([type=radio]):not([type=checkbox]):not([type=submit]), select, textarea";
      case "choice":
        return "input[type=radio], input[type=checkbox]";
      case "button":
        return "button, input[type=submit]";
      case "summary":
        return "summary";
      case "link":
        return "a[href]";
      default:
        throw new Error("unknown kind " + kind);
    }
  },

  // part is the smallest part of the page under one of the headings.
  part(headings) {
    if (headings[0] === "") return document.body;
    const titled = (selector) =>
      [...document.querySelectorAll(selector)].find((h) => this.visible(h) && headings.includes(this.words(h.textContent)));
    const head = titled("h1, h2, h3, h4, legend, summary, caption, .i-rule-name") || titled("th, dt, strong, b, a, label");
    return head && head.closest("section, form, fieldset, details, article, li, tr, .i-rule, .i-task, .i-appointment, .i-card, main");
  },

  textIn(headings) {
    const part = this.part(headings);
    return part ? this.words(part.innerText) : "there is no part " + headings;
  },

  one(scope, kind, name) {
    const part = this.part(scope);
    if (!part) return { why: `there is no part "${scope}"` };
    const all = [...part.querySelectorAll(this.candidates(kind))].filter((el) => this.visible(this.handle(el)));
    const wanted = name.map((n) => this.words(n));
    const named = all.map((el) => [el, this.nameOf(el)]);
    let found = named.filter(([, n]) => wanted.includes(n));
    if (found.length === 0) found = named.filter(([, n]) => wanted.some((w) => n.startsWith(w)));
    if (found.length === 0) return { why: `no ${kind} "${name}"; there are: ${named.map(([, n]) => n).join(" | ")}` };
    if (found.length > 1 && kind !== "link") return { why: `${found.length} of ${kind} "${name}"` };
    return { el: found[0][0] };
  },

  // handle is what one touches: the row of a radio button that is drawn by its
  // label, else the control.
  handle(el) {
    const drawn = el.type === "radio" || el.type === "checkbox";
    return drawn && el.labels && el.labels.length > 0 ? el.labels[0] : el;
  },

  at(scope, kind, name) {
    const { el, why } = this.one(scope, kind, name);
    if (why) return { why };
    const handle = this.handle(el);
    handle.scrollIntoView({ block: "center", behavior: "instant" });
    const box = handle.getClientRects()[0];
    if (!box) return { why: `${kind} "${name}" has no place on the page` };
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    const top = document.elementFromPoint(x, y);
    if (!top || !(top === el || handle.contains(top) || top.contains(handle) && top.matches("label, summary, a, button"))) {
      return { why: `${kind} "${name}" is covered by ${top ? top.outerHTML.slice(0, 120) : "nothing"}` };
    }
    const described = (el.getAttribute("aria-describedby") || "").split(" ").filter((id) => id.endsWith("-errore"));
    return {
      x, y, type: el.type || "", value: el.value ?? "",
      described: described.map((id) => this.words(document.getElementById(id)?.textContent)).join(" "),
    };
  },

  set(scope, kind, name, value) {
    const at = this.at(scope, kind, name);
    if (at.why) return at;
    const { el } = this.one(scope, kind, name);
    el.value = value;
    if (el.value !== value) return { why: `"${name}" does not take ${value}` };
    el.dispatchEvent(new Event("input", { bubbles: true }));
    el.dispatchEvent(new Event("change", { bubbles: true }));
    return at;
  },

  select(scope, kind, name) {
    const at = this.at(scope, kind, name);
    if (!at.why) this.one(scope, kind, name).el.select();
    return at;
  },

  choose(scope, kind, name, options) {
    const wanted = JSON.parse(options);
    const { el, why } = this.one(scope, kind, name);
    if (why) return { why };
    const found = [...el.options].filter((o) => wanted.includes(this.words(o.textContent)));
    if (found.length !== 1) {
      return { why: `${found.length} options "${wanted}" in "${name}"; there are: ${[...el.options].map((o) => this.words(o.textContent)).join(" | ")}` };
    }
    return this.set(scope, kind, name, found[0].value);
  },
})
