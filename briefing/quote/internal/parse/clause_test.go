package parse

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestClauses(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text string
		want []string // subject=main verb of the clauses that have a verb; < for those that depend on another
	}{
		{"Karin Holm sagte nichts.", []string{"Karin Holm=sagte"}},
		{"Am Freitag sagte Karin Holm nichts.", []string{"Karin Holm=sagte"}},
		{"In der Zeitung zeigte sich der Bürgermeister zufrieden.", []string{"der Bürgermeister=zeigte"}},
		{"Den Plan nannte der Bürgermeister gut.", []string{"der Bürgermeister=nannte"}},
		{"Die praktische Umsetzung stellte Stadtrat Jonas Weil in Frage.", []string{"Stadtrat Jonas Weil=stellte"}},
		{"Die Planungen bezeichnete Weil als gut.", []string{"Weil=bezeichnete"}},
		{"Karin Holm, die Bürgermeisterin, wies das zurück.", []string{"Karin Holm=wies"}},
		{"Der Sprecher, der gestern kam, sagte nichts.", []string{"<der=kam", "Der Sprecher=sagte"}},
		{"Karin Holm betonte, dass die Stadt zahlen werde.", []string{"Karin Holm=betonte", "<die Stadt=zahlen"}},
		{"Holm lobte den Rat und dankte der Stadt.", []string{"Holm=lobte", "Holm=dankte"}},
		{"Holm hatte die Rolle der Partei- und Stadtchefs betont.", []string{"Holm=betont"}},
		{"Der Rat hat am 5. Januar den Plan der Stadt abgelehnt.", []string{"Der Rat=abgelehnt"}},
		{"Sie lebe hier, sagte sie.", []string{"Sie=lebe", "sie=sagte"}},
		{"Kritisch sieht Karin Holm den Plan.", []string{"Karin Holm=sieht"}},
	} {
		d := Read("", tt.text, For("de"))
		var got []string
		for _, c := range d.Clauses {
			if c.Verb < 0 {
				continue
			}
			var line strings.Builder
			if c.Below {
				line.WriteString("<")
			}
			if c.Subject >= 0 {
				m := &d.Mentions[c.Subject]
				line.WriteString(tt.text[m.Start:m.End])
			}
			line.WriteString("=" + tt.text[d.Units[c.Main].Start:d.Units[c.Main].End])
			got = append(got, line.String())
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.text, diff)
		}
	}
}

func TestClausesAreGerman(t *testing.T) {
	t.Parallel()
	if d := Read("", "Karin Holm said nothing, and left.", For("en")); len(d.Clauses) > 0 || d.Mentions[0].Clause >= 0 {
		t.Errorf("%d clauses in English", len(d.Clauses))
	}
}

func TestGermanSentences(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"Am 5. Januar kam Holm. Am 6. Februar ging sie.":      2,
		"Der 3. Senat kam. Die Stadt zahlte 2008. Holm ging.": 3,
		"Die Pläne der Stadt Bereits gestern kam Holm.":       2,
		"Holm liest den Anzeiger gern.":                       1,
	} {
		if got := len(Read("", text, For("de")).Sentences); got != want {
			t.Errorf("%q has %d sentences, want %d", text, got, want)
		}
	}
}
