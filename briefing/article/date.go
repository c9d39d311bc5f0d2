package article

import (
	_ "embed"
	"strings"
	"time"
)

//go:embed timezones.txt
var timezonesFile string

var timezones = readTimezones(timezonesFile)

func readTimezones(file string) map[string]string {
	byCountry := make(map[string]string)
	for country, zone := range entries(file) {
		byCountry[country] = zone
	}
	return byCountry
}

// dateNames are the metadata that tell when an article was published, the most
// reliable first.
var dateNames = []string{
	"article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished",
	"parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "publish-date", "publish_date", "publishdate",
	"pubdate", "publication_date", "publicationdate", "published_time", "published_at", "article.published",
	"article_date_original", "originalpublicationdate", "citation_publication_date", "citation_date",
	"dcterms.created", "dcterms.issued", "dc.date.issued", "dc.date.created", "dc.created", "bt:pubdate",
	"rnews:datepublished", "datecreated", "created", "article:post_date", "last-published", "ptime",
	"displaydate", "release_date", "og:pubdate", "dcterms.date", "dc.date", "date", "timestamp",
}

// changeNames tell when an article was changed: after it was published, but it is
// better than nothing.
var changeNames = []string{"article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod", "revised", "modified"}

// published returns when the article was published, in the offset that the page
// states; where it states none, or UTC, in that of the newsroom's country, if the
// address tells it. A date without a time is that day's beginning. Zero when
// the page has no date.
func (d *document) published() time.Time {
	for _, find := range []func() string{d.ldDate, d.metaDate} {
		if t, ok := d.stamp(find()); ok {
			return t
		}
	}
	if t, ok := d.addressDate(); ok {
		return t
	}
	for _, s := range append(d.timeTags(), d.headlineDates()...) {
		if t, ok := d.stamp(s); ok {
			return t
		}
	}
	for _, name := range changeNames {
		if t, ok := d.stamp(d.head.meta[name]); ok {
			return t
		}
	}
	return time.Time{}
}

func (d *document) ldDate() string {
	for _, o := range append([]object{d.head.article()}, d.head.ld...) {
		if s := o.text("datePublished"); s != "" && o.rank() > 0 {
			return s
		}
	}
	return d.head.article().text("dateCreated")
}

func (d *document) metaDate() string {
	for _, name := range dateNames {
		if s := d.head.meta[name]; s != "" {
			if _, end := findDate(s, d.monthFirst()); end > 0 {
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

// headlineDates returns the short lines around the headline, the nearest first:
// where a page shows its date.
func (d *document) headlineDates() []string {
	const reach = 8
	h := d.headlineAt()
	if h < 0 {
		return nil
	}
	var lines []string
	for off := 1; off <= reach; off++ {
		for _, i := range []int{h + off, h - off} {
			if i < 0 || i >= len(d.blocks) || i < h-4 || d.blocks[i].zone&(zoneComment|zoneRelated|zoneNav|zoneAside|zoneFooter) != 0 {
				continue
			}
			lines = append(lines, upTo(d.blocks[i].text, 200))
		}
	}
	return lines
}

// headlineAt returns the index of the block that is most like the title.
func (d *document) headlineAt() int {
	at, best := -1, 0.3
	title := words(d.title())
	for i, b := range d.blocks {
		if len(b.text) > shortText {
			continue
		}
		if there, back := overlap(words(b.text), title); there*back > best+0.05 {
			at, best = i, there*back
		}
	}
	return at
}

// addressDate reads the date in addresses such as /2021/07/21/ and -20210721.
func (d *document) addressDate() (time.Time, bool) {
	t, end := findDate(strings.ReplaceAll(d.at.Path, "_", "/"), false)
	if end == 0 {
		return time.Time{}, false
	}
	return inZone(t, d.timezone()), true
}

// stamp reads the first date in s, with the time and offset that follow it.
func (d *document) stamp(s string) (time.Time, bool) {
	date, end := findDate(s, d.monthFirst())
	if end == 0 {
		return time.Time{}, false
	}
	clock := readClock(s[end:])
	zone := d.timezone()
	if !clock.stated {
		return inZone(date.Add(clock.since), zone), true
	}
	t := date.Add(clock.since).Add(-clock.offset)
	if clock.offset == 0 && clock.since != 0 {
		return t.In(zone), true
	}
	return t.In(time.FixedZone("", int(clock.offset/time.Second))), true
}

// inZone is the instant at which clocks in zone show what t shows.
func inZone(t time.Time, zone *time.Location) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, zone)
}

// timezone is that of the newsroom's country, UTC when unknown.
func (d *document) timezone() *time.Location {
	host := d.at.Hostname()
	zone := timezones[host[strings.LastIndexByte(host, '.')+1:]]
	if l, err := time.LoadLocation(zone); err == nil {
		return l
	}
	return time.UTC
}

// monthFirst reports whether the page writes 7/21/2021: American English does.
func (d *document) monthFirst() bool {
	lang := strings.ToLower(d.head.lang)
	if !strings.HasPrefix(lang, "en") || len(lang) > 3 && !strings.HasSuffix(lang, "us") {
		return false
	}
	host := d.at.Hostname()
	return timezones[host[strings.LastIndexByte(host, '.')+1:]] == ""
}

// upTo cuts s after at most n bytes, between runes.
func upTo(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}
