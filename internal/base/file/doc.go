// Package file keeps files that people hand in: CVs, certificates, photographs
// of papers. They are rows of the database, sealed like everything that must
// not be read out of a stolen copy, so that every process and every backup has
// them and an erasure takes them away (R2.1, R10.4).
//
// What a file is, its content says: PDF, DOCX, JPEG and PNG are taken, anything
// else is refused, and so is a file whose name says another type than it is.
// Pictures are not parsed beyond their first bytes, documents are not opened.
//
// Storing is in two steps. Put writes the content in parts, each its own short
// transaction; KeepIn, in the command that says whose file it is, makes it
// stay. What no command has kept is removed by Sweep. Who may read a file is
// decided by the area that owns the record it hangs on: nothing here authorises.
package file
