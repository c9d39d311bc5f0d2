package article

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestFindDate(t *testing.T) {
	t.Parallel()
	tests := []struct {
		in         string
		monthFirst bool
		want       string // "" for none
	}{
		{"2031-04-02T07:15:00+01:00", false, "2031-04-02"},
		{"20310402", false, "2031-04-02"},
		{"20310402071500", false, "2031-04-02"},
		{"2031/4/2", false, "2031-04-02"},
		{"2031.04.02", false, "2031-04-02"},
		{"2031年4月2日", false, "2031-04-02"},
		{"02.04.2031", false, "2031-04-02"},
		{"2. 4. 2031", false, "2031-04-02"},
		{"2.4.31", false, "2031-04-02"},
		{"04/02/2031", true, "2031-04-02"},
		{"04/02/2031", false, "2031-02-04"},
		{"04/22/2031", false, "2031-04-22"},
		{"2. April 2031", false, "2031-04-02"},
		{"2 de abril de 2031", false, "2031-04-02"},
		{"1er août 2031", false, "2031-08-01"},
		{"2nd of April, 2031", false, "2031-04-02"},
		{"02-Apr-2031", false, "2031-04-02"},
		{"2 kwietnia 2031", false, "2031-04-02"},
		{"2 апреля 2031", false, "2031-04-02"},
		{"April 2nd, 2031", false, "2031-04-02"},
		{"Published Apr. 2, 2031, 7 a.m.", false, "2031-04-02"},
		{"Updated at 7:15, on Wednesday 2 April 2031", false, "2031-04-02"},
		{"/2031/04/02/frost", false, "2031-04-02"},
		{"/news-20310402-frost", false, "2031-04-02"},
		{"2031-02-30", false, ""},
		{"2031-13-01", false, ""},
		{"1031-04-02", false, ""},
		{"192.168.10.20", false, ""},
		{"April showers", false, ""},
		{"12345678901234567890", false, ""},
		{"", false, ""},
	}
	for _, tt := range tests {
		got, end := findDate(tt.in, tt.monthFirst)
		if end == 0 != (tt.want == "") || end > len(tt.in) || end > 0 && got.Format(time.DateOnly) != tt.want {
			t.Errorf("%q: got %v to byte %d, want %q", tt.in, got, end, tt.want)
		}
	}
}

func TestReadClock(t *testing.T) {
	t.Parallel()
	at := func(h, m, s int) time.Duration {
		return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute + time.Duration(s)*time.Second
	}
	tests := map[string]clock{
		"T07:15:09+01:00":      {at(7, 15, 9), time.Hour, true},
		"T07:15:09.123Z":       {at(7, 15, 9), 0, true},
		" 07:15 -0530":         {at(7, 15, 0), -at(5, 30, 0), true},
		" 7:15 pm":             {at(19, 15, 0), 0, false},
		", 12:05 a.m.":         {at(0, 5, 0), 0, false},
		" um 19.05 Uhr":        {at(19, 5, 0), 0, false},
		" 07:15:09 GMT":        {at(7, 15, 9), 0, true},
		"T07:15+99:00":         {at(7, 15, 0), 0, false},
		" 25:15":               {},
		"":                     {},
		" 3 min read":          {},
		" and long after 7:15": {},
	}
	for in, want := range tests {
		if got := readClock(in); got != want {
			t.Errorf("%q: got %+v, want %+v", in, got, want)
		}
	}
}

// Where the page states an offset, it is kept; where it states UTC or none, the
// newsroom's zone is taken.
func TestStamp(t *testing.T) {
	t.Parallel()
	tests := []struct{ address, lang, stamp, want string }{
		{"https://blatt.de/x", "", "2031-04-02T23:30:00Z", "2031-04-03T01:30:00+02:00"},
		{"https://blatt.de/x", "", "2031-01-02 07:15", "2031-01-02T07:15:00+01:00"},
		{"https://blatt.de/x", "", "2031-01-02T07:15:00-05:00", "2031-01-02T07:15:00-05:00"},
		{"https://blatt.example/x", "de", "2031-01-02 07:15", "2031-01-02T07:15:00+01:00"},
		{"https://hoja.example/x", "es-CO", "2031-01-02T03:15:00Z", "2031-01-01T22:15:00-05:00"},
		{"https://sheet.example/x", "en-US", "2031-01-02T03:15:00Z", "2031-01-02T03:15:00Z"},
		{"https://sheet.example/2031/01/01/x", "en-US", "2031-01-02T03:15:00Z", "2031-01-01T23:15:00-04:00"},
		{"https://sheet.example/2031/01/05/x", "en-US", "2031-01-02T03:15:00Z", "2031-01-02T03:15:00Z"},
		{"https://blatt.de/x", "", "2.1.2031", "2031-01-02T00:00:00+01:00"},
		{"https://sheet.example/x", "en-US", "01/02/2031", "2031-01-02T00:00:00Z"},
	}
	for _, tt := range tests {
		d := newDocument(tree(t, `<html lang="`+tt.lang+`">`), tt.address)
		got, ok := d.stamp(tt.stamp)
		if !ok || got.Format(time.RFC3339) != tt.want {
			t.Errorf("%s on %s (%s): got %s, want %s", tt.stamp, tt.address, tt.lang, got.Format(time.RFC3339), tt.want)
		}
	}
}

