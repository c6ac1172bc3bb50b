// Package chart draws figures as SVG on the server: rings, bars, time axes.
//
// A figure is a struct of numbers and words; drawing decides nothing about
// them. Markup uses presentation attributes and classes only (the content
// policy forbids style attributes), so colours live in the stylesheet under
// the classes c-…. Each figure that carries information has role="img" and its
// sentence as label; the page gives the same data as text or table beside it.
package chart
