// Puts the files of others under assets/vendor. Run it only to take a newer
// version; the results are committed.
//
//   mkdir /tmp/v && cd /tmp/v
//   npm install --ignore-scripts bootstrap-italia@2.18.3 htmx.org@4.0.1 postcss@8.5.33
//   node …/static/vendor.mjs /tmp/v
//
// It takes from Bootstrap Italia the stylesheet without the families that this
// program has no use for (video player, carousels, cookie bar, palettes of
// utility classes) and without its data: font, the Titillium Web faces in
// woff2, and the icons listed in ICONS; from htmx the minified script. It
// writes .br and .gz beside each text file, and SHA256SUMS for the test.
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const from = process.argv[2];
if (!from) throw new Error("usage: node vendor.mjs DIR-WITH-node_modules");
const postcss = createRequire(join(from, "x.js"))("postcss");
const kit = join(from, "node_modules/bootstrap-italia/dist");
const to = join(dirname(fileURLToPath(import.meta.url)), "assets/vendor");

// Families of class names that no page uses.
const DROP = new RegExp("data-focus-mouse|\\.(" + [
  // and the rings on whatever was clicked, in favour of :focus-visible
  // players, carousels, galleries, maps of links
  "vjs-", "video-", "it-video", "it-player", "splide", "it-carousel", "carousel", "it-masonry", "it-grid",
  "it-hero", "overlay", "it-overlay", "imgoverlay", "thumb-nav", "megamenu", "it-megamenu",
  // boxes that need the kit's scripts
  "cookiebar", "acceptoverlay", "offcanvas", "popover", "bs-popover", "tooltip", "bs-tooltip", "toast",
  "dimmer", "transfer", "it-transfer", "rating", "upload", "it-upload", "cropper", "autocomplete",
  "datepicker", "it-datepicker", "timepicker", "spinner-timepicker", "navscroll", "it-navscroll", "back-to-top",
  "password-", "just-validate", "sidebar", "toolbar", "bottom-nav", "it-bottom", "affix", "is-sticky", "sticky-",
  // the frames, which are ours
  "it-header", "it-nav", "it-brand", "it-footer", "it-socials", "it-right-zone", "navbar", "avatar",
  "timeline", "it-timeline", "point-list", "it-calendar", "it-page",
  // palettes of utility classes
  "primary-", "analogue-", "complementary-", "neutral-", "lightgrey", "white-bg", "white-color",
  "bg-(?:primary|secondary|danger|warning|info|success|dark|black)", "text-bg",
].join("|") + ")", "i");

const ICONS = [
  "arrow-down", "arrow-left", "arrow-left-circle", "arrow-right", "arrow-right-circle", "arrow-up", "ban", "bookmark", "box", "calendar", "camera", "car",
  "card", "chart-line", "check", "check-circle", "chevron-left", "chevron-right", "clip", "clock", "close",
  "close-circle", "collapse", "comment", "copy", "delete", "download", "error", "exchange-circle", "expand",
  "external-link", "file", "file-pdf", "files", "flag", "folder", "funnel", "hearing", "help", "help-circle",
  "horn", "inbox", "info-circle", "key", "less-circle", "link", "list", "locked", "logout", "mail", "map-marker",
  "map-marker-circle", "minus", "minus-circle", "more-items", "note", "pa", "password-invisible",
  "password-visible", "pencil", "pin", "plus", "plus-circle", "presentation", "print", "refresh", "restore",
  "search", "settings", "share", "sign", "star-outline", "telephone", "tool", "unlocked", "upload", "user",
  "warning", "warning-circle",
];

const FACES = { 400: "regular", 600: "600", 700: "700" };

rmSync(to, { recursive: true, force: true });
mkdirSync(to, { recursive: true });
put("bootstrap-italia.css", stylesheet(read("css/bootstrap-italia.min.css")));
put("htmx.js", readFileSync(join(from, "node_modules/htmx.org/dist/htmx.min.js"), "utf8").replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "\n"));
put("icons.svg", icons(read("svg/sprites.svg")));
for (const [weight, face] of Object.entries(FACES)) {
  const file = join(kit, `fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-${face}.woff2`);
  writeFileSync(join(to, `titillium-${weight}.woff2`), readFileSync(file));
}
const sums = readdirSync(to).sort().map((name) => `${sha(readFileSync(join(to, name)))}  ${name}\n`);
writeFileSync(join(to, "SHA256SUMS"), sums.join(""));

function read(path) {
  return readFileSync(join(kit, path), "utf8").replace(/^\uFEFF/, "");
}

function stylesheet(css) {
  const root = postcss.parse(css);
  root.walkAtRules("font-face", (rule) => rule.remove());
  root.walkRules((rule) => {
    if (rule.parent.type === "atrule" && /keyframes/.test(rule.parent.name)) return;
    const kept = rule.selectors.filter((s) => !DROP.test(s));
    if (kept.length === 0) rule.remove();
    else if (kept.length < rule.selectors.length) rule.selectors = kept;
  });
  // The kit insists on square fields; ours are round like its buttons.
  root.walkDecls((decl) => {
    if (decl.important && /form-control|form-select|form-check|textarea/.test(decl.parent.selector)) decl.important = false;
  });
  const text = () => root.toString();
  root.walkAtRules(/keyframes/, (rule) => {
    if (!new RegExp(`animation[^;}]*\\b${rule.params}\\b`).test(text())) rule.remove();
  });
  root.walkAtRules((rule) => {
    if (rule.nodes && rule.nodes.length === 0) rule.remove();
  });
  // In a layer of its own, so that our rules win without a contest of selectors.
  if (root.first.type === "comment") root.first.remove();
  return `${licenceOf(css)}@layer kit{${text()}}\n`;
}

function licenceOf(css) {
  return css.slice(0, css.indexOf("*/") + 2) + "\n";
}

function icons(sprite) {
  return ICONS.map((name) => {
    const found = sprite.match(new RegExp(`<symbol id="it-${name}"[^>]*>.*?</symbol>`, "s"));
    if (!found) throw new Error("no icon " + name);
    return found[0] + "\n";
  }).join("");
}

function put(name, text) {
  const bytes = Buffer.from(text, "utf8");
  writeFileSync(join(to, name), bytes);
  if (name === "icons.svg") return; // joined with ours at start, compressed there
  writeFileSync(join(to, name + ".gz"), gzipSync(bytes, { level: 9 }));
  writeFileSync(join(to, name + ".br"), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
}

function sha(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}
