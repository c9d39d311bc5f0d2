package feed

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"newsbrief/briefing"
)

func TestLine(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"plain":                                  "plain",
		" two\n\tlines\u00a0here ":               "two lines here",
		"<b>Bold</b> &amp; <i>br</i>ave":         "Bold & brave",
		"Tom &amp;amp; Jerry":                    "Tom & Jerry",
		"&lt;b&gt;escaped&lt;/b&gt;":             "escaped",
		"<p>the &lt;blink&gt; tag</p>":           "the <blink> tag",
		"I <3 you, 1 < 2":                        "I <3 you, 1 < 2",
		"a <Redacted> name":                      "a <Redacted> name",
		"one<br>two<p>three</p>four":             "one two three four",
		"a<script>alert('<b>')</script>b":        "a b",
		"a<style>p { }</style>b<!-- c -->d":      "a bd",
		"AT&T &copy 2026 &unknown; &#8217;":      "AT&T © 2026 &unknown; ’",
		"zero\u0000 \u202Ereversed\u202C \ufeff": "zero reversed",
		"a &nbsp; b":                             "a b",
		"<<<>>>":                                 "<<<>>>",
	} {
		if got := line(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestLineProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		got := line(rapid.StringOf(rapid.RuneFrom([]rune("ab <>&;/\"'#x26lt\n\u202E\u0007é"))).Draw(t, "s"))
		if got != fold(got) || !utf8.ValidString(got) {
			t.Fatalf("%q is not a line", got)
		}
	})
}

func TestProse(t *testing.T) {
	t.Parallel()
	got := prose(strings.Repeat("<p>Wörd</p>", 1000))
	if len(got) > maxSummary+len("…") || !strings.HasSuffix(got, "Wörd…") || !utf8.ValidString(got) {
		t.Errorf("%d bytes: …%q", len(got), got[len(got)-20:])
	}
	if got := prose(strings.Repeat("é", 3000)); len(got) != maxSummary+len("…") {
		t.Errorf("a word without end: %d bytes", len(got))
	}
}

func TestResolve(t *testing.T) {
	t.Parallel()
	const base = "https://ledger.example/news/feed.xml?x=1"
	for link, want := range map[string]string{
		"/a": "https://ledger.example/a", "a?b=c#d": "https://ledger.example/news/a?b=c#d", "//cdn.example/a": "https://cdn.example/a",
		" http://a.example/b c ": "http://a.example/b%20c", "http://a.example/\nb": "http://a.example/b", "HTTP://A.example/": "http://A.example/",
		"https://me:pw@a.example/": "https://a.example/", "https://a.example/ü": "https://a.example/%C3%BC",
		"": "", "mailto:a@a.example": "", "javascript:alert(1)": "", "data:text/html,x": "", "http://": "", "http:///a": "", "http://[::1": "", "tag:a.example,2026:1": "", "%zz": "",
	} {
		if got := resolve(link, base); got != want {
			t.Errorf("%q: %q, want %q", link, got, want)
		}
	}
	if got := resolve("/a", ""); got != "" {
		t.Errorf("relative to nothing: %q", got)
	}
}

func TestTracking(t *testing.T) {
	t.Parallel()
	for link, want := range map[string]string{
		"https://a.example/?utm_source=rss&utm_medium=x":        "https://a.example/",
		"https://a.example/b?id=7&UTM_Campaign=x&page=2&fbclid": "https://a.example/b?id=7&page=2",
		"https://a.example/b?gclid=1&&b=%20&at_medium=RSS":      "https://a.example/b?b=%20",
		"https://a.example/b#xtor=RSS-3":                        "https://a.example/b",
		"https://a.example/b?a=1;b=2#part":                      "https://a.example/b?a=1;b=2#part",
		"https://a.example/b?source=wire&ref=front":             "https://a.example/b?source=wire&ref=front",
	} {
		if got := article(link); got != want {
			t.Errorf("%s: %s, want %s", link, got, want)
		}
	}
}

