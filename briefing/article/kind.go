package article

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A kind of page, in words for an error.
type kind string

const (
	ordinary kind = "article"
	live     kind = "live blog"
	gallery  kind = "gallery"
	listing  kind = "list of articles"
	consent  kind = "consent form"
	wall     kind = "paywall"
)

// kind tells what kind of page it is whose text is body. A page is an article
// unless there is evidence: most pages behind a feed's links are.
func (d *document) kind(body []block) kind {
	short := size(body) < doubted
	switch {
	case d.isLive():
		return live
	case d.isGallery(short):
		return gallery
	case d.isListing(body, short):
		return listing
	case short && d.isConsent(body):
		return consent
	case short && d.isWalled():
		return wall
	}
	return ordinary
}

// isLive reports whether the page is written while something happens: it says
// so, in its metadata, or in its address and by entries with times.
func (d *document) isLive() bool {
	if d.says("LiveBlogPosting") {
		return true
	}
	const entries = 3
	n := 0
	for _, b := range d.blocks {
		if c := readClock(b.text); len(b.text) <= 20 && c.stated || isTime(b.text) {
			n++
		}
	}
	return n >= entries && d.called(phrases.lives)
}

// isTime reports whether a block is just a time of day: "14:05", "9.30 Uhr".
func isTime(s string) bool {
	h := digits(s)
	if len(h) == 0 || len(h) > 2 || len(s) > 12 {
		return false
	}
	rest := s[len(h):]
	return rest != "" && strings.ContainsRune(":.h", rune(rest[0])) && len(digits(rest[1:])) == 2
}

// isGallery reports whether the page is pictures with some words: it says so or
// is called one, and has little text.
func (d *document) isGallery(short bool) bool {
	return short && (d.says("ImageGallery", "MediaGallery") || d.called(phrases.galleries))
}

// isListing reports whether the page leads to articles: it is a site's front
// page, or it has little text and most of what one reads is headlines that are
// links.
func (d *document) isListing(body []block, short bool) bool {
	const headlines = 12
	if d.head.article != nil && d.head.article.rank() >= 4 || d.head.meta["og:type"] == "article" {
		return false
	}
	n, text := 0, 0
	for _, b := range d.blocks {
		if b.zone&(zoneNav|zoneFooter|zoneAside|zoneHidden) == 0 && b.linked*10 >= len(b.text)*9 && strings.Count(b.text, " ") >= 4 {
			n++
			text += utf8.RuneCountInString(b.text)
		}
	}
	front := d.at.Host != "" && strings.Trim(d.at.Path, "/") == "" && d.at.RawQuery == ""
	return n >= headlines && (front || short && text > 2*size(body)) || d.says("CollectionPage", "SearchResultsPage") && text > size(body)
}

// isConsent reports whether most of a short page asks to agree to something.
func (d *document) isConsent(body []block) bool {
	asking := 0
	for _, b := range body {
		if holdsAny(b.text, phrases.consents) {
			asking += utf8.RuneCountInString(b.text)
		}
	}
	return asking*2 > size(body)
}

// isWalled reports whether a page of which little is to be read says that the
// rest is for those who pay (https://schema.org/isAccessibleForFree).
func (d *document) isWalled() bool {
	switch free := d.head.article["isAccessibleForFree"].(type) {
	case bool:
		if !free {
			return true
		}
	case string:
		if strings.EqualFold(free, "false") {
			return true
		}
	}
	return slices.ContainsFunc(d.blocks, func(b block) bool {
		return len(b.text) <= shortText && holdsAny(b.text, phrases.walls)
	})
}

// says reports whether the page's metadata describe something of one of the
// types.
func (d *document) says(types ...string) bool {
	for _, o := range d.head.ld {
		for _, t := range texts(o["@type"]) {
			if slices.Contains(types, t) {
				return true
			}
		}
	}
	return false
}

// called reports whether one of the words is in the page's address or at the
// beginning of its title.
func (d *document) called(names []string) bool {
	path := strings.FieldsFunc(strings.ToLower(d.at.Path), func(r rune) bool { return !isWordRune(r) })
	title := plain(d.title)
	return slices.ContainsFunc(names, func(n string) bool { return slices.Contains(path, n) || begins(title, n) })
}

func holdsAny(text string, list []string) bool {
	p := plain(text)
	return slices.ContainsFunc(list, func(s string) bool { return strings.Contains(p, s) })
}
