package article

import (
	"slices"
	"strings"
	"unicode"
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

// isBareLabel reports whether a source label is a single word.
func isBareLabel(label string) bool {
	return !strings.Contains(label, " ") && utf8.RuneCountInString(label) < 14
}

// calledAlike reports whether the last part of an address has half of its words from
// the title, or the title from it.
func (d *document) calledAlike(ref string) bool {
	slug := words(parseAddress(ref).Path)
	there, back := overlap(slug, words(d.title+" "+d.at.Path))
	return there >= 0.5 || back >= 0.5
}

// foreignCanonical finds a canonical address on another site: sites that take over an
// article by agreement point search engines to the original.
func (d *document) foreignCanonical() briefing.Source {
	ref := d.head.address()
	u := parseAddress(d.resolve(ref))
	if ref == "" || strings.Trim(u.Path, "/") == "" || sameHouse(d.at.Hostname(), u.Hostname()) {
		return briefing.Source{}
	}
	return d.elsewhere(ref)
}

// basedOn reads JSON-LD's isBasedOn. It also names the studies that an article is
// about, so the address must be called like the article.
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

// sourceMeta reads the metadata that search engines once asked for
// (syndication-source, original-source) and Dublin Core's source.
func (d *document) sourceMeta() briefing.Source {
	for _, name := range []string{"original-source", "syndication-source", "article:original_source", "original_source", "dcterms.source", "dc.source"} {
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

// sameHouse reports whether two hosts look like sites of one owner: one brand holds
// the other, or they share a long word.
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

// fromAgency finds the news agency that the dateline or the byline names. An agency
// on its own site is the outlet itself.
func (d *document) fromAgency(body []block, author string) briefing.Source {
	a, ok := datelineAgency(body)
	if !ok {
		a, ok = agencies.any(author)
	}
	if !ok {
		a, ok = creditedAgency(d.blocks)
	}
	if !ok || a.atHome(domain(d.at.Hostname())) {
		return briefing.Source{}
	}
	return briefing.Source{Name: a.name}
}

const (
	maxOrigins = 8   // origin phrases looked at in a block
	nearby     = 200 // bytes before and after one that are
)

// republished finds "originally appeared on": what follows is a link or a name.
func (d *document) republished(outlet string) briefing.Source {
	for _, b := range d.blocks {
		if b.zone&(zoneFooter|zoneComment|zoneRelated) != 0 {
			continue
		}
		tries := 0
		for at, end := range phrases.originsIn(b.text) {
			if tries++; tries > maxOrigins {
				break
			}
			if !aboutArticle(b.text[max(0, at-nearby):at]) {
				continue
			}
			if s := d.namedAfter(b, end, outlet); !s.IsZero() {
				return s
			}
		}
	}
	return briefing.Source{}
}

// aboutArticle reports whether what stands before an origin phrase speaks of this
// article: it is the beginning of the paragraph or of a sentence with it, and not a
// notice about all articles "that were originally published".
func aboutArticle(before string) bool {
	p := plain(before)
	if i := strings.LastIndexAny(p, ".!?"); i >= 0 {
		p = p[i+1:]
	}
	if containsAny(p, " that were", " which were", "articles ", "die ursprünglich", "contents ") {
		return false
	}
	return utf8.RuneCountInString(p) < 12 || containsAny(p, subjects...)
}

// subjects are how a republishing note calls the article.
var subjects = []string{
	"article", "story", "post", "piece", "essay", "column", "report", "interview", "version", "it was", "this was", "content",
	"artikel", "text", "beitrag", "bericht", "texte", "artículo", "nota", "entrada", "artigo", "articolo", "статья", "материал", "запись", "本文", "文章",
}

// namedAfter returns the source that follows byte offset at in b.
func (d *document) namedAfter(b block, at int, outlet string) briefing.Source {
	for _, l := range b.links {
		if l.at+len(l.text) <= at {
			continue
		}
		s := d.elsewhere(l.href)
		if s.IsZero() {
			break
		}
		if looksNamed(l.text) {
			s.Name = betterName(s, l.text)
		}
		return s
	}
	name := nameAt(upTo(b.text[at:], nearby))
	if !looksNamed(name) || d.isOwnName(name, outlet) {
		return briefing.Source{}
	}
	if host := hostsOf[letters(name)]; host != "" {
		if domain(host) == domain(d.at.Hostname()) {
			return briefing.Source{}
		}
		return briefing.Source{Name: outlets[host], URL: "https://" + host + "/"}
	}
	return briefing.Source{Name: name}
}

// isOwnName reports whether name is what the outlet calls itself. The outlet's name and
// one more short word ("Example US") is another edition, which is not itself.
func (d *document) isOwnName(name, outlet string) bool {
	n, own, host := letters(name), letters(outlet), letters(brand(d.at.Hostname()))
	if rest, ok := strings.CutPrefix(n, own); ok && own != "" && rest != "" && len(rest) <= 9 {
		return false
	}
	return n == own || host != "" && (strings.Contains(n, host) || strings.Contains(host, n))
}

// betterName is the well-known name of a source, else what the link calls it.
func betterName(s briefing.Source, linkText string) string {
	host := parseAddress(s.URL).Hostname()
	if _, ok := outlets[domain(host)]; ok {
		return s.Name
	}
	return linkText
}

// looksNamed reports whether s can be the name of an outlet: short, with a
// capital or in a script without them, and no date or address.
func looksNamed(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	n := utf8.RuneCountInString(s)
	if n < 2 || n > 40 || strings.Count(s, " ") > 4 || strings.Contains(s, "://") || !unicode.IsLetter(r) || unicode.IsLower(r) {
		return false
	}
	_, month := months[strings.ToLower(letterRun(s))]
	return !month
}

// nameAt cuts the name at the start of s from what goes on.
func nameAt(s string) string {
	s = strings.TrimLeft(s, " \u00a0:：“\"'")
	for _, the := range []string{"the website of ", "the site of ", "der ", "dem ", "den "} {
		s = strings.TrimPrefix(s, the)
	}
	if i := strings.IndexAny(s, ".,;(:!。，；（”\"|–—"); i >= 0 {
		s = s[:i]
	}
	for _, stop := range []string{" and ", " und ", " under ", " as ", " with ", " at ", " on ", " - "} {
		s, _, _ = strings.Cut(s, stop)
	}
	return strings.TrimSpace(s)
}
