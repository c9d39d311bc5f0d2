package article

import (
	"slices"
	"strings"
	"unicode/utf8"

	"newsbrief/briefing"
)

// original returns who published the article first, by the strongest evidence
// that the document holds, or zero if nothing speaks against its own outlet.
func (d *document) original(body []block, outlet, author string) briefing.Source {
	for _, find := range []func() briefing.Source{
		d.sourceLink,
		d.foreignCanonical,
		d.basedOn,
		d.sourceMeta,
		func() briefing.Source { return d.republished(outlet) },
		func() briefing.Source { return d.fromAgency(body, author) },
	} {
		if s := find(); !s.IsZero() {
			return s
		}
	}
	return briefing.Source{}
}

// sourceLink finds the link that leads to the original and says so: "Source
// link", "Read the original article". A bare "Source" or "Source: Name" may be
// anything an article draws on, so that must also lead to a page called
// nearly like this one.
func (d *document) sourceLink() briefing.Source {
	for _, b := range d.blocks {
		for _, l := range b.links {
			label := bare(plain(l.text))
			switch {
			case !phrases.sources[label]:
				continue
			case isBareLabel(label) && !d.calledAlike(l.href):
				continue
			}
			if s := d.elsewhere(l.href); !s.IsZero() {
				return s
			}
		}
	}
	return briefing.Source{}
}

// isBareLabel reports whether a source label is a single short word.
func isBareLabel(label string) bool {
	first, _ := utf8.DecodeRuneInString(label)
	if spaceless(first) {
		return utf8.RuneCountInString(label) <= 2
	}
	return !strings.Contains(label, " ") && utf8.RuneCountInString(label) < 14
}

// calledAlike reports whether the last part of an address has half of its words
// from the title, or the title from it.
func (d *document) calledAlike(ref string) bool {
	slug := words(parseAddress(ref).Path)
	there, back := overlap(slug, words(d.title+" "+d.at.Path))
	return there >= 0.5 || back >= 0.5
}

// foreignCanonical finds a canonical address on another site: sites that take
// over an article by agreement point search engines to the original.
func (d *document) foreignCanonical() briefing.Source {
	ref := d.head.address()
	u := parseAddress(d.resolve(ref))
	if ref == "" || strings.Trim(u.Path, "/") == "" || sameHouse(d.at.Hostname(), u.Hostname()) {
		return briefing.Source{}
	}
	return d.elsewhere(ref)
}

// basedOn reads JSON-LD's isBasedOn. It also names the studies that an article
// is about, so the address must be called like the article.
func (d *document) basedOn() briefing.Source {
	for _, key := range []string{"isBasedOn", "isBasedOnUrl"} {
		if ref := d.head.article.text(key); ref != "" && d.calledAlike(ref) {
			if s := d.elsewhere(ref); !s.IsZero() {
				return s
			}
		}
	}
	return briefing.Source{}
}

// sourceNames are the metadata that name or lead to who published first.
var sourceNames = []string{"original-source", "syndication-source", "article:original_source", "original_source", "dcterms.source", "dc.source"}

// sourceMeta reads the metadata that search engines once asked for
// (syndication-source, original-source) and Dublin Core's source.
func (d *document) sourceMeta() briefing.Source {
	for _, name := range sourceNames {
		if ref := d.head.meta[name]; strings.HasPrefix(ref, "http") {
			if s := d.elsewhere(ref); !s.IsZero() {
				return s
			}
		}
	}
	return briefing.Source{}
}

// neverFirst are sites that are linked for other reasons than having
// published an article: networks, shops, archives, picture agencies.
var neverFirst = []string{
	"facebook.com", "twitter.com", "x.com", "t.co", "instagram.com", "youtube.com", "youtu.be", "google.com", "linkedin.com",
	"pinterest.com", "whatsapp.com", "telegram.org", "t.me", "tiktok.com", "reddit.com", "amazon.com", "amazon.de", "apple.com",
	"wikipedia.org", "wikimedia.org", "flickr.com", "unsplash.com", "pixabay.com", "pexels.com", "shutterstock.com", "gettyimages.com",
	"creativecommons.org", "archive.org", "doi.org", "github.com", "ampproject.org", "feedburner.com", "feedproxy.google.com",
}

// elsewhere is the source behind a reference to a site of another owner, else
// zero.
func (d *document) elsewhere(ref string) briefing.Source {
	address := d.resolve(ref)
	host := parseAddress(address).Hostname()
	there := domain(host)
	if address == "" || there == domain(d.at.Hostname()) || !strings.Contains(host, ".") || slices.Contains(neverFirst, there) || strings.HasPrefix(host, "shop.") {
		return briefing.Source{}
	}
	if brand(host) == brand(d.at.Hostname()) {
		return briefing.Source{} // an edition: example.com, example.de
	}
	return briefing.Source{Name: OutletName(host), URL: address}
}

// sameHouse reports whether two hosts look like sites of one owner: one brand
// holds the other, or they share a long word.
func sameHouse(a, b string) bool {
	x, y := brand(a), brand(b)
	if x == "" || y == "" || strings.Contains(x, y) || strings.Contains(y, x) {
		return true
	}
	for w := range strings.SplitSeq(x, "-") {
		if len(w) >= 6 && slices.Contains(strings.Split(y, "-"), w) {
			return true
		}
	}
	return false
}

// fromAgency finds the news agency that the dateline, the byline, a credit or
// the metadata name. An agency on its own site is the outlet itself.
func (d *document) fromAgency(body []block, author string) briefing.Source {
	for _, find := range []func() (agency, bool){
		func() (agency, bool) { return datelineAgency(body) },
		func() (agency, bool) { return signedAgency(author) },
		func() (agency, bool) { return agencyBeside(d.beside) },
		func() (agency, bool) { return creditedAgency(d.blocks) },
		d.statedAgency,
	} {
		a, ok := find()
		switch {
		case !ok:
			continue
		case a.atHome(domain(d.at.Hostname())):
			return briefing.Source{}
		}
		return briefing.Source{Name: a.name}
	}
	return briefing.Source{}
}

// statedAgency finds the agency that metadata name as the source.
func (d *document) statedAgency() (agency, bool) {
	for _, name := range append([]string{"article:source", "news_source", "source"}, sourceNames...) {
		if a, ok := agencies.find(d.head.meta[name]); ok {
			return a, true
		}
	}
	for _, key := range []string{"sourceOrganization", "copyrightHolder", "creator", "provider"} {
		for _, name := range d.named(d.head.article[key]) {
			if a, ok := agencies.find(name); ok {
				return a, true
			}
		}
	}
	return agency{}, false
}
