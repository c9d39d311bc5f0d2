package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"newsbrief": main})
}

// Each script gets a web server over its own folder web/, at $SITE. In what it
// serves, and in lists of feeds, SITE stands for its address and AGO(3h) for the time three hours ago.
func TestScript(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			server := httptest.NewServer(web(filepath.Join(env.WorkDir, "web")))
			env.Defer(server.Close)
			env.Setenv("SITE", server.URL)
			env.Setenv("NEWSBRIEF_ALLOW_NETS", "127.0.0.0/8")
			env.Setenv("NEWSBRIEF_LOG", "error")
			return fillIn(env.WorkDir, server.URL)
		},
	})
}

// fillIn puts the server's address into the lists of feeds.
func fillIn(dir, site string) error {
	lists, err := filepath.Glob(filepath.Join(dir, "*.opml"))
	if err != nil {
		return err
	}
	for _, name := range lists {
		body, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(name, bytes.ReplaceAll(body, []byte("SITE"), []byte(site)), 0o600); err != nil {
			return err
		}
	}
	return nil
}

var agoMark = regexp.MustCompile(`AGO\(([0-9a-z]+)\)`)

// web serves the files of a folder. A file whose name ends in .redirect holds
// the address to redirect to.
func web(dir string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := filepath.Join(dir, filepath.FromSlash(r.URL.Path))
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			name = filepath.Join(name, "index.html")
		}
		body, err := os.ReadFile(name)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		if strings.HasSuffix(name, ".redirect") {
			http.Redirect(w, r, strings.TrimSpace(string(body)), http.StatusFound)
			return
		}
		body = bytes.ReplaceAll(body, []byte("SITE"), []byte("http://"+r.Host))
		body = agoMark.ReplaceAllFunc(body, func(mark []byte) []byte {
			ago, err := time.ParseDuration(string(agoMark.FindSubmatch(mark)[1]))
			if err != nil {
				return fmt.Appendf(nil, "bad mark %s", mark)
			}
			return []byte(time.Now().Add(-ago).UTC().Format(time.RFC1123))
		})
		_, _ = w.Write(body)
	})
}
