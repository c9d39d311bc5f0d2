package main

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// .env.example documents every variable, in the order of the config, with its
// default.
func TestEnvExample(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../.env.example")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	comment := false
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "#") {
			got = append(got, line)
			if !comment {
				t.Errorf("%s is not explained", line)
			}
		}
		comment = strings.HasPrefix(line, "#")
	}
	var want []string
	for i := range reflect.TypeFor[Config]().NumField() {
		tag := reflect.TypeFor[Config]().Field(i).Tag
		want = append(want, tag.Get("var")+"="+tag.Get("default"))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf(".env.example differs from Config (-config +file):\n%s", diff)
	}
}

// The README's table names every variable too.
func TestReadmeNamesEveryVariable(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for i := range reflect.TypeFor[Config]().NumField() {
		name := reflect.TypeFor[Config]().Field(i).Tag.Get("var")
		if !strings.Contains(string(text), "| `"+name+"` |") {
			t.Errorf("README.md has no row for %s", name)
		}
	}
}
