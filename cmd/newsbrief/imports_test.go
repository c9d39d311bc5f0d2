package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// streets are the one-way streets: which rooms a room may import. briefing
// knows nobody; bot and store know only briefing and never meet; cmd wires.
var streets = map[string][]string{
	"briefing": {"briefing"},
	"bot":      {"bot", "briefing"},
	"store":    {"store", "briefing"},
	"cmd":      {"cmd", "bot", "briefing", "store"},
}

// foreign are modules that belong to one room.
var foreign = map[string]string{
	"github.com/slack-go/slack":  "bot cmd",
	"github.com/mmcdole/gofeed":  "briefing",
	"modernc.org/sqlite":         "store",
	"github.com/alecthomas/kong": "cmd",
}

type listed struct {
	ImportPath string
	Imports    []string
}

func TestOneWayStreets(t *testing.T) {
	t.Parallel()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports", "newsbrief/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	packages := json.NewDecoder(strings.NewReader(string(out)))
	n := 0
	for ; ; n++ {
		var p listed
		if err := packages.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		for _, imported := range p.Imports {
			if !allowed(room(p.ImportPath), imported) {
				t.Errorf("%s imports %s", p.ImportPath, imported)
			}
		}
	}
	if n < 15 {
		t.Errorf("only %d packages seen: is the test run inside the module?", n)
	}
}

// room is the top-level folder of one of our packages, "" for a foreign one.
func room(path string) string {
	rest, ours := strings.CutPrefix(path, "newsbrief/")
	if !ours {
		return ""
	}
	name, _, _ := strings.Cut(rest, "/")
	return name
}

func allowed(from, imported string) bool {
	if to := room(imported); to != "" {
		for _, ok := range streets[from] {
			if to == ok {
				return true
			}
		}
		return false
	}
	for module, rooms := range foreign {
		if strings.HasPrefix(imported, module) {
			return strings.Contains(rooms, from)
		}
	}
	return true
}

// The law itself: a street that goes the wrong way is seen.
func TestAllowed(t *testing.T) {
	t.Parallel()
	tests := []struct {
		from, imported string
		want           bool
	}{
		{"briefing", "newsbrief/briefing/quote", true},
		{"briefing", "newsbrief/store", false},
		{"bot", "newsbrief/store", false},
		{"store", "newsbrief/bot/block", false},
		{"store", "newsbrief/briefing", true},
		{"cmd", "newsbrief/store", true},
		{"bot", "newsbrief/cmd/newsbrief/newsroom", false},
		{"briefing", "github.com/slack-go/slack", false},
		{"bot", "github.com/slack-go/slack/socketmode", true},
		{"bot", "modernc.org/sqlite", false},
		{"briefing", "golang.org/x/net/html", true},
	}
	for _, tt := range tests {
		if got := allowed(tt.from, tt.imported); got != tt.want {
			t.Errorf("%s importing %s: allowed = %v, want %v", tt.from, tt.imported, got, tt.want)
		}
	}
}
