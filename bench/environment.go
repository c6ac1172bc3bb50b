package main

import (
	"fmt"
	"io"
	"math"
	"runtime"
	"runtime/debug"
	"time"
)

// environment is where figures were measured.
type environment struct {
	Cores   int               `json:"cores"`
	Go      string            `json:"go"`
	System  string            `json:"system"`
	Modules map[string]string `json:"modules"`
	At      time.Time         `json:"at"`
}

func here() environment {
	e := environment{
		Cores: runtime.GOMAXPROCS(0), Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH,
		Modules: map[string]string{}, At: time.Now().UTC().Truncate(time.Second),
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			switch m.Path {
			case "modernc.org/sqlite", "github.com/jackc/pgx/v5", "github.com/a-h/templ":
				e.Modules[m.Path] = m.Version
			}
		}
	}
	return e
}

func (e environment) table(w io.Writer) {
	fmt.Fprintf(w, "%s, %s, %d cores, modernc %s, pgx %s\n\n", e.Go, e.System, e.Cores,
		e.Modules["modernc.org/sqlite"], e.Modules["github.com/jackc/pgx/v5"])
}

// ratio rounds one figure over another to two places; 0 where there is none.
func ratio(of, over float64) float64 {
	if over == 0 {
		return 0
	}
	return math.Round(of/over*100) / 100
}
