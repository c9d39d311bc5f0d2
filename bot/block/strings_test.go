package block

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"newsbrief/briefing/text"
)

// Every key that this package says is in the table of strings.
func TestKeys(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	keys := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if key, ok := said(n); ok {
				keys++
				if text.Template(key, 0) == key {
					t.Errorf("%s says %q, which is not in the table", file, key)
				}
			}
			return true
		})
	}
	if keys < 60 {
		t.Errorf("found %d keys only", keys)
	}
}

// said is the key of a call to say or text.Say.
func said(n ast.Node) (key string, ok bool) {
	call, ok := n.(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return "", false
	}
	arg, ok := call.Args[0].(*ast.BasicLit)
	if !ok {
		return "", false
	}
	switch f := call.Fun.(type) {
	case *ast.Ident:
		ok = f.Name == "say"
	case *ast.SelectorExpr:
		ok = f.Sel.Name == "Say"
	default:
		ok = false
	}
	key, err := strconv.Unquote(arg.Value)
	return key, ok && err == nil
}

// A suggested command's button says what it does.
func TestVerb(t *testing.T) {
	t.Parallel()
	for suggestion, want := range map[string]string{
		"help":                 "See All Commands",
		"said tarn":            "List Quotes",
		"follow gullholm":      "Follow Here",
		"unfollow gullholm":    "Unfollow Here",
		"digest":               "Show Digest",
		"digest off":           "End Digest",
		"trend gullholm":       "Show Trend",
		"status":               "Show Status",
		"pause":                "Pause Digest",
		"resume":               "Resume Digest",
		"digest preview":       "Preview Digest",
		"digest 08:00":         "Add Digest",
		"feeds":                "List Feeds",
		"feeds add x.example":  "Add Feed",
		"feeds remove Buoy":    "Remove Feed",
		"gullholm since today": "Ask That",
	} {
		if got := text.Say(verb(suggestion)); got != want {
			t.Errorf("%q: %q, want %q", suggestion, got, want)
		}
	}
}

// Each kind of hint, and each trouble, has its words.
func TestKinds(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"command", "time", "days", "cron", "since", "number", "topics", "feed", "address", "zone", "mention", "member", "alert", "outlet", "length"} {
		if m := Hint(kind, "x", "help"); strings.Contains(m.Text, "hint.") || strings.Contains(hintFoot(kind), "hint.") || len(m.Blocks) != 3 {
			t.Errorf("%s: %q, %q", kind, m.Text, hintFoot(kind))
		}
	}
	for _, task := range []Task{Asking, Sharing, Following, Setting, Feeding, Permitting} {
		if m := Trouble(task, Direct); strings.Contains(m.Text, "trouble.") || len(m.Blocks) != 1 {
			t.Errorf("%s: %q", task, m.Text)
		}
	}
}
