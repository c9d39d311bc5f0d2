package article

import (
	"iter"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// dateNames are the metadata that tell when an article was published, the most
// reliable first.
var dateNames = []string{
	"article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished",
	"parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "publish-date", "publish_date", "publishdate",
	"pubdate", "publication_date", "publicationdate", "published_time", "published_at", "article.published",
	"article_date_original", "originalpublicationdate", "citation_publication_date", "citation_date",
	"dcterms.created", "dcterms.issued", "dc.date.issued", "dc.date.created", "dc.created", "bt:pubdate",
	"rnews:datepublished", "datecreated", "created", "article:post_date", "last-published", "ptime",
	"displaydate", "release_date", "og:pubdate",
}

// vagueNames are dates of something: of publication in most houses.
var vagueNames = []string{"dcterms.date", "dc.date", "date", "timestamp"}

// changeNames tell when an article was changed: after it was published, but it
// is better than nothing.
var changeNames = []string{"article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod", "revised", "modified"}

// published returns when the article was published, in the offset that the page
// states; where it states none, or UTC, in that of the newsroom's country, if
// the address tells it. A date without a time is that day's beginning. Zero
// when the page has no date; guessed, when it doesn't say what its date is.
func (d *document) published() (t time.Time, guessed bool) {
	for _, names := range [][]string{dateNames[:1], nil, dateNames} {
		s := d.ldDate()
		if names != nil {
			s = d.metaDate(names)
		}
		if t, ok := d.stamp(s); ok {
			return d.asShown(t), false
		}
	}
	day, stated := d.addressDate()
	for s := range d.shownDates() {
		t, ok := d.stamp(s)
		if ok && (!stated || sameDay(day, t)) {
			return t, false // the same day, with the time
		}
	}
	if stated {
		return day, false
	}
	return d.guessDate(), true
}

// drift is how far a stated date may be from the one that readers see to be of
// the same publication: a clock in another zone, or an article that was written
// some days before it was shown.
const drift = 7 * 24 * time.Hour

// asShown returns t, which metadata state, on the day that the page shows
// beside its headline: that is the newsroom's own.
func (d *document) asShown(t time.Time) time.Time {
	if day, ok := d.addressDate(); ok && sameDay(day, t) {
		return t
	}
	for _, line := range d.headlineDates() {
		shown, ok := d.stamp(line)
		switch {
		case !ok || utf8.RuneCountInString(line) > shownLine:
			continue
		case sameDay(shown, t):
			return t
		case sameDay(shown, t.UTC()):
			return t.UTC()
		case isChange(line) || shown.Sub(t).Abs() > drift:
			return t
		}
		return shown
	}
	return t
}

// shownLine is the length in runes of the longest line that shows a date rather
// than speaking of one.
const shownLine = 120

// isChange reports whether a line tells when the article was changed.
func isChange(line string) bool {
	p := plain(line)
	return slices.ContainsFunc(phrases.changes, func(c string) bool { return strings.Contains(p, c) })
}

// shownDates yields the texts that may show when the article was published, the
// most reliable first.
func (d *document) shownDates() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, texts := range []func() []string{
			d.headlineDates,
			d.timeTags,
			func() []string { return []string{d.metaDate(vagueNames)} },
			func() []string { return d.shortLines(zoneDate) },
			d.changes,
			func() []string { return d.shortLines(^zone(0)) },
		} {
			for _, s := range texts() {
				if !yield(s) {
					return
				}
			}
		}
	}
}

func (d *document) changes() []string {
	var all []string
	for _, name := range changeNames {
		all = append(all, d.head.meta[name])
	}
	return append(all, d.head.article.text("dateModified"))
}

// shortLines returns the short blocks with digits that are in one of the zones,
// or anywhere, but not where dates are those of something else.
func (d *document) shortLines(z zone) []string {
	const enough = 100
	var all []string
	for _, b := range d.blocks {
		if len(all) < enough && b.zone&zonesElsewhere == 0 && (b.zone&z != 0 || z == ^zone(0)) && len(b.text) <= shortText/2 && strings.ContainsAny(b.text, "0123456789") {
			all = append(all, b.text)
		}
	}
	return all
}

func (d *document) ldDate() string {
	for _, o := range append([]object{d.head.article}, d.head.ld...) {
		if s := o.text("datePublished"); s != "" && o.rank() > 0 {
			return s
		}
	}
	return d.head.article.text("dateCreated")
}

func (d *document) metaDate(names []string) string {
	for _, name := range names {
		if s := d.head.meta[name]; s != "" {
			if _, end := findDate(s, d.american); end > 0 {
				return s
			}
		}
	}
	return ""
}

// timeTags returns the values of time elements, those called a publication date
// first, then those inside an article; never those of comments or changes.
func (d *document) timeTags() []string {
	var best, inside, other []string
	for _, t := range d.head.times {
		switch {
		case strings.Contains(t.class, "comment") || strings.Contains(t.class, "modif"):
		case containsAny(t.class, "publish", "entry-date", "pubdate"):
			best = append(best, t.value)
		case strings.Contains(t.class, "updat"):
		case t.article:
			inside = append(inside, t.value)
		default:
			other = append(other, t.value)
		}
	}
	return append(append(best, inside...), other...)
}

// headlineDates returns the lines around the headline: where a page shows its
// date.
func (d *document) headlineDates() []string {
	var lines []string
	for _, b := range d.beside {
		lines = append(lines, upTo(b.text, 200))
	}
	return lines
}

// addressDate reads the date in addresses such as /2021/07/21/ and -20210721.
func (d *document) addressDate() (time.Time, bool) {
	t, end := findDate(strings.ReplaceAll(d.at.Path, "_", "/"), false)
	if end == 0 {
		return time.Time{}, false
	}
	return inZone(t, d.zone), true
}

// upTo cuts s after at most n bytes, between runes.
func upTo(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}
