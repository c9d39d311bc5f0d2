package parse

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestMarks(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, lang, text string
		want             []string
	}{
		{"straight", "en", `a "b" c "d"`, []string{"b", "d"}},
		{"straight, the last unclosed", "en", `a "b" c "d`, []string{"b", "d"}},
		{"curly", "en", "“a b” c", []string{"a b"}},
		{"unopened", "en", "a b,” he said", []string{"a b,"}},
		{"unclosed", "en", "“a b", []string{"a b"}},
		{"opened curly, closed straight", "en", "“a,\" he said. “b”", []string{"a,", "b"}},
		{"opened straight, closed curly", "en", "\"a,” he said", []string{"a,"}},
		{"closed by an opening mark", "en", "the “a“ while", []string{"a"}},
		{"German", "de", "„a“ und „b“", []string{"a", "b"}},
		{"German, all closed straight", "de", "„a\" und „b\"", []string{"a", "b"}},
		{"German, closed straight", "de", "„a\", sagte er", []string{"a"}},
		{"outward", "fr", "« a » et « b »", []string{"a", "b"}},
		{"inward", "de", "»a« und »b«", []string{"a", "b"}},
		{"nested", "ru", "«a «b» c»", []string{"a «b» c", "b"}},
		{"corners", "ja", "「a『b』」", []string{"a『b』", "b"}},
		{"both sides the same", "fi", "”a” ja ”b”", []string{"a", "b"}},
		{"single", "en", "‘it’s a’ and ‘b’", []string{"it’s a", "b"}},
		{"no single beside double ones", "en", "“it ‘is’ a”", []string{"it ‘is’ a"}},
		{"typewriter doubles", "en", "''a b,'' he said", nil},
		{"dash", "es", "—Ya voy —dijo Ana—. Espera.", []string{"Ya voy", "Espera."}},
		{"a list", "es", "— leche", nil},
		{"empty", "en", `"" “” " "`, nil},
		{"each paragraph anew", "en", "\"a\n\nb \"c\"", []string{"a", "c"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d := Read("", tt.text, For(tt.lang))
			var got []string
			for _, s := range d.Spans {
				got = append(got, tt.text[s.Start:s.End])
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}

func TestTokens(t *testing.T) {
	t.Parallel()
	const text = "Mr. O’Hara’s U.S. firm AT&T paid 1,200.50 to the 46-year-old, he’s told..."
	want := []string{"Mr.", "O’Hara", "’s", "U.S.", "firm", "AT&T", "paid", "1,200.50", "to", "the", "46-year-old", ",", "he", "’s", "told", "..."}
	d := Read("", text, For("en"))
	var got []string
	for _, k := range d.Tokens {
		got = append(got, text[k.Start:k.End])
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestMentions shows mentions with their verbs: the subject of a verb is
// followed by "=" and the main verb, an object by its preposition.
func TestMentions(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		lang, text string
		want       []string
	}{
		{"en", "The mayor has not told Peter Crane.", []string{"The mayor=told", "Peter Crane"}},
		{"en", "Ann Lee, a friend of the mayor, said so.", []string{"Ann Lee=said", "a friend=said", "the mayor"}},
		{"en", "Secretary of State Ann Lee spoke.", []string{"Secretary of State Ann Lee=spoke"}},
		{"en", "Peter’s brother and she left.", []string{"Peter", "brother=left", "she=left"}},
		{"de", "Gestern hat Karin Holm in einer Rede das Ende verkündet.", []string{"Karin Holm=verkündet", "einer Rede", "das Ende=verkündet"}},
		{"en", "We met as Ann Lee told a retired clerk.", []string{"We=met", "Ann Lee=told", "a retired clerk"}},
		{"en", "Party officials were late, critics claim.", []string{"Party officials=were", "critics=claim"}},
		{"en", "Ann Lee (D-N.Y.) last week said so.", []string{"Ann Lee=said", "D-N.Y.", "last week=said"}},
		{"en", "An aide who asked for quiet said so.", []string{"An aide=said", "who=asked", "quiet"}},
		{"en", "George Will came. Will left.", []string{"George Will=came", "Will=left"}},
		{"en", "The two-day talks, Jones’ idea, ended.", []string{"The two-day talks=ended", "Jones", "idea=ended"}},
		{"de", "Die Bewohner des Dorfes sehen alles.", []string{"Die Bewohner=sehen", "des Dorfes=sehen"}},
		{"de", "Ursula von der Aue sagte das.", []string{"Ursula von der Aue=sagte"}},
		{"fr", "Charles de Morvan a déclaré.", []string{"Charles de Morvan=déclaré"}},
	} {
		d := Read("", tt.text, For(tt.lang))
		var got []string
		for _, m := range d.Mentions {
			line := tt.text[m.Start:m.End]
			if m.Subject {
				v := d.Units[m.Main]
				line += "=" + tt.text[v.Start:v.End]
			}
			got = append(got, line)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.text, diff)
		}
	}
}

func TestSources(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		lang, text, mention string
		want                Source
	}{
		{"en", "According to Ann Lee it rained.", "Ann Lee", Direct},
		{"en", "It rained, as described by Ann Lee.", "Ann Lee", Agent},
		{"en", "In Ann Lee's view it rained.", "Ann Lee", OfAccount},
		{"en", "The plan of Ann Lee failed.", "Ann Lee", NoSource},
		{"de", "Laut Karin Holm regnet es.", "Karin Holm", Direct},
		{"de", "Karin Holm zufolge regnet es.", "Karin Holm", Direct},
		{"de", "Nach Angaben der Polizei regnet es.", "Angaben", AccountItself},
		{"de", "Nach Angaben der Polizei regnet es.", "der Polizei", OfAccount},
		{"de", "In dem Antrag heißt es, es regne.", "dem Antrag", OfAccount},
		{"de", "Der Plan wurde von der Polizei gelobt.", "der Polizei", Agent},
	} {
		d := Read("", tt.text, For(tt.lang))
		i := slices.IndexFunc(d.Mentions, func(m Mention) bool { return tt.text[m.Start:m.End] == tt.mention })
		if i < 0 || d.Mentions[i].Source != tt.want {
			t.Errorf("%s: source of %s is %v of %d mentions, want %v", tt.text, tt.mention, i, len(d.Mentions), tt.want)
		}
	}
}

func TestGuess(t *testing.T) {
	t.Parallel()
	for lang, text := range map[string]string{
		"en": "The mayor said that she would not come to the opening of the bridge.",
		"de": "Die Bürgermeisterin sagte, dass sie nicht zur Eröffnung der Brücke kommt.",
		"fr": "La maire a dit qu'elle ne viendrait pas à l'ouverture du pont.",
		"es": "La alcaldesa dijo que no iría a la apertura del puente.",
		"nl": "De burgemeester zei dat zij niet naar de opening van de brug komt.",
		"ru": "Мэр сказала, что не придёт.", "el": "Η δήμαρχος είπε ότι δεν θα έρθει.",
		"ar": "قالت رئيسة البلدية", "zh": "市长表示", "ja": "市長は来ないと述べた",
		"": "12345 %%%",
	} {
		if got := Guess(text); got != lang {
			t.Errorf("%s was taken for %q", text, got)
		}
	}
}

func TestEveryLanguageHasWords(t *testing.T) {
	t.Parallel()
	for _, code := range Languages() {
		l := For(code + "-XX")
		if l.Code != code || len(l.List("cue3")) == 0 || len(l.List("speaker")) == 0 {
			t.Errorf("%s has no words", code)
		}
	}
	if l := For("tlh"); l.Code != "" {
		t.Errorf("unknown language became %q", l.Code)
	}
}

func TestRanges(t *testing.T) {
	t.Parallel()
	pieces := []string{"“", "”", "\"", "„", "«", "»", "「", "」", "‘", "’", "— ", "a ", "Ann ", "said ", ". ", ", ", "\n", "\xff", "é", "("}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "pieces"), "")
		d := Read("", text, For(rapid.SampledFrom([]string{"en", "de", "es", "ja"}).Draw(t, "lang")))
		if err := sound(d); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
	})
}

