// Command insieme runs a city's job-inclusion programme; see insieme help.
package main

import (
	"os"

	"insieme/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
