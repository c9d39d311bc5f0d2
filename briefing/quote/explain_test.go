package quote

import (
	"reflect"
	"slices"
	"testing"

	"newsbrief/briefing"
)

func TestExplainAgreesWithExtract(t *testing.T) {
	t.Parallel()
	const en = "Nora Whitlock told Peter Crane: “We waited for nine long years.” They saw the film “Old River” on Friday."
	const fr = "« C’est un bon jour pour la ville », a déclaré Jeanne Dupuis. Le film « Vieux Port » sort vendredi."
	for lang, text := range map[string]string{"en": en, "fr": fr} {
		quotes := Extract("", text, lang)
		all := Explain("", text, lang)
		if len(all) != 2 || !all[0].Shown || all[1].Shown {
			t.Fatalf("%s: %+v", lang, all)
		}
		if !slices.ContainsFunc(quotes, func(q briefing.Quote) bool { return reflect.DeepEqual(q, all[0].Quote) }) {
			t.Errorf("%s: explained %+v, extracted %+v", lang, all[0].Quote, quotes)
		}
		if x := all[1].Quote; x.Text != text[x.Start:x.End] || x.Speaker != "" {
			t.Errorf("%s: %+v", lang, x)
		}
		if all[0].Learnt != (lang == "en") {
			t.Errorf("%s: learnt is %v", lang, all[0].Learnt)
		}
	}
	x := Explain("", en, "en")[0]
	if x.Rival == "" || len(x.For) == 0 || len(x.Marks) == 0 || x.Speech < 0.5 || x.Speaker < 0.5 {
		t.Errorf("no account of %+v", x)
	}
}
