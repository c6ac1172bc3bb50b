// Package demo invents a programme's history.
package demo
