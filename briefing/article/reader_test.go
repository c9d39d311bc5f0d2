package article

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsbrief/briefing"
)

// fakePages holds pages by address; an address it doesn't hold is refused.
type fakePages map[string]string

func (f fakePages) Page(ctx context.Context, url string) (body []byte, contentType, finalURL string, err error) {
	if err := ctx.Err(); err != nil {
		return nil, "", "", err
	}
	page, ok := f[url]
	if !ok {
		return nil, "", "", briefing.ErrRefused
	}
	return []byte(page), "text/html; charset=utf-8", strings.Replace(url, "short.example", "plumwire.example", 1), nil
}

var (
	paragraphsHTML = "<p>" + strings.ReplaceAll(story, "\n", "</p><p>") + "</p>"
	storyText      = strings.ReplaceAll(story, "\n", "\n\n")
)

func TestRead(t *testing.T) {
	t.Parallel()
	pages := fakePages{
		"https://plumwire.example/frost": `<html lang="en"><h1>Frost takes the plums</h1><article>` + paragraphsHTML + `</article>`,
		"https://short.example/f":        `<html><meta property="og:site_name" content="The Plum Wire"><article>` + paragraphsHTML + `</article>`,
		"https://plumwire.example/wall":  `<html><h1>Frost</h1><p>Subscribers read on.</p>`,
		"https://plumwire.example/none":  `<html><img src=x>`,
		"https://plumwire.example/later": `<html><meta name="date" content="2039-01-01T00:00:00+01:00"><article>` + paragraphsHTML,
	}
	noon := time.Date(2031, 4, 2, 12, 0, 0, 0, time.UTC)
	item := func(path string) briefing.Item {
		return briefing.Item{
			Feed: "https://plumwire.example/feed", Outlet: "Plumwire", Link: path, Title: "Frost takes the plums",
			Summary: "The owners met on Thursday. They were cold. […]", Author: "Edda Marsh", Published: noon, Seen: noon.Add(time.Hour),
		}
	}
	full := item("https://plumwire.example/never-asked")
	full.HTML = paragraphsHTML
	bare := item("https://plumwire.example/refused")
	bare.Summary = ""

	const teaser = "The owners met on Thursday. They were cold."
	tests := map[string]struct {
		item     briefing.Item
		pages    Pages
		text     string
		outlet   string
		language string
		err      error
	}{
		"full text in the feed": {full, pages, storyText, "Plumwire", "en", nil},
		"page":                  {item("https://plumwire.example/frost"), pages, storyText, "Plumwire", "en", nil},
		"page by redirect":      {item("https://short.example/f"), pages, storyText, "The Plum Wire", "en", nil},
		"refused":               {item("https://plumwire.example/refused"), pages, teaser, "Plumwire", "", briefing.ErrRefused},
		"nothing at all":        {bare, pages, "Frost takes the plums", "Plumwire", "", briefing.ErrRefused},
		"pages off":             {item("https://plumwire.example/frost"), nil, teaser, "Plumwire", "", nil},
		"no link":               {item(""), pages, teaser, "Plumwire", "", nil},
		"behind a wall":         {item("https://plumwire.example/wall"), pages, teaser, "Plumwire", "", nil},
		"no text on the page":   {item("https://plumwire.example/none"), pages, teaser, "Plumwire", "", briefing.ErrNotFound},
		"from the future":       {item("https://plumwire.example/later"), pages, storyText, "Plumwire", "en", nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := NewReader(tt.pages, slog.New(slog.DiscardHandler))
			a, err := r.Read(t.Context(), tt.item)
			if !errors.Is(err, tt.err) {
				t.Errorf("error %v, want %v", err, tt.err)
			}
			want := briefing.Article{Title: tt.item.Title, Text: tt.text, URL: a.URL, Outlet: tt.outlet, Author: "Edda Marsh", Language: tt.language, Published: noon}
			if name == "behind a wall" {
				want.Title = "Frost"
			}
			want.Page = tt.text == storyText && tt.item.HTML == ""
			if diff := cmp.Diff(want, a); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A request that was called off still leaves what the feed said.
func TestReadCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	r := NewReader(fakePages{}, slog.New(slog.DiscardHandler))
	a, err := r.Read(ctx, briefing.Item{Link: "https://plumwire.example/x", Title: "Frost", Summary: "It froze."})
	if !errors.Is(err, context.Canceled) || a.Text != "It froze." {
		t.Errorf("text %q, error %v", a.Text, err)
	}
}
