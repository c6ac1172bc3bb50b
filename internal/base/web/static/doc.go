// Package static serves what a page needs besides its HTML: stylesheets, the
// two scripts, the icons and the fonts. Everything is inside the program; a
// page asks no other server for anything.
//
// Two kinds of files:
//
//   - assets/vendor: made by others, put here by vendor/vendor.mjs together with
//     their .br and .gz forms; LICENSES.md says whose they are.
//   - assets/own: ours. The CSS files are joined in the order of their names
//     into insieme.css when the program starts, and compressed then, so that an
//     edit needs no tool but Go.
//
// A file is served under a name that holds a part of its SHA-256, so browsers
// may keep it for ever; URL gives that name.
package static