// A stamp in RFC 3339 is read as it was written.
func TestStampRoundTrip(t *testing.T) {
	t.Parallel()
	d := newDocument(tree(t, ""), "https://sheet.example/x")
	rapid.Check(t, func(t *rapid.T) {
		offset := rapid.IntRange(-12*4, 14*4).Filter(func(q int) bool { return q != 0 }).Draw(t, "quarters") * 15 * 60
		want := time.Unix(rapid.Int64Range(800_000_000, 4_000_000_000).Draw(t, "unix"), 0).In(time.FixedZone("", offset))
		got, ok := d.stamp(want.Format(time.RFC3339))
		if !ok || got.Format(time.RFC3339) != want.Format(time.RFC3339) {
			t.Fatalf("got %s, want %s", got, want)
		}
	})
}

// The most reliable date of a page wins.
func TestPublished(t *testing.T) {
	t.Parallel()
	const ld = `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2031-04-01T08:00:00+02:00"}</script>`
	const meta = `<meta property="article:published_time" content="2031-04-02T08:00:00+02:00">`
	const tag = `<h1>Frost</h1><time datetime="2031-04-04T08:00:00+02:00">x</time>`
	tests := map[string]struct{ path, markup, want string }{
		"meta":            {"2031/04/03/x", meta + ld + tag, "2031-04-02"},
		"json-ld":         {"2031/04/03/x", ld + tag, "2031-04-01"},
		"meta on its own": {"2031/04/03/x", meta + tag, "2031-04-02"},
		"address":         {"2031/04/03/x", tag, "2031-04-03"},
		"time":            {"x", tag, "2031-04-04"},
		"headline":        {"x", `<p>5 May 2031</p><p>x</p><p>y</p><p>z</p><p>q</p><h1>Frost takes plums</h1><p>5 April 2031 by Edda</p>`, "2031-04-05"},
		"comment":         {"x", `<time class="comment-date" datetime="2031-05-05">x</time>`, ""},
		"modified":        {"x", `<meta property="article:modified_time" content="2031-04-06T08:00:00+02:00">`, "2031-04-06"},
		"broken ld":       {"x", `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":</script>` + meta, "2031-04-02"},
		"none":            {"x", `<p>The year 2031 was a good one for 17 plums.</p>`, ""},
		"time on day":     {"2031/04/04/x", tag, "2031-04-04"},
		"schema prefix":   {"x", `<span property="schema:dateCreated"></span><meta property="schema:dateCreated" content="2031-04-07">`, "2031-04-07"},
	}
	for name, tt := range tests {
		d := newDocument(tree(t, "<title>Frost takes plums</title>"+tt.markup), "https://sheet.example/"+tt.path)
		got, _ := d.published()
		if got.IsZero() != (tt.want == "") || tt.want != "" && got.Format(time.DateOnly) != tt.want {
			t.Errorf("%s: got %v, want %q", name, got, tt.want)
		}
	}
}

func FuzzFindDate(f *testing.F) {
	for _, s := range []string{"2031-04-02", "2. April 2031", "April 2, 2031", "2031年4月2日", "1er août 31", "\xff12"} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, s string, monthFirst bool) {
		got, end := findDate(s, monthFirst)
		if end < 0 || end > len(s) || end > 0 && (got.Year() < firstYear || got.Year() > lastYear) {
			t.Errorf("%q: %v to byte %d", s, got, end)
		}
		if end > 0 {
			readClock(s[end:])
		}
		if again, _ := findDate(fmt.Sprint(s, " "), monthFirst); !again.Equal(got) && end > 0 && end < len(s) {
			t.Errorf("%q: %v, with a space %v", s, got, again)
		}
	})
}
