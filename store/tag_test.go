package store

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"newsbrief/briefing"
)

// Whatever a topic is called, its tags are read as they were written.
func TestTagsReadBack(t *testing.T) {
	t.Parallel()
	tag := rapid.Custom(func(t *rapid.T) briefing.Tag {
		topic := rapid.OneOf(rapid.StringMatching(`[a-z-]{1,12}`), rapid.String(),
			rapid.SampledFrom([]string{`","score":1}`, `},{"topic":"`, "\u2028", "\xff", `\`}))
		return briefing.Tag{Topic: topic.Draw(t, "topic"), Score: rapid.Float64Range(0, 1).Draw(t, "score")}
	})
	rapid.Check(t, func(t *rapid.T) {
		tags := rapid.SliceOfN(tag, 0, 5).Draw(t, "tags")
		text, err := encodeTags(tags)
		if err != nil {
			t.Fatal(err)
		}
		got, err := decodeTags(text)
		if err != nil {
			t.Fatal(err)
		}
		var want []briefing.Tag
		if text != "" {
			if err := json.Unmarshal([]byte(text), &want); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

// What no version of the program wrote is an error, not half a list.
func TestDecodeTagsRefuses(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		`[{"topic":"china","score":0.5}`, `[{"topic":"china","score":x}]`, `[{"topic":"china","score":0.5},]`,
		`[{"topic":"china"`, `{"topic":"china","score":0.5}`, `[{"topic":"china","score":0.5}]]`,
	} {
		if tags, err := decodeTags(text); err == nil {
			t.Errorf("%s: %v", text, tags)
		}
	}
}
