package topic

import (
	"strings"
	"testing"

	"newsbrief/briefing"
	"newsbrief/briefing/topic/internal/mention"
)

// A name can find one topic only; the second to claim it would be lost in
// silence.
func TestNamesAreNotShared(t *testing.T) {
	t.Parallel()
	owners := map[string]string{}
	for _, topic := range Lexicon().Topics() {
		for _, a := range topic.Aliases {
			if a.Class != mention.Name || a.Language != "" {
				continue
			}
			if other, taken := owners[a.Text]; taken && other != topic.ID {
				t.Errorf("%s and %s are both called %s", other, topic.ID, a.Text)
			}
			owners[a.Text] = topic.ID
		}
	}
}

// Every country has what makes a text that never names it be found.
func TestCountriesAreComplete(t *testing.T) {
	t.Parallel()
	places, subjects := 0, 0
	for _, topic := range Lexicon().Topics() {
		classes := map[mention.Class]bool{}
		for _, a := range topic.Aliases {
			classes[a.Class] = true
		}
		if !classes[mention.Name] {
			t.Errorf("%s has no name", topic.ID)
		}
		if !topic.Place {
			subjects++
			continue
		}
		places++
		if len(classes) < 3 {
			t.Errorf("%s is known by %d classes of alias, want 3 or more", topic.ID, len(classes))
		}
	}
	if places < 195 || subjects < 40 {
		t.Errorf("%d places, %d subjects", places, subjects)
	}
}

func TestLoadAdds(t *testing.T) {
	t.Parallel()
	c, err := Load("ours.txt", `# ours
[harbours] Harbours
name: harbours; quaysides
word: quay; quays; pilot boat
[china] China
city: Brannoch
blocked: China Harbour Inn`)
	if err != nil {
		t.Fatal(err)
	}
	if got, ok := c.Find("quaysides"); !ok || got != (briefing.Topic{ID: "harbours", Name: "Harbours"}) {
		t.Errorf("Find(quaysides) = %v, %v", got, ok)
	}
	for text, want := range map[string]string{
		"The quays of Brannoch were empty.": "china harbours",
		"The China Harbour Inn burnt down.": "",
	} {
		var got []string
		for _, tag := range c.Tag("", text, "en") {
			got = append(got, tag.Topic)
		}
		for id := range strings.FieldsSeq(want) {
			if !strings.Contains(strings.Join(got, " "), id) {
				t.Errorf("%q: no %s in %v", text, id, got)
			}
		}
		if want == "" && len(got) > 0 {
			t.Errorf("%q: %v", text, got)
		}
	}
	if _, ok := Standard().Find("quaysides"); ok {
		t.Error("the standard topics changed")
	}
	if _, err := Load("ours.txt", "[a] A\nnmae: A"); err == nil || !strings.Contains(err.Error(), "ours.txt:2") {
		t.Errorf("error %v, want one that names file and line", err)
	}
}
