package topic

import (
	"slices"
	"strings"
	"testing"

	"newsbrief/briefing"
)

func TestFind(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"china": "china", "China": "china", "PRC": "china", "chinese": "china", "中国": "china",
		"the United States": "united-states", "usa": "united-states", "U.S.": "united-states", "us": "united-states",
		"uk": "united-kingdom", "britain": "united-kingdom", "united-kingdom": "united-kingdom",
		"turkey": "turkey", "Türkiye": "turkey", "georgia": "georgia", "cote d’ivoire": "ivory-coast",
		"eu": "european-union", "Deutschland": "germany", "chips": "chips", "semiconductors": "chips",
		"artificial intelligence": "ai", "Ai": "ai", "interest rates": "interest-rates", "soccer": "football",
		"congo": "dr-congo", "korea": "south-korea", "nigeria": "nigeria", "niger": "niger",
		// Not names of a topic, but words to look for.
		"beijing": "", "xi jinping": "", "nvidia": "", "": "", "  ": "", "lorem": "", "the": "",
	} {
		got, ok := Standard().Find(name)
		if got.ID != want || ok != (want != "") {
			t.Errorf("Find(%q) = %q, %v, want %q", name, got.ID, ok, want)
		}
	}
}

func TestNearest(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"chnia": "china", "chine": "china", "germny": "germany", "untied states": "united-states",
		"phillipines": "philippines", "semiconducters": "chips", "inflaton": "inflation",
		"cat": "", "qwertyuiop": "", "": "", strings.Repeat("x", 1000): "",
	} {
		if got, ok := Standard().Nearest(name); got.ID != want || ok != (want != "") {
			t.Errorf("Nearest(%q) = %q, %v, want %q", name, got.ID, ok, want)
		}
	}
}

func TestAllHasEveryTopicOnce(t *testing.T) {
	t.Parallel()
	all := Standard().All()
	if len(all) < 230 {
		t.Errorf("%d topics, want every country and some thirty subjects", len(all))
	}
	if !slices.IsSortedFunc(all, func(a, b briefing.Topic) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("not ordered by name")
	}
	for _, topic := range all {
		for _, name := range []string{topic.ID, topic.Name} {
			if got, ok := Standard().Find(name); !ok || got != topic {
				t.Errorf("Find(%q) = %v, want %v", name, got, topic)
			}
		}
	}
	all[0] = briefing.Topic{}
	if Standard().All()[0] == all[0] {
		t.Error("All returned the package's own slice")
	}
}
