package linkage

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"insieme/internal/base/civil"
)

// Row is a record of a file, with its identity there.
type Row struct {
	ID     string
	Record Record
}

// LogValue keeps the person out of the log.
func (Row) LogValue() slog.Value { return slog.StringValue("[person]") }

// headers are the names under which a column is known, folded and without
// spaces. What is in none of them is not read; soc_sec_id is in none on
// purpose, because people without papers have to be found as well.
var headers = map[string]string{
	"recid": "id", "id": "id", "recordid": "id", "codice": "id",
	"givenname": "given", "firstname": "given", "nome": "given", "name": "given", "first": "given", "given": "given", "forename": "given",
	"surname": "surname", "lastname": "surname", "cognome": "surname", "familyname": "surname", "last": "surname", "family": "surname",
	"fullname": "full", "nomecompleto": "full", "nominativo": "full", "nomeecognome": "full", "cognomeenome": "full", "nomecognome": "full", "cognomenome": "full",
	"dateofbirth": "birth", "birthdate": "birth", "dob": "birth", "datadinascita": "birth", "datanascita": "birth", "natoil": "birth", "natail": "birth", "birth": "birth",
	"sex": "sex", "sesso": "sex", "gender": "sex", "genere": "sex",
	"fiscalcode": "fiscal", "codicefiscale": "fiscal", "cf": "fiscal", "taxcode": "fiscal",
	"phone": "phone", "telephone": "phone", "phonenumber": "phone", "mobile": "phone", "telefono": "phone", "cellulare": "phone", "tel": "phone",
	"email": "email", "mail": "email", "postaelettronica": "email",
	"streetnumber": "number", "numerocivico": "number", "civico": "number", "housenumber": "number",
	"address1": "street", "address": "street", "street": "street", "indirizzo": "street", "via": "street", "indirizzo1": "street",
	"address2": "locality", "localita": "locality", "frazione": "locality", "indirizzo2": "locality",
	"suburb": "town", "city": "town", "town": "town", "comune": "town", "citta": "town", "residenza": "town", "comunediresidenza": "town", "municipality": "town",
	"postcode": "postcode", "zip": "postcode", "postalcode": "postcode", "cap": "postcode",
	"state": "region", "region": "region", "provincia": "region", "regione": "region", "province": "region",
}

// ReadRows reads a list of people: comma, semicolon or tab between the columns,
// a first line of headers, compressed by gzip or not. It errs on a file without
// a column of names.
func ReadRows(in io.Reader) ([]Row, error) {
	plain, err := unzip(bufio.NewReaderSize(in, 1<<16))
	if err != nil {
		return nil, err
	}
	r := csv.NewReader(plain)
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace, r.ReuseRecord = separator(plain), -1, true, true, true
	head, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("the line of headers: %w", err)
	}
	columns, named := make([]string, len(head)), false
	for i, h := range head {
		columns[i] = headers[civil.Squash(strings.ReplaceAll(h, "_", " "))]
		named = named || columns[i] == "given" || columns[i] == "surname" || columns[i] == "full"
	}
	if !named {
		return nil, fmt.Errorf("no column of names among %q", head)
	}
	var out []Row
	for {
		fields, err := r.Read()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		out = append(out, makeRow(columns, fields, len(out)+1))
	}
}

func unzip(in *bufio.Reader) (*bufio.Reader, error) {
	if magic, _ := in.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, err
		}
		in = bufio.NewReaderSize(z, 1<<16)
	}
	if mark, _ := in.Peek(3); bytes.Equal(mark, []byte("\xef\xbb\xbf")) {
		_, _ = in.Discard(3) // just seen
	}
	return in, nil
}

// separator is the sign that stands most often in the first line.
func separator(in *bufio.Reader) rune {
	begin, _ := in.Peek(1 << 12)
	line, _, _ := bytes.Cut(begin, []byte("\n"))
	best := ','
	for _, c := range []rune{';', '\t', '|'} {
		if bytes.Count(line, []byte(string(c))) > bytes.Count(line, []byte(string(best))) {
			best = c
		}
	}
	return best
}

func makeRow(columns, fields []string, line int) Row {
	row := Row{ID: fmt.Sprint(line)}
	r := &row.Record
	for i, v := range fields {
		if i >= len(columns) {
			break
		}
		v = strings.Clone(strings.TrimSpace(v))
		switch columns[i] {
		case "id":
			row.ID = v
		case "given":
			r.GivenName = v
		case "surname":
			r.Surname = v
		case "full":
			r.GivenName = v
		case "birth":
			r.Birth = v
		case "sex":
			r.Sex = v
		case "fiscal":
			r.Fiscal = nonEmpty([]string{strings.ToUpper(civil.Squash(v))})
		case "phone":
			r.Contacts = append(r.Contacts, lastDigits(v)...)
		case "email":
			r.Contacts = append(r.Contacts, strings.ToLower(v))
		case "number":
			r.Number = v
		case "street":
			r.Street = v
		case "locality":
			r.Locality = v
		case "town":
			r.Town = v
		case "postcode":
			r.Postcode = v
		case "region":
			r.Region = v
		}
	}
	return row
}

// lastDigits is a telephone number without prefixes and signs: nine digits tell
// numbers apart.
func lastDigits(s string) []string {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
	if len(digits) < 5 {
		return nil
	}
	return []string{digits[max(0, len(digits)-9):]}
}
