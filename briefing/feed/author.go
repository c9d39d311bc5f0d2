package feed

import (
	"net/mail"
	"strings"

	"github.com/mmcdole/gofeed"
)

// author names the people, comma-separated. fallback is what the feed wrote
// where gofeed found no name in it, such as "Jo Doe <jo@outlet.example>". An
// e-mail address alone is nobody's name.
func author(people []*gofeed.Person, fallback string) string {
	var names []string
	for _, p := range people {
		if p == nil {
			continue
		}
		if name := line(p.Name); name != "" {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		return clip(strings.Join(names, ", "), maxField)
	}
	fallback = line(fallback)
	if a, err := mail.ParseAddress(fallback); err == nil {
		return a.Name
	}
	return fallback
}
