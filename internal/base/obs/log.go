package obs

import (
	"fmt"
	"io"
	"log/slog"
	"strings"
	"time"
)

// Format is the shape of the log.
type Format string

// JSON is for machines that collect logs, Text for people at a terminal.
const (
	JSON Format = "json"
	Text Format = "text"
)

// NewLogger makes the program's log. See the package comment for what it
// refuses to print.
func NewLogger(w io.Writer, format Format, level slog.Leveler) *slog.Logger {
	o := &slog.HandlerOptions{Level: level, ReplaceAttr: redact}
	if format == JSON {
		return slog.New(slog.NewJSONHandler(w, o))
	}
	return slog.New(slog.NewTextHandler(w, o))
}

// privateKeys are the words under which somebody in a hurry would log a
// person. A key that contains one of them is blanked, whatever its value.
var privateKeys = []string{
	"name", "surname", "given", "birth", "phone", "mail", "address", "login", "password", "token", "cookie",
	"fiscal", "note", "text", "query", "url", "form", "body", "search",
}

const blank = "[blanked]"

func redact(groups []string, a slog.Attr) slog.Attr {
	if len(groups) == 0 && (a.Key == slog.TimeKey || a.Key == slog.LevelKey || a.Key == slog.MessageKey) {
		return a
	}
	key := strings.ToLower(a.Key)
	for _, word := range privateKeys {
		if strings.Contains(key, word) {
			return slog.String(a.Key, blank)
		}
	}
	if a.Value.Kind() == slog.KindAny {
		return slog.Attr{Key: a.Key, Value: speak(a.Value.Any())}
	}
	return a
}

// speak renders a value of a free type. Errors of this program carry no
// personal data (package fault); of any other type only the name is told,
// since a struct printed whole is how records leak.
func speak(v any) slog.Value {
	switch v := v.(type) {
	case nil:
		return slog.StringValue("")
	case error:
		return slog.StringValue(v.Error())
	case time.Time:
		return slog.TimeValue(v)
	case *slog.Source:
		return slog.StringValue(fmt.Sprintf("%s:%d", v.File, v.Line))
	default:
		return slog.StringValue(fmt.Sprintf("[%T]", v))
	}
}
