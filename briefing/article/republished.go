package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newsbrief/briefing"
)

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

// aboutArticle reports whether what stands before an origin phrase speaks of
// this article: it is the beginning of the paragraph or of a sentence with it,
// and not a notice about all articles "that were originally published".
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

// isOwnName reports whether name is what the outlet calls itself. The outlet's
// name and one more short word ("Example US") is another edition, which is not
// itself.
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
