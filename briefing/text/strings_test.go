package text

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func TestSay(t *testing.T) {
	t.Parallel()
	if got := Say("story.more", "n", 3); got != "+3 more" {
		t.Errorf("got %q", got)
	}
	if got := Say("count.stories", "n", 1); got != "1 story" {
		t.Errorf("got %q", got)
	}
	if got := Say("digest.title", "name", "{date}", "date", "{name}"); got != "{date}, {name}" {
		t.Errorf("a value was looked into: %q", got)
	}
	if got := Say("no.such"); got != "no.such" {
		t.Errorf("got %q", got)
	}
}

// The voice: no exclamation marks, no straight quotes, and both plural forms
// name the same places, but for the number.
func TestPhrases(t *testing.T) {
	t.Parallel()
	place := regexp.MustCompile(`\{[a-z]+\}`)
	for key, p := range phrases {
		for _, form := range []string{p.One, p.Other} {
			if strings.ContainsAny(form, "!'\"") || regexp.MustCompile(`(?i)please|sorry|oops|success`).MatchString(form) {
				t.Errorf("%s: %q", key, form)
			}
		}
		if p.One == "" {
			continue
		}
		places := func(s string) string {
			return strings.Join(place.FindAllString(strings.ReplaceAll(s, "{n}", ""), -1), " ")
		}
		if one, other := places(p.One), places(p.Other); one != other {
			t.Errorf("%s: places %q and %q differ", key, one, other)
		}
	}
}

// Every key that this package says is in the table.
func TestKeys(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	keys := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, source, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			if name, ok := call.Fun.(*ast.Ident); !ok || name.Name != "Say" {
				return true
			}
			if arg, ok := call.Args[0].(*ast.BasicLit); ok {
				key, _ := strconv.Unquote(arg.Value)
				if _, known := phrases[key]; !known {
					t.Errorf("%s says %q, which is not in the table", file, key)
				}
				keys++
			}
			return true
		})
	}
	if keys < 30 {
		t.Errorf("found %d keys only", keys)
	}
}
