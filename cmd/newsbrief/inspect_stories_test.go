package main

import "testing"

// The language decides whether names have to tell what words can't.
func TestReadItemTellsLanguage(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Die Bäcker in Tarn Vale haben die Arbeit niedergelegt, weil sie nicht um zwei Uhr beginnen wollen, sagte der Mann, der sie führt.": "de",
		"The bakers of Tarn Vale have stopped work because they do not want to begin at two, said the man who leads them in this dispute.":  "en",
		"Tarn Vale": "",
	} {
		it, err := readItem([]byte(`{"text": "`+text+`"}`), 1)
		if err != nil || it.Article.Language != want {
			t.Errorf("%q: language %q, want %q (%v)", text, it.Article.Language, want, err)
		}
	}
}