// sound checks that lists are in order and ranges inside each other.
func sound(d *Document) error {
	for i, s := range d.Spans {
		p := d.Paragraphs[s.Paragraph]
		if !p.Spans.Has(i) || s.Start < p.Start || s.End > p.End || s.Start >= s.End || !p.Units.Has(s.Unit) {
			return fmt.Errorf("span %+v outside its paragraph %+v", s, p)
		}
		if s.Parent >= 0 && (d.Spans[s.Parent].Start > s.Start || d.Spans[s.Parent].End < s.End) {
			return fmt.Errorf("span %d sticks out of its parent", i)
		}
	}
	for _, m := range d.Mentions {
		if !d.Paragraphs[m.Paragraph].Units.Has(m.Units.From) || !d.Sentences[m.Sentence].Units.Has(m.Units.To-1) {
			return fmt.Errorf("mention %+v outside its sentence", m)
		}
	}
	if !slices.IsSortedFunc(d.Tokens, func(a, b Token) int { return int(a.Start - b.Start) }) {
		return fmt.Errorf("tokens out of order")
	}
	return nil
}

func TestCompounds(t *testing.T) {
	t.Parallel()
	de := For("de")
	for w, want := range map[string]bool{
		"Betriebsratsvorsitzende": true,
		"Werftsprecherin":         true,
		"Brücke":                  false,
		"Anwalt":                  false, // is no compound
		"Holm":                    false,
	} {
		if got := de.compound(w).Flags.Has(Title); got != want {
			t.Errorf("%s is a title: %v, want %v", w, got, want)
		}
	}
	if For("en").compound("Betriebsratsvorsitzende") != (Word{}) {
		t.Error("English has compounds")
	}
}

func TestAListedSpeakerAtTheStartIsNoName(t *testing.T) {
	t.Parallel()
	d := Read("", "One of them said it. Exford was quiet.", For("en"))
	var kinds []MentionKind
	for _, m := range d.Mentions {
		kinds = append(kinds, m.Kind)
	}
	if len(kinds) == 0 || kinds[0] != Pro || !slices.Contains(kinds, One) {
		t.Errorf("%v", kinds)
	}
}
