package text

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"newsbrief/briefing"
)

func TestTopics(t *testing.T) {
	t.Parallel()
	tests := []struct {
		names []string
		limit int
		want  string
	}{
		{nil, 40, ""},
		{[]string{"China"}, 40, "China"},
		{[]string{"China", "chips"}, 40, "China and chips"},
		{[]string{"China", "chips", "grain"}, 40, "China, chips and grain"},
		{[]string{"China", "chips", "grain", "ships", "light"}, 24, "China, chips +3 more"},
		{[]string{"China", "\n", "chi\nps"}, 40, "China and chi ps"},
		{[]string{"a topic that is far too long", "chips"}, 21, "a topic that… +1 more"},
		{[]string{"a topic that is far too long"}, 20, "a topic that is far…"},
	}
	for _, tt := range tests {
		if got := Topics(tt.names, tt.limit); got != tt.want {
			t.Errorf("Topics(%q, %d) = %q, want %q", tt.names, tt.limit, got, tt.want)
		}
	}
}

func TestTitle(t *testing.T) {
	t.Parallel()
	slot := time.Date(2026, 11, 22, 23, 0, 0, 0, time.UTC)
	tests := []struct {
		d    briefing.Digest
		want string
	}{
		{briefing.Digest{Topics: []string{"China"}}, "China"},
		{briefing.Digest{}, "Top stories"},
		{briefing.Digest{Name: "Morning brief", Slot: slot}, "Morning brief, Sunday 22 November"},
		{briefing.Digest{Name: "Morning brief", Slot: slot, Zone: "Asia/Tokyo"}, "Morning brief, Monday 23 November"},
		{briefing.Digest{Name: "Preview"}, "Preview, Monday 23 November"},
	}
	for _, tt := range tests {
		if got := Title(tt.d, now); got != tt.want {
			t.Errorf("Title(%+v) = %q, want %q", tt.d, got, tt.want)
		}
	}
	long := Title(briefing.Digest{Name: strings.Repeat("brief ", 60), Slot: slot}, now)
	if !fits(long, titleLimit) || !strings.HasSuffix(long, "…, Sunday 22 November") {
		t.Errorf("long name: %q", long)
	}
}

func TestRange(t *testing.T) {
	t.Parallel()
	five := make([]briefing.Briefing, 5)
	tests := []struct {
		d     briefing.Digest
		first int
		want  string
	}{
		{briefing.Digest{Briefings: five, Total: 12, Outlets: 14}, 1, "Top 5 of 12 stories S · 14 outlets"},
		{briefing.Digest{Briefings: five, Total: 5, Outlets: 1}, 1, "5 stories S · 1 outlet"},
		{briefing.Digest{Briefings: five[:1], Total: 1, Outlets: 3}, 1, "1 story S · 3 outlets"},
		{briefing.Digest{Briefings: five, Total: 0, Outlets: 3}, 1, "5 stories S · 3 outlets"},
		{briefing.Digest{Briefings: five, Total: 12, Outlets: 14}, 6, "6 to 10 of 12 stories S · 14 outlets"},
	}
	for _, tt := range tests {
		if got := Range(tt.d, tt.first, "S"); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

func TestSourceLine(t *testing.T) {
	t.Parallel()
	named := func(names ...string) (sources []briefing.Source) {
		for _, name := range names {
			sources = append(sources, briefing.Source{Name: name})
		}
		return sources
	}
	tests := []struct {
		name string
		b    briefing.Briefing
		want string
	}{
		{"alone", briefing.Briefing{Source: named("Gull Post")[0]}, "[Gull Post] · A"},
		{"others", briefing.Briefing{Source: named("Gull Post")[0], Also: named("Pier Daily", "Buoy")}, "[Gull Post] · A · also in [Pier Daily], [Buoy]"},
		{"many others", briefing.Briefing{Source: named("Gull Post")[0], Also: named("a", "b", "c", "d", "e")}, "[Gull Post] · A · also in [a], [b], [c] +2 more"},
		{"each once", briefing.Briefing{Source: named("Gull Post")[0], Via: named("Heap")[0], Also: named("Heap", "a", "Gull Post", "a")}, "[Gull Post] · A · also in [a] (via [Heap])"},
		{"via itself", briefing.Briefing{Source: named("Gull Post")[0], Via: named("Gull Post")[0]}, "[Gull Post] · A"},
		{"no name", briefing.Briefing{Source: briefing.Source{URL: "https://www.gull.example/a"}}, "[gull.example] · A"},
		{"no source", briefing.Briefing{Via: named("Heap")[0]}, "[Heap] · A"},
		{"nobody", briefing.Briefing{}, "[] · A"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tt.b.About = true
			if got := SourceLine(tt.b, "A", func(s string) string { return "[" + s + "]" }); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
	if got := SourceLine(briefing.Briefing{About: true}, "", Isolate); got != "" {
		t.Errorf("nothing known: %q", got)
	}
}

func TestLink(t *testing.T) {
	t.Parallel()
	tests := []struct {
		b    briefing.Briefing
		want string
	}{
		{briefing.Briefing{Source: briefing.Source{URL: "https://gull.example/a"}, Links: []string{"https://heap.example/a"}}, "https://gull.example/a"},
		{briefing.Briefing{Via: briefing.Source{URL: "http://heap.example/a"}}, "http://heap.example/a"},
		{briefing.Briefing{Source: briefing.Source{URL: "javascript:alert(1)"}, Links: []string{"", "/a", "https://heap.example/b"}}, "https://heap.example/b"},
		{briefing.Briefing{Links: []string{"https://heap.example/\u009b31m", "https://heap.example/\u202etxt", "https://heap.example/" + strings.Repeat("a", maxURL)}}, ""},
		{briefing.Briefing{Source: briefing.Source{URL: "https://gull.example/a"}, Page: "https://gull.example/a", Quote: &briefing.Quote{Text: "We came for a timetable"}},
			"https://gull.example/a#:~:text=We%20came%20for%20a%20timetable"},
		{briefing.Briefing{Source: briefing.Source{URL: "https://gull.example/a"}, Page: "https://heap.example/a", Quote: &briefing.Quote{Text: "We came"}},
			"https://gull.example/a"}, // the original wasn't read
		{briefing.Briefing{}, ""},
	}
	for _, tt := range tests {
		if got := Link(tt.b); got != tt.want {
			t.Errorf("Link(%+v) = %q, want %q", tt.b, got, tt.want)
		}
	}
}

func TestDirection(t *testing.T) {
	t.Parallel()
	tests := []struct{ in, line, isolated string }{
		{"Gull Post", "Gull Post", "Gull Post"},
		{"«مرحبا»", "\u200f«مرحبا»\u200f", "\u2068«مرحبا»\u2069"},
		{"7: שלום", "\u200f7: שלום\u200f", "\u20687: שלום\u2069"},
		{"Gull مرحبا", "Gull مرحبا", "\u2068Gull مرحبا\u2069"},
		{"123 …", "123 …", "123 …"},
		{"", "", ""},
	}
	for _, tt := range tests {
		if got := Line(tt.in); got != tt.line {
			t.Errorf("Line(%q) = %q, want %q", tt.in, got, tt.line)
		}
		if got := Isolate(tt.in); got != tt.isolated {
			t.Errorf("Isolate(%q) = %q, want %q", tt.in, got, tt.isolated)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		if !strings.Contains(Line(s), s) || !strings.Contains(Isolate(s), s) {
			t.Fatalf("%q lost something", s)
		}
	})
}
