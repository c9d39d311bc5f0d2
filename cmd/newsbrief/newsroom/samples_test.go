package newsroom

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"
	"unicode/utf8"
)

func mustReadSamples(t *testing.T) []*outlet {
	t.Helper()
	outlets, err := readSamples(samples)
	if err != nil {
		t.Fatal(err)
	}
	return outlets
}

// articles are those of all outlets, copies included.
func articles(outlets []*outlet) []*article {
	var all []*article
	for _, o := range outlets {
		all = append(all, o.articles...)
	}
	return all
}

func TestSamplesAreWellWritten(t *testing.T) {
	t.Parallel()
	slugs, headlines := map[string]bool{}, map[string]bool{}
	for _, o := range mustReadSamples(t) {
		for _, a := range o.articles {
			where := o.Slug + "/" + a.Slug
			if slugs[a.Slug] {
				t.Errorf("%s: the name is taken", where)
			}
			slugs[a.Slug] = true
			if !regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`).MatchString(a.Slug) {
				t.Errorf("%s: the name is no part of an address", where)
			}
			if a.offset < -20*time.Hour || a.offset > time.Hour {
				t.Errorf("%s comes out %v after the start", where, a.offset)
			}
			if a.source == nil {
				checkProse(t, where, o.Language, a)
				if headlines[a.Headline] {
					t.Errorf("%s: the headline is taken", where)
				}
				headlines[a.Headline] = true
			}
		}
	}
}

// checkProse holds an article to the form of all samples.
func checkProse(t *testing.T, where, language string, a *article) {
	t.Helper()
	if n := len(a.Paragraphs); n < 4 || n > 9 {
		t.Errorf("%s has %d paragraphs", where, n)
	}
	quotes := 0
	for _, p := range append([]string{a.Headline, a.Summary}, a.Paragraphs...) {
		n, balanced := countQuotes(p, language)
		if !balanced {
			t.Errorf("%s: quotation marks don't match in %q", where, p)
		}
		if strings.ContainsFunc(p, unicode.IsControl) || strings.Contains(p, "://") || strings.Contains(p, "@") {
			t.Errorf("%s: more than text in %q", where, p)
		}
		quotes += n
	}
	for _, p := range a.Paragraphs {
		if !strings.ContainsAny(p[len(p)-1:], `."`) && !strings.HasSuffix(p, "”") && !strings.HasSuffix(p, "“") && !strings.HasSuffix(p, "。") {
			t.Errorf("%s: no end to %q", where, p)
		}
	}
	if wanted := a.Slug != "ferry-winter-timetable"; wanted != (quotes >= 2) {
		t.Errorf("%s has %d quotes", where, quotes)
	}
}

// countQuotes counts the quotations in one paragraph and tells whether each is
// opened and closed by its language's marks, or by straight ones.
func countQuotes(p, language string) (n int, balanced bool) {
	marks := map[string][2]rune{"de": {'„', '“'}, "es": {'«', '»'}}
	pair, ok := marks[language]
	if !ok {
		pair = [2]rune{'“', '”'}
	}
	open, straight := false, 0
	for _, r := range p {
		switch {
		case r == '"':
			straight++
		case r == pair[0] && !open:
			open = true
		case r == pair[1] && open:
			open = false
			n++
		case strings.ContainsRune("„“”«»", r):
			return n, false
		}
	}
	return n + straight/2, !open && straight%2 == 0
}

func TestSamplesCoverWhatTheDemoShows(t *testing.T) {
	t.Parallel()
	outlets := mustReadSamples(t)
	formats, charsets, linking, languages := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	kinds := map[string]int{}
	for _, o := range outlets {
		formats[string(o.format)]++
		charsets[o.charset]++
		linking[o.linking]++
		for _, a := range o.articles {
			kinds["articles"]++
			switch {
			case a.source != nil:
				kinds["copies"]++
			default:
				kinds["originals"]++
				languages[o.Language[:2]]++
			}
			if a.offset > 0 {
				kinds["late"]++
			}
			if a.undated {
				kinds["undated"]++
			}
			if utf8.RuneCountInString(a.Headline) == 200 {
				kinds["long headlines"]++
			}
			if strings.Contains(a.Headline, "<!channel>") && strings.ContainsAny(a.Headline, "&") && strings.Contains(a.Headline, "*Sorry*") {
				kinds["markup in headlines"]++
			}
		}
	}
	atLeast(t, kinds, map[string]int{"originals": 60, "copies": 10, "late": 8, "undated": 1, "long headlines": 1, "markup in headlines": 1})
	atLeast(t, formats, map[string]int{"rss-2.0-full": 1, "rss-2.0-summary": 1, "rss-0.92": 1, "rss-1.0": 1, "atom-full": 1, "atom-summary": 1, "json-feed": 1})
	atLeast(t, charsets, map[string]int{"utf-8": 1, "windows-1252": 1, "iso-8859-1": 1})
	atLeast(t, linking, map[string]int{linksPlain: 1, linksRelative: 1, linksTracked: 1})
	atLeast(t, languages, map[string]int{"en": 40, "de": 5, "zh": 3, "es": 2})
}

