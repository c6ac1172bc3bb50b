package person

import (
	"log/slog"
	"strings"
	"time"

	"insieme/internal/area/programme"
	"insieme/internal/base/civil"
	"insieme/internal/base/doc"
	"insieme/internal/base/fault"
)

// ImportRow is a row of a list, read: what it says of the record, and beside.
type ImportRow struct {
	Line       int
	Given      map[Column]bool // the columns with a value
	Record     New             // what is not given is empty
	Number     string
	ReceivedOn civil.Date
	Channel    string // code
	Note       string
	Faults     []fault.Field // Name is the column
}

// LogValue keeps the person out of the log.
func (ImportRow) LogValue() slog.Value { return slog.StringValue("[person]") }

// rowReader turns cells into values, with the words of the programme.
type rowReader struct {
	sheet                                               doc.Sheet
	layout                                              layout
	educations, levels, sexes, langs, trades, countries codeWords
	towns                                               codeWords
	channels                                            codeWords
}

func newRowReader(sheet doc.Sheet, towns []programme.Municipality, channels map[string]string) rowReader {
	r := rowReader{
		sheet: sheet, layout: layoutOf(sheet.Head), educations: educationWords(), levels: italianWords(), sexes: sexWords(),
		langs: langWords(), trades: tradeWordsIn(), countries: countryWords(), towns: codeWords{}, channels: codeWords{},
	}
	for _, t := range towns {
		r.towns[civil.Fold(t.ISTAT)] = t.ISTAT
		r.towns[civil.Fold(t.Name)] = t.ISTAT
	}
	for w, code := range channels {
		r.channels[civil.Fold(w)] = code
	}
	return r
}

// read reads one row. What cannot be read is a fault; whether the values are
// right is for the rules of the record.
func (r rowReader) read(row doc.Row) ImportRow {
	out := ImportRow{Line: row.Line, Given: map[Column]bool{}}
	names := map[int]Column{}
	for c, i := range r.layout.at {
		names[i] = c
	}
	for _, bad := range row.Bad {
		if c, known := names[bad.Column]; known {
			out.fault(c, bad.Key)
		}
	}
	for _, h := range headings() {
		if i, has := r.layout.at[h.column]; has && row.Cells[i] != "" {
			out.Given[h.column] = true
			r.take(&out, h.column, row.Cells[i])
		}
	}
	if out.Given[ColumnChannel] && !out.Given[ColumnReceived] {
		out.fault(ColumnReceived, "person.import.error.received")
	}
	return out
}

func (o *ImportRow) fault(c Column, key string, args ...any) {
	o.Faults = append(o.Faults, fault.Field{Name: string(c), Key: key, Args: args})
}

// take reads one cell.
func (r rowReader) take(o *ImportRow, c Column, cell string) {
	n := &o.Record
	code := func(words codeWords) string {
		found, known := words[civil.Fold(cell)]
		if !known {
			o.fault(c, "person.import.error.word")
		}
		return found
	}
	switch c {
	case ColumnNumber:
		o.Number = cell
		if len(cell) > 100 {
			o.fault(c, "error.field.long", 100)
		}
	case "surname":
		n.Surname = cell
	case "given_name":
		n.GivenName = cell
	case "birth_date":
		n.BirthDate = r.day(o, c, cell)
	case "fiscal_code":
		var err error
		if n.FiscalCode, err = civil.ParseFiscalCode(cell); err != nil {
			o.fault(c, "person.error.fiscal")
		}
	case "sex":
		n.Sex = code(r.sexes)
	case "citizenship":
		n.Citizenship = code(r.countries)
	case "municipality":
		n.Municipality = code(r.towns)
	case "address":
		n.Address = cell
	case "phones":
		n.Phones = parts(cell, "/;,\n")
	case "emails":
		n.Emails = parts(cell, "/;, \n")
	case "education":
		n.Education = code(r.educations)
	case "italian_level":
		n.ItalianLevel = code(r.levels)
	case "trades":
		r.takeTrades(n, cell)
	case "lang":
		n.Lang = code(r.langs)
	case ColumnReceived:
		o.ReceivedOn = r.day(o, c, cell)
	case ColumnChannel:
		o.Channel = code(r.channels)
	case ColumnNote:
		o.Note = strings.ReplaceAll(cell, "\r\n", "\n")
	}
}

// takeTrades puts the trades that have a code under it; the others stay in the
// person's words.
func (r rowReader) takeTrades(n *New, cell string) {
	var other []string
	for _, part := range parts(cell, "/;,\n") {
		if code, known := r.trades[civil.Fold(part)]; known {
			n.Trades = append(n.Trades, code)
		} else {
			other = append(other, part)
		}
	}
	n.TradeOther = strings.Join(other, ", ")
}

