package file

import (
	"log/slog"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"insieme/internal/base/fault"
)

// ID names a file.
type ID string

// Type is what the content of a file is.
type Type string

// The types that are taken.
const (
	PDF  Type = "pdf"
	DOCX Type = "docx"
	JPEG Type = "jpeg"
	PNG  Type = "png"
)

// Most is the most bytes that a file can have, whatever the programme's setting
// says.
const Most = 10 << 20

// Accept lists the types for the control of a form: a telephone offers its
// camera beside its files.
const Accept = ".pdf,.docx,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png," +
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// ContentType is the type as browsers call it.
func (t Type) ContentType() string {
	switch t {
	case PDF:
		return "application/pdf"
	case DOCX:
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case JPEG:
		return "image/jpeg"
	default:
		return "image/png"
	}
}

// Extensions lists how names of this type end, the usual one first.
func (t Type) Extensions() []string {
	if t == JPEG {
		return []string{".jpg", ".jpeg"}
	}
	return []string{"." + string(t)}
}

// Info is what is known of a stored file.
type Info struct {
	ID       ID
	Name     string // clean, ends in one of the type's extensions
	Type     Type
	Size     int64 // bytes
	StoredAt time.Time
}

// LogValue keeps the name, which often is a person's, out of the log.
func (i Info) LogValue() slog.Value { return slog.StringValue("file " + string(i.ID)) }

// New is a file that has been looked at and may be stored.
type New struct {
	Name    string
	Type    Type
	Content []byte
}

// LogValue keeps name and content out of the log.
func (New) LogValue() slog.Value { return slog.StringValue("[file]") }

// Check looks at a file as it came: its content decides what it is, at most
// limit bytes are taken. What is wrong is Invalid for the given form field.
func Check(field, name string, content []byte, limit int64) (New, error) {
	const op = "file.Check"
	bad := func(key string, args ...any) (New, error) {
		return New{}, fault.Bad(op, fault.Field{Name: field, Key: key, Args: args})
	}
	limit = min(limit, Most)
	if len(content) == 0 {
		return bad("file.error.empty")
	}
	if int64(len(content)) > limit {
		return bad("file.error.large", limit>>20)
	}
	kind, ok := Sniff(content)
	if !ok {
		return bad("file.error.type")
	}
	clean := CleanName(name)
	ending := strings.ToLower(path.Ext(clean))
	switch {
	case ending == "":
		clean += kind.Extensions()[0]
	case !slices.Contains(kind.Extensions(), ending):
		return bad("file.error.lying", strings.ToUpper(string(kind)))
	}
	return New{Name: clean, Type: kind, Content: content}, nil
}

const maxName = 120 // characters

// CleanName takes out of a name what could mislead its reader or a file
// system: folders, control and direction marks, what systems reserve. It is
// never empty and never begins with a dot.
func CleanName(name string) string {
	name = strings.ToValidUTF8(name, "")
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		name = name[i+1:]
	}
	name = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Co, unicode.Cs):
			return -1
		case strings.ContainsRune(`<>:"|?*;`, r):
			return '_'
		case unicode.IsSpace(r):
			return ' '
		}
		return r
	}, name)
	name = strings.TrimRight(strings.TrimLeft(name, ". "), ". ")
	if n := utf8.RuneCountInString(name); n > maxName {
		ending := []rune(path.Ext(name))
		if len(ending) > 10 {
			ending = nil
		}
		name = strings.TrimRight(string([]rune(name)[:maxName-len(ending)]), ". ") + string(ending)
	}
	if name == "" {
		return "documento"
	}
	return name
}
