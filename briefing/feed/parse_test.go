package feed

import (
	"errors"
	"strings"
	"testing"

	"newsbrief/briefing"
)

// TestDepthBomb: gofeed recurses once a level and would take the process
// down, beyond recover. It must never see such a document.
func TestDepthBomb(t *testing.T) {
	t.Parallel()
	head := `<rss version="2.0" xmlns:x="urn:x"><channel><title>Bomb</title><item><title>a</title>`
	for _, open := range []string{"<x:a>", "<x:a b='>'>", "<x:a/ >", "<!-- --><a>"} {
		doc := head + strings.Repeat(open, min(2_000_000, (MaxDocument-len(head))/len(open)))
		if _, err := Parse([]byte(doc), "application/rss+xml", "https://ledger.example/feed"); !errors.Is(err, briefing.ErrTooLarge) {
			t.Errorf("%.20q nested: %v, want ErrTooLarge", open, err)
		}
	}
}
