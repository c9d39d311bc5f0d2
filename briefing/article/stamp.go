package article

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/language"
)

//go:embed timezones.txt
var timezonesFile string

// timezones are those of newsrooms, by country: UTC where this system knows no
// such zone.
var timezones = sync.OnceValue(func() map[string]*time.Location {
	byCountry := make(map[string]*time.Location)
	for country, name := range entries(timezonesFile) {
		zone, err := time.LoadLocation(name)
		if err != nil {
			zone = time.UTC
		}
		byCountry[country] = zone
	}
	return byCountry
})

// stamp reads the first date in s, with the time and offset that follow it.
func (d *document) stamp(s string) (time.Time, bool) {
	date, end := findDate(s, d.american)
	if end == 0 {
		return time.Time{}, false
	}
	clock := readClock(s[end:])
	if !clock.stated {
		return inZone(date.Add(clock.since), d.zone), true
	}
	t := date.Add(clock.since).Add(-clock.offset)
	if clock.offset == 0 && clock.since != 0 {
		return d.onDayOfAddress(t), true
	}
	return t.In(time.FixedZone("", int(clock.offset/time.Second))), true
}

// onDayOfAddress shows an instant, stated in UTC, in zone; or, where the
// address says that it was the day before or after there, in the nearest offset
// in which it was.
func (d *document) onDayOfAddress(t time.Time) time.Time {
	stated, ok := d.addressDate()
	if !ok || sameDay(stated, t.In(d.zone)) {
		return t.In(d.zone)
	}
	for hours := 1; hours <= 12; hours++ {
		for _, h := range []int{-hours, hours} {
			if local := t.In(time.FixedZone("", h*3600)); sameDay(stated, local) {
				return local
			}
		}
	}
	return t.In(d.zone)
}

func sameDay(a, b time.Time) bool { return a.YearDay() == b.YearDay() && a.Year() == b.Year() }

// inZone is the instant at which clocks in zone show what t shows.
func inZone(t time.Time, zone *time.Location) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, zone)
}

// timezone is that of the newsroom's country, by its domain, else by the region
// or the homeland of its language; UTC when unknown.
func timezone(host, lang string) *time.Location {
	for _, country := range []string{topLevel(host), homeland(lang)} {
		if zone := timezones()[country]; zone != nil {
			return zone
		}
	}
	return time.UTC
}

// topLevel returns the last label of a host.
func topLevel(host string) string { return host[strings.LastIndexByte(host, '.')+1:] }

// worldLanguages are at home in too many countries to tell one.
var worldLanguages = []string{"en", "es", "pt", "ar", "zh"}

// homeland returns the country of a language tag, in lower case; "" if it can't
// be told. "en-US" tells nothing: tools write it by default.
func homeland(tag string) string {
	t, err := language.Parse(strings.ReplaceAll(tag, "_", "-"))
	if err != nil {
		return ""
	}
	base, _ := t.Base()
	region, confidence := t.Region()
	if confidence < language.Exact && slices.Contains(worldLanguages, base.String()) {
		return ""
	}
	return strings.ToLower(region.String())
}

// isAmerican reports whether the page writes 7/21/2021: American English does.
func isAmerican(host, lang string) bool {
	lang = strings.ToLower(lang)
	if !strings.HasPrefix(lang, "en") || len(lang) > 3 && !strings.HasSuffix(lang, "us") {
		return false
	}
	return timezones()[topLevel(host)] == nil
}
