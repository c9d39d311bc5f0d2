package collect_test

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/collect"
)

// pageSet is a few pages by address.
type pageSet map[string]string

func (s pageSet) Page(_ context.Context, url string) (body []byte, contentType, final string, err error) {
	page, ok := s[url]
	if !ok {
		return nil, "", "", briefing.ErrRefused
	}
	return []byte(page), "text/html; charset=utf-8", url, nil
}

func TestLink(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	story := `<p>The ferry to Gullholm runs again after nine days of fog, and the whole quay came to watch it leave on Monday.</p>
		<p>“It floats, and that is all I ever asked of it,” said harbour master Wilma Tarn, who had slept in her office.</p>
		<p>The next fog is expected on Thursday, when the ferry will stay where it is, the harbour board said in a notice.</p>`
	linker := collect.NewLinker(pageSet{
		"https://quay.example/ferry": `<html lang="en"><head><title>Ferry runs again</title><meta property="og:site_name" content="Quay Courier">
			<meta property="article:published_time" content="2026-11-22T08:00:00Z"></head><body><article><h1>Ferry runs again</h1>` + story + `</article></body></html>`,
		"https://quay.example/later": `<html lang="en"><head><title>Ferry runs again</title>
			<meta property="article:published_time" content="2031-01-01T08:00:00Z"></head><body><article><h1>Ferry runs again</h1>` + story + `</article></body></html>`,
		"https://quay.example/empty": `<html><body></body></html>`,
	}, func() time.Time { return now }, slog.New(slog.DiscardHandler))

	b, err := linker.Link(t.Context(), "https://quay.example/ferry")
	if err != nil {
		t.Fatal(err)
	}
	if b.Headline != "Ferry runs again" || b.Source.Name != "Quay Courier" || !b.Published.Equal(now.Add(-25*time.Hour)) || !b.About {
		t.Errorf("briefing = %+v", b)
	}
	if b.Quote == nil || b.Quote.Speaker != "Wilma Tarn" || !strings.HasPrefix(b.Quote.Text, "It floats") || b.Page != "https://quay.example/ferry" {
		t.Errorf("quote %+v on page %q", b.Quote, b.Page)
	}
	if b, err := linker.Link(t.Context(), "https://quay.example/later"); err != nil || b.Published.After(now) {
		t.Errorf("a page from the future: %v, %v", b.Published, err)
	}
	if _, err := linker.Link(t.Context(), "https://quay.example/empty"); !errors.Is(err, briefing.ErrNotFound) {
		t.Errorf("an empty page: %v", err)
	}
	if _, err := linker.Link(t.Context(), "http://10.0.0.1/"); !errors.Is(err, briefing.ErrRefused) {
		t.Errorf("a page that may not be fetched: %v", err)
	}
}
