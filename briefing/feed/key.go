package feed

import (
	"crypto/sha256"
	"encoding/base32"
	"io"
	"regexp"
	"slices"
	"strings"

	"newsbrief/briefing"
)

// edition is what some outlets (the BBC among them) append to an address used
// as guid, and count up whenever they edit the article.
var edition = regexp.MustCompile(`^(https?://[^#]+)#\d+$`)

// Key is the item's identity within the feed at feedURL: 26 characters of
// a-z and 2-7, the same for ever as long as the outlet keeps the guid, or the
// link where there is no guid, or title and summary where there is neither.
//
// A feed keeps its keys when it moves from http to https, or to or from "www.".
func Key(feedURL string, it briefing.Item) string {
	switch {
	case it.GUID != "":
		return key(feedURL, "guid", stem(it.GUID))
	case it.Link != "":
		return key(feedURL, "link", it.Link)
	}
	return key(feedURL, "text", it.Title, it.Summary)
}

func stem(guid string) string {
	if m := edition.FindStringSubmatch(guid); m != nil {
		return m[1]
	}
	return guid
}

func key(feedURL string, parts ...string) string {
	h := sha256.New()
	io.WriteString(h, place(feedURL))
	for _, p := range parts {
		io.WriteString(h, "\x00"+p)
	}
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(h.Sum(nil)[:16]))
}

// place is what of a feed's address its items' keys rest on: all but the
// scheme and "www.".
func place(feedURL string) string {
	_, address, found := strings.Cut(feedURL, "://")
	if !found {
		address = feedURL
	}
	return strings.TrimPrefix(address, "www.")
}

// keyed gives the items their keys, and drops each that repeats another.
//
// Entries that share a key are told apart by their links, or where these are
// the same too by their words: all of them, so that no key depends on the
// order of the document. What can't be told apart is the same entry.
func keyed(items []briefing.Item, feedURL string) []briefing.Item {
	for i := range items {
		items[i].Key = Key(feedURL, items[i])
	}
	tellApart(items, feedURL, func(it briefing.Item) string { return it.Link })
	tellApart(items, feedURL, func(it briefing.Item) string { return it.Title + "\x00" + it.Summary })
	taken := make(map[string]bool, len(items))
	return slices.DeleteFunc(items, func(it briefing.Item) bool {
		again := taken[it.Key]
		taken[it.Key] = true
		return again
	})
}

// tellApart gives new keys to the items that share one and differ by mark.
func tellApart(items []briefing.Item, feedURL string, mark func(briefing.Item) string) {
	marks := make(map[string]string, len(items)) // by key
	differ := make(map[string]bool)
	for _, it := range items {
		if other, ok := marks[it.Key]; ok && other != mark(it) {
			differ[it.Key] = true
		}
		marks[it.Key] = mark(it)
	}
	for i, it := range items {
		if differ[it.Key] {
			items[i].Key = key(feedURL, "shared", it.Key, mark(it))
		}
	}
}
