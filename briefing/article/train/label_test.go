package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"newsbrief/briefing/article/internal/prose"
)

func TestLabels(t *testing.T) {
	t.Parallel()
	blocks := []prose.Block{
		{Text: "The ferry is late"},
		{Text: "The ferry is late, said the captain, because of the fog"},
		{Text: "Read also: the fog"},
		{Text: "Read also: the fog"},
		{Text: "Nobody labelled this"},
		{Text: "A reader says that the fog is thick"},
		{Text: "One sen\u00adtence that"},
		{Text: "goes on here"},
	}
	l := newLabels(blocks)
	l.hint(fold("The ferry is late, said the captain, because of the fog Nobody labelled this"))
	l.must("The ferry is late")      // stands twice: the one that the hint has
	l.must("sentence that  goes on") // over two blocks
	l.mustNot("Read also")           // stands twice: both
	l.comment("A reader says")
	l.comment("said the captain") // the article says it too
	l.mustNot("not on the page")
	l.mustNot("")
	got := l.known()
	half := float32(repeated + (1-repeated)/2)
	want := []prose.Known{
		{Part: 1, Weight: faint}, {Part: 1, Weight: 1}, {Part: 0, Weight: half}, {Part: 0, Weight: half},
		{Part: 1, Weight: faint}, {Part: 0, Weight: comment}, {Part: 1, Weight: 1}, {Part: 1, Weight: 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("labels (-want +got):\n%s", diff)
	}
}