// day reads a day as lists have it: 31/12/1990, 1990-12-31, or the number of a
// workbook's cell.
func (r rowReader) day(o *ImportRow, c Column, cell string) civil.Date {
	if d, ok := r.sheet.Day(cell); ok {
		return d
	}
	cell, _, _ = strings.Cut(cell, " ") // an hour behind the day
	cell, _, _ = strings.Cut(cell, "T")
	for _, form := range []string{"2006-1-2", "2/1/2006", "2-1-2006", "2.1.2006", "2006/1/2"} {
		if at, err := time.Parse(form, cell); err == nil {
			return civil.DateOf(at)
		}
	}
	o.fault(c, "person.import.error.date")
	return civil.Date{}
}

// parts takes a cell with several values apart.
func parts(cell, signs string) []string {
	var out []string
	for _, p := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(signs, r) }) {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// over is a record as it is to be with a row's values over it: what the row
// does not give stays, telephones and addresses known before stay beside the
// row's own, as many as a record may have.
func (o ImportRow) over(was Person) New {
	n := was.record()
	r := o.Record
	for c := range o.Given {
		switch c {
		case "surname":
			n.Surname = respelled(n.Surname, r.Surname)
		case "given_name":
			n.GivenName = respelled(n.GivenName, r.GivenName)
		case "birth_date":
			n.BirthDate = r.BirthDate
		case "fiscal_code":
			n.FiscalCode = r.FiscalCode
		case "sex":
			n.Sex = r.Sex
		case "citizenship":
			n.Citizenship = r.Citizenship
		case "municipality":
			n.Municipality = r.Municipality
		case "address":
			n.Address = respelled(n.Address, r.Address)
		case "education":
			n.Education = r.Education
		case "italian_level":
			n.ItalianLevel = r.ItalianLevel
		case "trades":
			n.Trades, n.TradeOther = r.Trades, r.TradeOther
		case "lang":
			n.Lang = r.Lang
		case "phones":
			n.Phones = beside(r.Phones, was.Phones(), plainPhone)
		case "emails":
			n.Emails = beside(r.Emails, was.Emails(), plainEmail)
		}
	}
	return n
}

// respelled is a name as a list has it, unless only capitals differ.
func respelled(was, given string) string {
	if given = clean(given); strings.EqualFold(was, given) {
		return was
	}
	return given
}

// beside puts the values that a list gives beside those known; when all are
// known nothing changes.
func beside(given, known []string, plain func(string) string) []string {
	out, seen := []string{}, map[string]bool{}
	fresh := false
	for _, v := range given {
		v = plain(v)
		has := false
		for _, k := range known {
			has = has || k == v
		}
		fresh = fresh || !has
		if !seen[v] {
			seen[v], out = true, append(out, v)
		}
	}
	if !fresh {
		return known
	}
	for _, v := range known {
		if !seen[v] && len(out) < maxEach {
			seen[v], out = true, append(out, v)
		}
	}
	return out
}

// record is a person as a correction begins with it.
func (p Person) record() New {
	return New{
		ID: p.ID, Surname: p.Surname, GivenName: p.GivenName, BirthDate: p.BirthDate, Sex: p.Sex, Citizenship: p.Citizenship,
		FiscalCode: p.FiscalCode, Municipality: p.Municipality, Address: p.Address, Education: p.Education, ItalianLevel: p.ItalianLevel,
		Trades: p.Trades, TradeOther: p.TradeOther, Lang: p.Lang, Interpreter: p.Interpreter, Phones: p.Phones(), Emails: p.Emails(),
	}
}

// twice finds rows that are said to be one person by the file itself, by number
// or codice fiscale, or by all of name and birth when neither tells them apart:
// only the first is taken.
func twice(rows []ImportRow) {
	type naming struct {
		surname, given string
		birth          civil.Date
	}
	numbers, codes, names := map[string]int{}, map[civil.FiscalCode]int{}, map[naming]int{}
	for i := range rows {
		r := &rows[i]
		n := r.Record
		code := n.FiscalCode
		if !code.IsZero() {
			code = code.Plain()
		}
		name := naming{civil.Fold(n.Surname), civil.Fold(n.GivenName), n.BirthDate}
		say := func(c Column, other int) { r.fault(c, "person.import.error.twice", other) }
		if line, seen := numbers[r.Number]; seen && r.Number != "" {
			say(ColumnNumber, line)
			continue
		}
		if line, seen := codes[code]; seen && !code.IsZero() {
			say("fiscal_code", line)
			continue
		}
		if line, seen := names[name]; seen && !name.birth.IsZero() && r.Number == "" && code.IsZero() {
			say("surname", line)
			continue
		}
		numbers[r.Number], codes[code], names[name] = r.Line, r.Line, r.Line
	}
}
