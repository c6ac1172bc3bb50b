// Package webtest is a browser without a screen for tests of pages.
//
// A Client keeps cookies, signs in, sends forms and follows links through the
// program's own handler, in the test's process. An Answer finds elements by a
// small part of CSS selectors and holds a page against the rules of every
// page: unique ids, labelled controls, headings in order, errors tied to their
// fields, nothing inline that the content policy would refuse, and no form
// that would put typed words into an address.
package webtest
