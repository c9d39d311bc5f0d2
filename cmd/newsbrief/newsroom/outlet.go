package newsroom

import (
	"time"
)

// An outlet is an invented publisher with a host of its own.
type outlet struct {
	Slug     string // first label of its host
	Title    string
	Motto    string
	Language string // BCP 47
	Accent   string // CSS colour of its pages
	More     string // heading over its other articles
	Dates    string // how its pages write a date, a layout of package time

	format   format
	charset  string // of the feed, an IANA name
	linking  string // how the feed writes links, one of the constants below
	zone     *time.Location
	articles []*article // newest first
}

// How a feed writes the addresses of its articles.
const (
	linksPlain    = "plain"    // absolute, as they should be
	linksRelative = "relative" // without scheme and host
	linksTracked  = "tracked"  // absolute, with tracking parameters
)

// An article is one sample article.
type article struct {
	Slug       string // unique within the newsroom
	Headline   string
	Author     string
	Section    string
	Summary    string
	Paragraphs []string

	offset  time.Duration // when it comes out, after the newsroom's start
	undated bool          // its feed entry and page don't say when that was
	story   string        // articles of different outlets on one event share it; not shown

	copyOf string  // HOST/SLUG of the article it copies, "" for an original
	source *outlet // the outlet it copies from, nil for an original
	copied *article
}

// takeOver makes a the copy of an original, as aggregators do: everything but
// the headline, where the copy has its own, and its date.
func (a *article) takeOver(original *article) {
	if a.Headline == "" {
		a.Headline = original.Headline
	}
	a.Section, a.Summary = original.Section, original.Summary
	a.Paragraphs, a.story, a.copied = original.Paragraphs, original.story, original
}

func findOutlet(outlets []*outlet, slug string) *outlet {
	for _, o := range outlets {
		if o.Slug == slug {
			return o
		}
	}
	return nil
}

func (o *outlet) find(slug string) *article {
	for _, a := range o.articles {
		if a.Slug == slug {
			return a
		}
	}
	return nil
}

// origin is the outlet's address without a path. Names below .localhost are
// loopback addresses everywhere (RFC 6761, section 6.3).
func (o *outlet) origin(port string) string {
	return "http://" + o.Slug + ".localhost" + port
}

func (o *outlet) feedPath() string {
	if o.format == jsonFeed {
		return "/feed.json"
	}
	return "/feed.xml"
}
