package main

// The packages whose tests hold a rule.
const (
	access     = "./internal/base/access"
	auth       = "./internal/base/auth"
	audit      = "./internal/base/audit"
	civil      = "./internal/base/civil"
	crypt      = "./internal/base/crypt"
	database   = "./internal/base/db"
	intake     = "./internal/area/intake"
	job        = "./internal/base/job"
	journal    = "./internal/base/journal"
	message    = "./internal/base/message"
	migrate    = "./internal/base/db/migrate"
	monitoring = "./internal/area/monitoring"
	pathway    = "./internal/area/pathway"
	person     = "./internal/area/person"
	web        = "./internal/base/web"
)

// rules lists the rules that are broken: those of the programme first, then
// those that keep data whole and secret.
func rules() []rule {
	return []rule{
		{"a promise is due after months of the calendar", "internal/area/pathway/rules_promise.go", "Pathway.promise",
			"p.DecidedOn.AddMonths(months)", "p.DecidedOn.AddDays(30*months)", pathway, ""},
		{"a promise is broken from the day after its due day", "internal/area/pathway/rules_promise.go", "Pathway.promise",
			"today.After(pr.Due)", "!today.Before(pr.Due)", pathway, ""},
		{"a pause moves the due day by each of its days", "internal/area/pathway/rules_promise.go", "due",
			"pause.From.DaysUntil(to) + 1", "pause.From.DaysUntil(to)", pathway, ""},
		{"a job keeps the promise of an experience", "internal/area/pathway/rules_promise.go", "Pathway.keeps",
			"return earliest(p.ExperienceOn, p.JobOn)", "return earliest(p.ExperienceOn)", pathway, ""},
		{"the weekly hours of the limit are too many", "internal/area/intake/rules_requirement.go", "AdviseWork",
			"hours < limit", "hours <= limit", intake, ""},
		{"a fact that is not possible now is refused", "internal/area/intake/application.go", "Application.Apply",
			"if !possible {", "if !possible && a.State == \"\" {", intake, ""},
		{"a suspension wakes on its day", "internal/area/intake/query.go", "dueOn",
			"suspended_until <= $1", "suspended_until < $1", intake, ""},
		{"nothing is taken back while later facts depend on it", "internal/area/intake/rules_undo.go", "Undo",
			"len(Dependents(history, event)) > 0", "len(Dependents(history, event)) > 1000", intake, ""},
		{"a form is received once", "internal/base/db/migrate/sql/0050_intake.sql", "",
			"CREATE UNIQUE INDEX application_form_token", "CREATE INDEX application_form_token", intake, ""},
		{"two records of one person count once", "internal/area/monitoring/query.go", "value",
			"COUNT(DISTINCT COALESCE(r.person, e.person))", "COUNT(DISTINCT e.person)", monitoring, ""},
		{"a fact taken back does not count", "internal/base/journal/event.go", "Live",
			"!gone[e.ID]", "(!gone[e.ID] || true)", journal, ""},
		{"facts are in the order of their days", "internal/base/journal/store.go", "ByApplication",
			"ORDER BY occurred_on, seq", "ORDER BY seq", journal, ""},
		{"months end where the calendar says", "internal/base/civil/date.go", "Date.AddMonths",
			"min(d.Day(), last)", "d.Day()+0*last", civil, ""},
		{"a list shows nothing outside the reader's scope", "internal/base/access/access.go", "Scope.Where",
			"return \"1=0\", nil", "return \"1=1\", nil", access, ""},
		{"one's own cases are those that one follows", "internal/base/access/access.go", "Can",
			"a.User != \"\" && slices.Contains(s.Owners, a.User)", "a.User != \"\"", access, ""},
		{"contacts are masked from who may not see them", "internal/area/person/panel.go", "profileFacts",
			"Masked: !can(action)", "Masked: !can(action) && false", person, ""},
		{"a look at a person's file is noted", "internal/base/audit/store.go", "Look",
			"return tx.ExecOne(ctx, insertLook, row, at, id.Null(actor.User), person, page, reason)", "_, _ = row, at\n\t\treturn nil", audit, ""},
		{"guessing is slowed down", "internal/base/auth/rules_throttle.go", "throttle.wait",
			"return min(t.first<<(over-1), t.most)", "return 0", auth, ""},
		{"a session ends", "internal/base/auth/store.go", "",
			"expires_at > $2 AND seen_at > $3", "(expires_at > $2 OR seen_at > $3)", auth, ""},
		{"a code of the second factor serves once", "internal/base/auth/rules_totp.go", "stepThatFits",
			"same && s > last && !ok", "same && !ok", auth, ""},
		{"a copied passkey is refused", "internal/base/auth/passkey_enter.go", "Passkeys.Enter",
			"used.Authenticator.CloneWarning || ", "", auth, ""},
		{"who administers has a second factor", "internal/base/web/web_factor.go", "Ctx.lacksFactor",
			"&& !c.Session.Strong()", "&& false", web, ""},
		{"another site cannot send a form in the reader's name", "internal/base/web/serve.go", "Server.run",
			"if err := s.csrf.Check(c.r); err != nil {", "if err := s.csrf.Check(c.r); err != nil && false {", web, ""},
		{"a sealed value opens in its own place only", "internal/base/crypt/keys.go", "place",
			`[]byte(table + "\x00" + id + "\x00" + column)`, `[]byte(table)`, crypt, ""},
		{"keys that are not the database's are refused", "internal/base/crypt/store.go", "Keys.Check",
			"if !k.fits(c) {", "if !k.fits(c) && false {", crypt, ""},
		{"nobody is acknowledged before the commit", "internal/base/db/writer_group.go", "writer.write",
			"if err = w.commit(); err == nil {", "if err = w.commit(); err == nil || true {", database, ""},
		{"a record that somebody else has changed is not overwritten", "internal/base/db/tx.go", "Tx.ExecOne",
			"n != 1", "n < 0", intake, ""},
		{"a message that a crash interrupted is not sent again", "internal/base/message/deliver.go", "Outbox.step",
			"return Uncertain, Crash, nil", "return Sending, \"\", nil", message, ""},
		{"a job that fails for good is kept, and not tried again", "internal/base/job/worker.go", "Queue.do",
			"hopeless(err) || r.tries >= q.o.Tries", "hopeless(err)", job, ""},
		{"a database newer than the program is refused", "internal/base/db/migrate/migrate.go", "status",
			"s.Current > s.Target", "s.Current < 0", migrate, ""},
	}
}
