package topic

import (
	"strings"
	"testing"
	"testing/fstest"
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
		_, err := load(fstest.MapFS{"lexicon/x.txt": {Data: []byte(text)}})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), "x.txt:") {
			t.Errorf("%q: error %v, want one with its line that says %q", text, err, want)
		}
	}
}

// A name can find one topic only; the second to claim it would be lost in
// silence.
func TestNamesAreNotShared(t *testing.T) {
	t.Parallel()
	l := lexicon()
	for _, phrases := range l.phrases {
		for _, p := range phrases {
			owners := map[int]bool{}
			for _, a := range p.aliases {
				if a.class == className && a.lang == "" {
					owners[a.topic] = true
				}
			}
			if len(owners) > 1 {
				t.Errorf("%d topics are called %v", len(owners), p.words)
			}
		}
	}
}

// Every country has what makes a text that never names it be found.
func TestCountriesAreComplete(t *testing.T) {
	t.Parallel()
	l := lexicon()
	classes := map[int]map[class]bool{}
	for _, phrases := range l.phrases {
		for _, p := range phrases {
			for _, a := range p.aliases {
				if classes[a.topic] == nil {
					classes[a.topic] = map[class]bool{}
				}
				classes[a.topic][a.class] = true
			}
		}
	}
	places := 0
	for i, topic := range l.topics {
		if !classes[i][className] {
			t.Errorf("%s has no name", topic.ID)
		}
		if topic.place {
			places++
			if len(classes[i]) < 3 {
				t.Errorf("%s is known by %d classes of alias, want 3 or more", topic.ID, len(classes[i]))
			}
		}
	}
	if places < 195 {
		t.Errorf("%d places", places)
	}
}
