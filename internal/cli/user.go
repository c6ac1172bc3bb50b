package cli

import (
	"bufio"
	"context"
	"fmt"
	"slices"
	"strings"

	"insieme/internal/app"
	"insieme/internal/area/network"
	"insieme/internal/base/access"
	"insieme/internal/base/civil"
	"insieme/internal/base/fault"
	"insieme/internal/base/id"
)

// user adds somebody who signs in. The password comes from standard input, so
// that it stays out of the shell's history; without one a temporary password
// is printed, to be changed at the first sign-in.
func user(ctx context.Context, s streams, args []string) error {
	if len(args) > 0 && args[0] == "reset-factor" {
		return resetFactor(ctx, s, args[1:])
	}
	if len(args) == 0 || args[0] != "add" {
		return usage("say what to do: add or reset-factor")
	}
	f := flags(s, "user add")
	at := databaseFlag(f)
	name := f.String("name", "", "name, given name first")
	roles := f.String("role", "", "role, or several with commas: "+roleNames())
	districts := f.String("districts", "", "codes of districts, with commas")
	organisation := f.String("organisation", "", "name of the organisation they work for (needed at access points)")
	lang := f.String("lang", "it", "language: it or en")
	stdin := f.Bool("password-stdin", false, "read the password from standard input")
	login, rest := first(args[1:])
	if err := parse(f, rest, 0); err != nil {
		return err
	}
	if login == "" || *name == "" || *roles == "" {
		return usage("a login, --name and --role are needed")
	}
	cmd := network.AddUserCmd{Login: login, Name: *name, Lang: network.Lang(*lang), Districts: split(*districts)}
	for _, r := range split(*roles) {
		if !slices.Contains(access.Roles(), access.Role(r)) {
			return usage("there is no role %q; roles: %s", r, roleNames())
		}
		cmd.Roles = append(cmd.Roles, access.Role(r))
	}
	if *stdin {
		line, err := bufio.NewReader(s.in).ReadString('\n')
		if err != nil && line == "" {
			return fmt.Errorf("no password on standard input: %w", err)
		}
		cmd.Password = strings.TrimRight(line, "\r\n")
	}
	a, err := open(ctx, s, *at)
	if err != nil {
		return err
	}
	defer closeApp(s, a)
	if *organisation != "" {
		if cmd.Organisation, err = organisationNamed(ctx, a, *organisation); err != nil {
			return err
		}
	}
	fail := func(err error) error { return inWords(a.Catalogue.In("en"), err) }
	if *stdin {
		if _, err := a.Network.AddUser(ctx, access.System(), cmd); err != nil {
			return fail(err)
		}
		fmt.Fprintf(s.out, "%s can sign in at /entra%s\n", login, twoSteps(cmd.Roles))
		return nil
	}
	_, temporary, err := a.Network.InviteUser(ctx, access.System(), cmd)
	if err != nil {
		return fail(err)
	}
	fmt.Fprintf(s.out, "%s can sign in at /entra%s\ntemporary password, to be changed at the first sign-in: %s\n", login, twoSteps(cmd.Roles), temporary)
	return nil
}

// twoSteps tells who administers what the first sign-in will ask.
func twoSteps(roles []access.Role) string {
	if slices.Contains(roles, access.Administrator) {
		return ", and sets up the second step (an authenticator app) at the first sign-in"
	}
	return ""
}

// resetFactor helps who has lost the telephone when no other administrator can.
// Whoever may run it has the database and the keys anyway.
func resetFactor(ctx context.Context, s streams, args []string) error {
	f := flags(s, "user reset-factor")
	at := databaseFlag(f)
	login, rest := first(args)
	if err := parse(f, rest, 0); err != nil {
		return err
	}
	if login == "" {
		return usage("a login is needed")
	}
	a, err := open(ctx, s, *at)
	if err != nil {
		return err
	}
	defer closeApp(s, a)
	account, err := network.NewDirectory(a.DB).ByLogin(ctx, login)
	if fault.Is(err, fault.NotFound) {
		return fmt.Errorf("nobody has the login %s", login)
	}
	if err != nil {
		return err
	}
	if err := a.Network.ResetFactor(ctx, access.System(), account.User); err != nil {
		return inWords(a.Catalogue.In("en"), err)
	}
	fmt.Fprintf(s.out, "%s signs in by password alone%s\n", login, twoSteps(account.Actor.Roles))
	return nil
}

// organisationNamed finds an organisation by its name, however it is written.
func organisationNamed(ctx context.Context, a *app.App, name string) (id.Organisation, error) {
	all, err := network.Organisations(ctx, a.DB.Reader())
	if err != nil {
		return "", err
	}
	for _, o := range all {
		if civil.Fold(o.Name) == civil.Fold(name) {
			return o.ID, nil
		}
	}
	return "", usage("there is no organisation of that name; add it on the page Rete")
}

// first takes the word before the options.
func first(args []string) (string, []string) {
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		return args[0], args[1:]
	}
	return "", args
}

func split(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
}

func roleNames() string {
	var names []string
	for _, r := range access.Roles() {
		names = append(names, string(r))
	}
	return strings.Join(names, ", ")
}

// speaker turns message keys into words.
type speaker interface {
	T(key string, args ...any) string
}

// inWords says what is wrong with an Invalid command, field by field.
func inWords(l speaker, err error) error {
	fields := fault.FieldsOf(err)
	if len(fields) == 0 {
		return err
	}
	var lines []string
	for _, f := range fields {
		lines = append(lines, f.Name+": "+l.T(f.Key, f.Args...))
	}
	return fmt.Errorf("%s", strings.Join(lines, "; "))
}
