package db

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"
	"unicode/utf8"
)

// instantLayout is how SQLite keeps an instant: UTC, microseconds, fixed
// width, so that the order of the texts is the order of the instants.
const instantLayout = "2006-01-02 15:04:05.000000"

var errBadText = errors.New("text argument is not UTF-8 or holds a NUL")

// normalise turns arguments into what both drivers store alike: nil, int64,
// float64, bool, string, []byte and, for PostgreSQL, time.Time. No error
// mentions a value.
func normalise(e Engine, args []any) ([]any, error) {
	if len(args) == 0 {
		return nil, nil
	}
	out := make([]any, len(args))
	for i, arg := range args {
		v, err := value(e, arg)
		if err != nil {
			return nil, fmt.Errorf("argument $%d: %w", i+1, err)
		}
		out[i] = v
	}
	return out, nil
}

func value(e Engine, arg any) (any, error) {
	switch v := arg.(type) {
	case nil, int64, bool, float64:
		return v, nil
	case int:
		return int64(v), nil
	case string:
		return text(v)
	case []byte:
		if v == nil {
			return nil, nil
		}
		return v, nil
	case time.Time:
		return instant(e, v), nil
	case driver.Valuer:
		if rv := reflect.ValueOf(arg); rv.Kind() == reflect.Pointer && rv.IsNil() {
			return nil, nil
		}
		inner, err := v.Value()
		if err != nil {
			return nil, fmt.Errorf("value of %T", arg) // its error may hold the value
		}
		if _, again := inner.(driver.Valuer); again {
			return nil, fmt.Errorf("value of %T is no plain value", arg)
		}
		return value(e, inner)
	}
	return reflected(e, arg)
}

// reflected takes named types for what they are made of, and follows pointers.
func reflected(e Engine, arg any) (any, error) {
	rv := reflect.ValueOf(arg)
	switch rv.Kind() {
	case reflect.Pointer:
		if rv.IsNil() {
			return nil, nil
		}
		return value(e, rv.Elem().Interface())
	case reflect.String:
		return text(rv.String())
	case reflect.Bool:
		return rv.Bool(), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return rv.Int(), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		if u := rv.Uint(); u <= 1<<63-1 {
			return int64(u), nil
		}
		return nil, errors.New("unsigned number too large")
	case reflect.Float32, reflect.Float64:
		return rv.Float(), nil
	case reflect.Slice:
		if rv.Type().Elem().Kind() == reflect.Uint8 {
			return value(e, rv.Bytes())
		}
	}
	return nil, fmt.Errorf("type %T cannot be stored", arg)
}

func text(s string) (any, error) {
	if !utf8.ValidString(s) || strings.IndexByte(s, 0) >= 0 {
		return nil, errBadText
	}
	return s, nil
}

// instant stores UTC microseconds; the zero instant is an instant like others
// (NullInstant makes it NULL).
func instant(e Engine, t time.Time) any {
	t = t.UTC().Truncate(time.Microsecond)
	if e == SQLite {
		return t.Format(instantLayout)
	}
	return t
}
