package rules

import (
	"testing"

	"newsbrief/briefing/quote/internal/parse"
)

func TestAnswersNameTheSubjectOfACue(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang, text string
		want       string // who speaks the first stretch, "" for nobody
		cued       bool
	}{
		{"en", "“We waited nine long years,” Nora Whitlock said.", "Nora Whitlock", true},
		{"en", "“We waited nine long years,” said Peter Crane.", "Peter Crane", true},
		{"fr", "« Nous avons attendu neuf ans », a déclaré Nora Vasseur.", "Nora Vasseur", true},
		{"en", "The ferry crossed the bay without a stop. “We waited nine long years.”", "", false},
	} {
		d := parse.Read("", c.text, parse.For(c.lang))
		all := Answers(d)
		if len(all) != len(d.Spans) || len(all) == 0 {
			t.Fatalf("%q: %d answers for %d stretches", c.text, len(all), len(d.Spans))
		}
		got := ""
		if m := all[0].Mention; m >= 0 {
			got = c.text[d.Mentions[m].Start:d.Mentions[m].End]
		}
		if got != c.want || all[0].Cued != c.cued {
			t.Errorf("%q: %q, cued %v", c.text, got, all[0].Cued)
		}
	}
}

func TestSpeechIsToldFromTitles(t *testing.T) {
	t.Parallel()
	said := Answers(parse.Read("", "“We waited nine long years for it,” Nora Whitlock said.", parse.For("en")))
	title := Answers(parse.Read("", "The film “Bridge of Years” opened in Exford.", parse.For("en")))
	if said[0].Speech <= title[0].Speech || said[0].Sure() < Least || title[0].Sure() >= Least {
		t.Errorf("said %+v, title %+v", said[0], title[0])
	}
}

func TestASpeakerGoesOnInTheParagraph(t *testing.T) {
	t.Parallel()
	d := parse.Read("", "“We waited nine years,” Nora Whitlock said. “Nobody came to see it at all.”", parse.For("en"))
	all := Answers(d)
	if all[1].Mention != all[0].Mention || all[1].Sure() >= all[0].Sure() {
		t.Errorf("%+v", all)
	}
}
