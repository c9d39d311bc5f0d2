package collect_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/collect"
	"newsbrief/briefing/feed"
)

// list is the shelf seen as a list of feeds.
type list struct{ *shelf }

func (l list) Feeds(context.Context) ([]briefing.Feed, error) {
	var feeds []briefing.Feed
	for _, f := range l.feeds {
		feeds = append(feeds, f)
	}
	return feeds, nil
}

func (l list) AddFeed(_ context.Context, f briefing.Feed) error {
	if _, ok := l.feeds[f.URL]; ok {
		return briefing.ErrExists
	}
	l.feeds[f.URL] = f
	return nil
}

func (l list) PauseFeed(_ context.Context, url string, paused bool) error {
	f, ok := l.feeds[url]
	if !ok {
		return briefing.ErrNotFound
	}
	f.Paused = paused
	l.feeds[url] = f
	return nil
}

func (l list) RemoveFeed(_ context.Context, url string) error {
	delete(l.feeds, url)
	return nil
}

// finder finds the feed of any address but one.
type finder struct{}

func (finder) Discover(_ context.Context, address string) ([]briefing.Feed, error) {
	if address == "nothing.example" {
		return nil, briefing.ErrNotFeed
	}
	return []briefing.Feed{{URL: "https://" + address + "/feed.xml", Title: "Harbor"}, {URL: "https://" + address + "/other.xml"}}, nil
}

func (finder) Fetch(_ context.Context, f briefing.Feed) (feed.Result, error) {
	if strings.HasSuffix(f.URL, "other.xml") {
		return feed.Result{}, &feed.StatusError{URL: f.URL, Status: 404}
	}
	r := feed.Result{Feed: f}
	for i := range 5 {
		r.Items = append(r.Items, briefing.Item{Title: fmt.Sprint("item ", i), Published: now.Add(time.Duration(i-5) * 12 * time.Hour), HTML: strings.Repeat("word ", 600)})
	}
	return r, nil
}

// Look shows what would be added, and adds nothing.
func TestLook(t *testing.T) {
	t.Parallel()
	s := newShelf()
	c := collect.NewCatalog(list{s}, finder{}, collector(s, nil, two))
	found, err := c.Look(t.Context(), "harbor.example")
	if err != nil || len(found) != 2 {
		t.Fatal(found, err)
	}
	if f := found[0]; f.Daily != 2 || !f.Whole || len(f.Items) != 3 || f.Items[0].Title != "item 4" || f.Fault != "" {
		t.Errorf("the first: %+v", f)
	}
	if found[1].Fault == "" || len(found[1].Items) != 0 {
		t.Errorf("the broken one: %+v", found[1])
	}
	if all, err := c.Feeds(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("added: %v, %v", all, err)
	}
	if _, err := c.Look(t.Context(), "nothing.example"); !errors.Is(err, briefing.ErrNotFeed) {
		t.Errorf("nothing there: %v", err)
	}
}

func TestCatalog(t *testing.T) {
	t.Parallel()
	s := newShelf()
	c := collect.NewCatalog(list{s}, finder{}, collector(s, nil, two))
	f, items, err := c.Add(t.Context(), "harbor.example")
	if err != nil || f.URL != "https://harbor.example/feed.xml" || len(items) != 2 || !f.Added.Equal(now) {
		t.Fatalf("Add = %+v, %d items, %v", f, len(items), err)
	}
	if _, _, err := c.Add(t.Context(), "harbor.example"); !errors.Is(err, briefing.ErrExists) {
		t.Errorf("adding it again: %v", err)
	}
	if f, _, err := c.Add(t.Context(), "nothing.example"); !errors.Is(err, briefing.ErrNotFeed) || f.Problem == "" {
		t.Errorf("adding nothing: %+v, %v", f, err)
	}
	if _, err := c.Remove(t.Context(), "tidewater"); !errors.Is(err, briefing.ErrNotFound) {
		t.Errorf("removing what isn't there: %v", err)
	}
	added, err := c.Import(t.Context(), []briefing.Feed{{URL: "https://harbor.example/feed.xml"}, {URL: "https://b.example/feed"}}, nil)
	if err != nil || added != 1 {
		t.Errorf("Import = %d, %v", added, err)
	}
}

func TestRemoveNames(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, want string // what is left of the two
	}{
		{"https://a.example/feed", "https://b.example/feed"},
		{"a.example/feed/", "https://b.example/feed"},
		{"http://A.example/feed", "https://b.example/feed"},
		{"Tidewater", "https://a.example/feed"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := newShelf()
			s.feeds["https://a.example/feed"] = briefing.Feed{URL: "https://a.example/feed", Title: "Harbor"}
			s.feeds["https://b.example/feed"] = briefing.Feed{URL: "https://b.example/feed", Title: "tidewater"}
			c := collect.NewCatalog(list{s}, finder{}, collector(s, nil, two))
			if _, err := c.Remove(t.Context(), tt.name); err != nil {
				t.Fatal(err)
			}
			left, _ := c.Feeds(t.Context())
			if !slices.ContainsFunc(left, func(f briefing.Feed) bool { return f.URL == tt.want }) || len(left) != 1 {
				t.Errorf("left: %v", left)
			}
		})
	}
}

// A title that two feeds have removes neither.
func TestRemoveAmbiguous(t *testing.T) {
	t.Parallel()
	s := newShelf()
	s.feeds["https://a.example/1"] = briefing.Feed{URL: "https://a.example/1", Title: "Harbor"}
	s.feeds["https://a.example/2"] = briefing.Feed{URL: "https://a.example/2", Title: "Harbor"}
	c := collect.NewCatalog(list{s}, finder{}, collector(s, nil, two))
	if _, err := c.Remove(t.Context(), "Harbor"); !errors.Is(err, briefing.ErrNotFound) || len(s.feeds) != 2 {
		t.Errorf("err = %v, %d feeds left", err, len(s.feeds))
	}
}
