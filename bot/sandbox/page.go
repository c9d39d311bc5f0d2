package sandbox

import (
	"embed"
	"io/fs"
	"net/http"
)

//go:embed page
var pageFiles embed.FS

// policy lets the page load its own files only. Pictures in messages come
// from wherever the app says, as plain images.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
	"img-src 'self' data: https: http:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// pageRoutes serve the page and what it is made of.
func (s *Server) pageRoutes() {
	files := http.FileServerFS(must(fs.Sub(pageFiles, "page")))
	page := func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Security-Policy", policy)
			w.Header().Set("X-Content-Type-Options", "nosniff")
			w.Header().Set("Referrer-Policy", "no-referrer")
			w.Header().Set("Cache-Control", "no-cache")
			h.ServeHTTP(w, r)
		})
	}
	s.mux.Handle("GET /{$}", page(files))
	s.mux.Handle("GET /page/", page(http.StripPrefix("/page", files)))
	s.mux.Handle("GET /archives/{channel}/{message}", page(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.ServeFileFS(w, r, pageFiles, "page/index.html")
	})))
}
