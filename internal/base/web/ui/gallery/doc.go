// Package gallery shows every component of package ui in every state, and a few
// whole pages built from them. Its test renders all of it and checks the HTML;
// with INSIEME_GALLERY=FOLDER it also writes the pages there with their assets,
// to be looked at in a browser. Nothing of it is in the product.
//
// The people in it are invented.
package gallery
