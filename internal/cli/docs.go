package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"insieme/internal/app"
	"insieme/internal/area/network"
	"insieme/internal/base/i18n"
	"insieme/internal/config"
)

// docs writes the documents that are made from the program itself: settings,
// commands, permissions, tables.
func docs(_ context.Context, s streams, args []string) error {
	f := flags(s, "docs")
	dir := f.String("dir", "docs", "folder to write to")
	if err := parse(f, args, 0); err != nil {
		return err
	}
	tables, err := app.TablesMarkdown()
	if err != nil {
		return err
	}
	catalogue, err := app.Catalogue()
	if err != nil {
		return err
	}
	for name, text := range map[string]string{
		"config.md": config.Markdown(), "cli.md": commandsMarkdown(), "permissions.md": network.PermissionsMarkdown(catalogue.In(i18n.En)), "data.md": tables,
	} {
		if err := os.WriteFile(filepath.Join(*dir, name), []byte(text), 0o644); err != nil {
			return err
		}
		fmt.Fprintln(s.err, "wrote", filepath.Join(*dir, name))
	}
	return nil
}

func commandsMarkdown() string {
	var b strings.Builder
	b.WriteString("# Commands\n\nMade by `insieme docs` from the table of commands in `internal/cli/cli.go`; do not edit.\n\n")
	b.WriteString("| command | options | what it does |\n| --- | --- | --- |\n")
	for _, c := range commands() {
		fmt.Fprintf(&b, "| `insieme %s` | %s | %s |\n", c.name, cell(c.args), c.about)
	}
	b.WriteString("\nThe exit code is 0 when all is well, 1 when the command failed or a check found something, 2 when the command line was not understood. `insieme COMMAND --help` tells a command's options.\n")
	return b.String()
}

func cell(s string) string {
	if s == "" {
		return ""
	}
	return "`" + strings.ReplaceAll(s, "|", "\\|") + "`"
}
