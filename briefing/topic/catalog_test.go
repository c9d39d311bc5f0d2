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
	wanted := []mention.Class{mention.Name, mention.Demonym, mention.CapitalCity, mention.City, mention.Leader, mention.Institution, mention.Currency}
	unions := map[string]bool{"european-union": true, "nato": true}
	countries, subjects := 0, 0
	for _, topic := range Lexicon().Topics() {
		has := map[mention.Class]bool{}
		for _, a := range topic.Aliases {
			has[a.Class] = true
		}
		switch {
		case unions[topic.ID]:
		case !topic.Place:
			subjects++
			if !has[mention.Name] || len(topic.Aliases) < 20 {
				t.Errorf("%s has %d aliases, want its name and enough to give it away", topic.ID, len(topic.Aliases))
			}
		default:
			countries++
			for _, class := range wanted {
				if !has[class] {
					t.Errorf("%s has no %s", topic.ID, class)
				}
			}
		}
	}
	if countries < 200 || subjects < 40 {
		t.Errorf("%d countries, want the 193 of the United Nations and the others with news of their own; %d subjects", countries, subjects)
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
