package feed

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newsbrief/briefing"
)

func TestDiscover(t *testing.T) {
	t.Parallel()
	ledger := briefing.Feed{URL: "https://ledger.example/feed", Title: "Harbor Ledger", Site: "https://ledger.example/"}
	for address, want := range map[string][]briefing.Feed{
		"https://ledger.example/feed": {ledger},
		"feed://ledger.example/feed":  {ledger},
		" ledger.example ": {
			ledger,
			{URL: "https://ledger.example/world.json", Title: "Harbor Ledger", Site: "https://ledger.example/world"},
		},
		"https://based.example/news/": {{URL: "https://static.based.example/x/comments.xml", Title: "Based"}},
		"quiet.example":               {{URL: "https://quiet.example/rss.xml", Title: "Quiet Post", Site: "https://quiet.example/"}},
		"plain.example":               {{URL: "http://plain.example/all.rss", Title: "Plain Dealer"}},
	} {
		got, err := NewFetcher(readWeb(t, "testdata/web/sites.txtar").client(), atNoon).Discover(t.Context(), address)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%q: %v (-want +got):\n%s", address, err, diff)
		}
	}
}

func TestDiscoverNothing(t *testing.T) {
	t.Parallel()
	w := readWeb(t, "testdata/web/sites.txtar")
	f := NewFetcher(w.client(), atNoon)
	_, err := f.Discover(t.Context(), "none.example")
	if !errors.Is(err, briefing.ErrNotFeed) || !strings.Contains(err.Error(), "https://none.example/atom.xml") {
		t.Errorf("%v, want ErrNotFeed and what was tried", err)
	}
	if n := len(w.asked()); n != 1+len(wellKnown) {
		t.Errorf("asked %d times: %q", n, w.asked())
	}
	if _, err := f.Discover(t.Context(), "https://shut.example"); statusOf(err) != http.StatusForbidden {
		t.Errorf("%v, want status 403", err)
	}
	if _, err := f.Discover(t.Context(), "absent.example"); err == nil || errors.Is(err, briefing.ErrNotFeed) || !strings.Contains(err.Error(), "https://absent.example") {
		t.Errorf("%v, want that the site cannot be reached", err)
	}
	if _, err := f.Discover(t.Context(), ""); !errors.Is(err, briefing.ErrRefused) {
		t.Errorf("no address: %v", err)
	}
}
