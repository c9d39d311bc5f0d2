package mention

import (
	"strings"
	"testing"
)

func TestLoadRefuses(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"name: Norland":                    "before any topic",
		"[norland]":                        "want [id] Name",
		"[] Norland":                       "want [id] Name",
		"[a] A\n[a] B":                     "topic a twice",
		"[a] A\nname Norland":              "no class",
		"[a] A\nnick: Norland":             "unknown class",
		"[a] A\nname: Norland; ;":          "no word in it",
		"[a] A\nname: Norland???":          "more than two question marks",
		"[a] A\ndemonym: nor*":             "a prefix is one word",
		"[a] A\ndemonym: greater norland*": "a prefix is one word",
	} {
		_, err := Load(Source{"x.txt", text})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), "x.txt:") {
			t.Errorf("%q: error %v, want one with its line that says %q", text, err, want)
		}
	}
}
