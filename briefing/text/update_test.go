package text

import (
	"testing"
	"time"

	"newsbrief/briefing"
)

func TestUpdateLine(t *testing.T) {
	t.Parallel()
	at := func(u briefing.Update) *briefing.Update {
		u.Told, u.Before = now.Add(-24*time.Hour), "Fog keeps\nferry in"
		return &u
	}
	for _, tt := range []struct {
		u    *briefing.Update
		want string
	}{
		{nil, ""},
		{at(briefing.Update{Quote: true}), "New: quote · Before: [Fog keeps ferry in] · briefed 1 day ago"},
		{at(briefing.Update{Headline: true, Outlets: 1}), "New: headline, 1 outlet · Before: [Fog keeps ferry in] · briefed 1 day ago"},
		{at(briefing.Update{Headline: true, Quote: true, Outlets: 4}), "New: headline, quote, 4 outlets · Before: [Fog keeps ferry in] · briefed 1 day ago"},
	} {
		b := briefing.Briefing{Headline: "Ferry runs again", Update: tt.u}
		if got := UpdateLine(b, Briefed(b, now), func(s string) string { return "[" + s + "]" }); got != tt.want {
			t.Errorf("%+v: %q, want %q", tt.u, got, tt.want)
		}
	}
}

// What only mentions the topic is marked.
func TestMentionIsMarked(t *testing.T) {
	t.Parallel()
	b := briefing.Briefing{Source: briefing.Source{Name: "Buoy"}}
	if got := SourceLine(b, "2 h ago", Isolate); got != "Buoy · 2 h ago · only a mention" {
		t.Errorf("got %q", got)
	}
	b.About = true
	if got := SourceLine(b, "2 h ago", Isolate); got != "Buoy · 2 h ago" {
		t.Errorf("got %q", got)
	}
}