func TestOutlet(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"Harbor Ledger":                         "Harbor Ledger",
		"Harbor Ledger - World":                 "Harbor Ledger",
		"Harbor Ledger – Top Stories":           "Harbor Ledger",
		"World news | Harbor Ledger":            "Harbor Ledger",
		"Harbor Ledger » Politics & Business":   "Harbor Ledger",
		"Harbor News - World":                   "Harbor News",
		"HL > Home Page":                        "HL",
		"Harbor Ledger: World News":             "Harbor Ledger",
		"Harbor Ledger RSS Feed":                "Harbor Ledger",
		"Harbor Ledger (RSS)":                   "Harbor Ledger",
		"Ledger.example - RSS Channel - World":  "Ledger.example",
		"Latest news from Harbor Ledger":        "Harbor Ledger",
		"The latest stories from Harbor Ledger": "Harbor Ledger",
		"Harbor Ledger - Mara Voss's column":    "Harbor Ledger - Mara Voss's column",
		"News - World":                          "News - World",
		"Tide & Times":                          "Tide & Times",
		"Harbor-Ledger":                         "Harbor-Ledger",
		"RSS Feed":                              "RSS Feed",
		"Latest":                                "Latest",
		" - ":                                   "-",
		"":                                      "",
	} {
		if got := outlet(title); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}

func TestHost(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{"https://www.ledger.example:8080/feed": "ledger.example", "http://[::1": "", "": ""} {
		if got := host(address); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}

func TestKey(t *testing.T) {
	t.Parallel()
	const feed = "https://www.ledger.example/feed"
	base := briefing.Item{GUID: "ferry-1", Link: "https://ledger.example/1", Title: "Ferry", Summary: "Leaves"}
	// Written down: a change would make every stored item new once more.
	if got, want := Key(feed, base), "zrhous2rdoztvi5wigvgafi66a"; got != want {
		t.Errorf("the key is %q, was %q", got, want)
	}
	edited := base
	edited.Link, edited.Title, edited.Summary = "https://ledger.example/1-b", "Ferry, corrected", ""
	if Key(feed, edited) != Key(feed, base) {
		t.Error("an edit made another item of it")
	}
	if Key("http://ledger.example/feed", base) != Key(feed, base) {
		t.Error("the move to https made another item of it")
	}
	if Key("https://tide.example/feed", base) == Key(feed, base) {
		t.Error("two feeds share a key")
	}
	first, second := briefing.Item{GUID: "https://ledger.example/1#0"}, briefing.Item{GUID: "https://ledger.example/1#14"}
	if Key(feed, first) != Key(feed, second) {
		t.Error("an edition made another item of it")
	}
	different := []briefing.Item{base, {Link: base.Link}, {GUID: base.Link}, {Title: "Ferry", Summary: "Leaves"}, {Title: "FerryLeaves"}, {}}
	seen := make(map[string]int)
	for i, it := range different {
		if j, ok := seen[Key(feed, it)]; ok {
			t.Errorf("items %d and %d share a key", i, j)
		}
		seen[Key(feed, it)] = i
	}
}

// TestKeyedOrder: keys don't depend on where in the document an entry stands.
func TestKeyedOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"", "a", "b"})
		items := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) briefing.Item {
			return briefing.Item{GUID: word.Draw(t, "guid"), Link: word.Draw(t, "link"), Title: word.Draw(t, "title"), Summary: word.Draw(t, "summary")}
		}), 0, 12).Draw(t, "items")
		shuffled := rapid.Permutation(items).Draw(t, "shuffled")
		one, two := keyed(items, "https://a.example/"), keyed(shuffled, "https://a.example/")
		keys := make(map[string]bool)
		for _, it := range one {
			if keys[it.Key] {
				t.Fatalf("%q twice", it.Key)
			}
			keys[it.Key] = true
		}
		for _, it := range two {
			if !keys[it.Key] {
				t.Fatalf("%+v has another key in another place", it)
			}
		}
	})
}
