package feed

import (
	"regexp"
	"strings"
	"time"
)

// layouts are forms of dates that outlets write and gofeed can't read.
var layouts = []string{
	"2006-01-02T15:04",
	"2006-01-02 15:04:05.999999999",
	"2006-01-02T15:04:05.999999999Z07:00",
	"2006-01-02 15:04:05 -07:00",
	"2006-1-2T15:04:05Z07:00",
	"2006/1/2 15:04:05",
	"2006/1/2 15:04",
	"20060102T150405Z0700",
	"20060102T150405",
	"20060102150405",
	"20060102",
	"2006-01",
	"2 Jan 2006 15:04:05 -0700",
	"2 Jan 2006 15:04:05 -07:00",
	"2 Jan 2006 15:04:05",
	"2 Jan 2006 15:04 -0700",
	"2 Jan 2006 15:04",
	"2 January 2006 15:04:05 -0700",
	"2 January 2006 15:04",
	"2-Jan-2006 15:04:05 -0700",
	"2-Jan-06 15:04:05 -0700",
	"Jan 2 2006 15:04:05 -0700",
	"Jan 2 2006 15:04",
	"January 2 2006 15:04:05",
	"January 2 2006 3:04 PM",
	"2.1.2006 15:04",
}

var (
	weekday = regexp.MustCompile(`^\p{L}+\.?,?\s+(\d)`)
	// Go takes an abbreviation it doesn't know for UTC, and gofeed's table
	// doesn't have these two.
	centralEurope = regexp.MustCompile(`\b(MEST|MET|MESZ|MEZ)$`)
)

// date is the first date that can be read: parsed as gofeed did, else one of
// the texts. The zero time stands for none, and for dates that only a machine
// without a clock can mean.
func date(parsed *time.Time, texts ...string) time.Time {
	if parsed != nil && !centralEurope.MatchString(strings.TrimSpace(texts[0])) {
		if t := sensible(*parsed); !t.IsZero() {
			return t
		}
	}
	for _, text := range texts {
		if t := sensible(readDate(text)); !t.IsZero() {
			return t
		}
	}
	return time.Time{}
}

func sensible(t time.Time) time.Time {
	if t.Year() < 1990 || t.Year() > 9999 {
		return time.Time{}
	}
	return t
}

func readDate(text string) time.Time {
	if len(text) > 100 {
		return time.Time{}
	}
	text = strings.Join(strings.Fields(strings.ReplaceAll(text, ", ", " ")), " ")
	text = weekday.ReplaceAllString(text, "$1")
	if m := centralEurope.FindString(text); m != "" {
		offset := " +0100"
		if m == "MEST" || m == "MESZ" {
			offset = " +0200"
		}
		text = strings.TrimSpace(strings.TrimSuffix(text, m)) + offset
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}
