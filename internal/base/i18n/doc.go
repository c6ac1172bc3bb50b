// Package i18n turns message keys, dates and numbers into the words of a
// reader's language.
//
// Every package that speaks keeps its texts in a file text.go, Italian and
// English side by side, under keys that begin with the package's name
// ("intake.queue.title"). The catalogue is built once from all of them; a key
// that is used but missing, or defined twice, fails a test. Placeholders are
// {0}, {1} …; a text that counts has two keys, "….one" and "….other".
//
// Dates are written as people read them: gio 12 mar 2026, with the distance
// beside it in words (tra 6 giorni).
package i18n
