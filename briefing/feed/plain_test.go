package feed

import "testing"

func TestParagraphs(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                             "",
		"One line.\n\nAnother & more.": "<p>One line.</p><p>Another &amp; more.</p>",
		"The harbour master of Brannoch\nsaid on Monday that the quay\nwould stay shut.":      "<p>The harbour master of Brannoch said on Monday that the quay would stay shut.</p>",
		"The harbour master of Brannoch\nsaid so on Monday afternoon.\n    Nobody had asked.": "<p>The harbour master of Brannoch said so on Monday afternoon.</p><p>Nobody had asked.</p>",
		"Brannoch 3\nAldermouth 1\nTidewater United 0":                                        "<p>Brannoch 3<br>Aldermouth 1<br>Tidewater United 0</p>",
	} {
		if got := paragraphs(text); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
	long := "This paragraph is a single line that goes on for much longer than any terminal of those days was wide, and then some."
	if got, want := paragraphs(long+"\nNext."), "<p>"+long+"<br>Next.</p>"; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}