func atLeast(t *testing.T, got, want map[string]int) {
	t.Helper()
	for what, n := range want {
		if got[what] < n {
			t.Errorf("%d %s, want %d or more", got[what], what, n)
		}
	}
}

func TestSamplesShareStories(t *testing.T) {
	t.Parallel()
	outlets := map[string][]string{}
	lateOutlet, update := false, false
	for _, o := range mustReadSamples(t) {
		for _, a := range slices.Backward(o.articles) { // oldest first
			if a.story == "" {
				continue
			}
			known := slices.Contains(outlets[a.story], o.Slug)
			if !known {
				outlets[a.story] = append(outlets[a.story], o.Slug)
			}
			lateOutlet = lateOutlet || a.offset > 0 && !known
			update = update || a.offset > 0 && known
		}
	}
	shared := 0
	for story, tellers := range outlets {
		if len(tellers) < 2 {
			t.Errorf("nobody but %s tells %s", tellers[0], story)
		}
		shared++
	}
	if shared < 8 || !lateOutlet || !update {
		t.Errorf("%d stories are shared; a new outlet joins one: %v; one is updated: %v", shared, lateOutlet, update)
	}
}

// A day's brief on China is what the demo shows first, so it has to be rich:
// enough stories, and some that never say "China".
func TestSamplesTellOfChina(t *testing.T) {
	t.Parallel()
	stories, implicit := map[string]bool{}, 0
	for _, a := range articles(mustReadSamples(t)) {
		text := a.Headline + " " + strings.Join(a.Paragraphs, " ")
		named := regexp.MustCompile(`China|Chinese|中国`).MatchString(text)
		city := regexp.MustCompile(`Beijing|Shanghai|Schanghai|Shanghái`).MatchString(a.Headline + a.Paragraphs[0])
		if !named && !city {
			continue
		}
		if !named {
			implicit++
		}
		stories[cmp.Or(a.story, a.Slug)] = true
	}
	if len(stories) < 8 || implicit < 2 {
		t.Errorf("%d stories, %d articles without the country's name", len(stories), implicit)
	}
}

func TestReadSamplesRefuses(t *testing.T) {
	t.Parallel()
	const head = "Title: T\nMotto: M\nLanguage: en\nAccent: #123456\nMore: More\nDates: 15:04\nZone: +0100\nFormat: rss-1.0\n"
	const article = "-- a --\nHeadline: H\nAuthor: A\nSection: S\nAt: -1h\n\nText.\n"
	tests := []struct{ name, file, want string }{
		{"missing outlet header", strings.Replace(head, "Motto: M\n", "", 1), "missing headers: Motto"},
		{"bad zone", strings.Replace(head, "+0100", "CET", 1), "zone"},
		{"unknown outlet header", head + "Colour: red\n", `unknown header "Colour"`},
		{"text before the articles", head + "\nText.\n" + article, "text outside of articles"},
		{"bad offset", head + strings.Replace(article, "-1h", "yesterday", 1), "at:"},
		{"missing headline", head + strings.Replace(article, "Headline: H\n", "", 1), "missing headers: Headline"},
		{"unknown article header", head + strings.Replace(article, "Section", "Topic", 1), "missing headers: Section"},
		{"no header line", head + "-- a --\nnot a header\n\nText.\n", "malformed"},
		{"copy of nothing", head + article + "-- b --\nCopy-Of: x/c\nAt: -1m\n", "no article x/c to copy"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := readSamples(fstest.MapFS{"samples/x.txtar": {Data: []byte(tt.file)}})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
		})
	}
	ok := fstest.MapFS{"samples/x.txtar": {Data: []byte(head + article)}}
	if _, err := readSamples(ok); err != nil {
		t.Errorf("the sample that the others break: %v", err)
	}
}
