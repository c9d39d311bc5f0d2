package command

import (
	_ "embed" // zones.txt
	"slices"
	"strings"
	"sync"
)

//go:embed zones.txt
var zonesText string

// zones knows time zones by what people call them.
type zones struct {
	names  map[string]string // folded name to IANA name
	folded []string          // the names, in the order of the file
}

// knownZones reads the list once.
var knownZones = sync.OnceValue(func() zones {
	z := zones{names: make(map[string]string)}
	add := func(name, zone string) {
		name = fold(name)
		if _, taken := z.names[name]; !taken {
			z.names[name] = zone
			z.folded = append(z.folded, name)
		}
	}
	for line := range strings.Lines(zonesText) {
		names := strings.Fields(line)
		if len(names) == 0 || names[0] == "#" {
			continue
		}
		for i, name := range names {
			add(name, names[0])
			if at := strings.LastIndexByte(name, '/'); at > 0 && (i == 0 || !slices.Contains(nations, name[:at])) {
				add(name[at+1:], names[0])
			}
		}
	}
	return z
})

// nations are regions whose older zones are named for a part of the country,
// not for a city: "US/Eastern".
var nations = []string{"Australia", "Brazil", "Canada", "Chile", "Etc", "Mexico", "US"}

func fold(name string) string {
	return strings.ToLower(strings.ReplaceAll(name, "_", " "))
}

// findZone is the IANA name of the zone that people call name: its own in any
// case, with spaces or underscores, an older one, or a city's.
func findZone(name string) (zone string, ok bool) {
	zone, ok = knownZones().names[fold(name)]
	return zone, ok
}

// Zone is the IANA name of the zone that people call name; where none is known,
// it is "", and near the one that was likely meant, or "".
func Zone(name string) (zone, near string) {
	name = strings.Join(strings.Fields(name), " ")
	if zone, ok := findZone(name); ok {
		return zone, ""
	}
	near, _ = nearestZone(name)
	return "", near
}

// abbreviations are what clocks show in some zone for part of the year. They
// don't say what to do in the other part, and many mean several zones, so that
// they are understood as a guess only.
var abbreviations = map[string]string{
	"et": "America/New_York", "est": "America/New_York", "edt": "America/New_York",
	"ct": "America/Chicago", "cst": "America/Chicago", "cdt": "America/Chicago",
	"mt": "America/Denver", "mst": "America/Denver", "mdt": "America/Denver",
	"pt": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
	"wet": "Europe/Lisbon", "west": "Europe/Lisbon", "bst": "Europe/London",
	"cet": "Europe/Berlin", "cest": "Europe/Berlin", "met": "Europe/Berlin", "mez": "Europe/Berlin",
	"eet": "Europe/Helsinki", "eest": "Europe/Helsinki", "msk": "Europe/Moscow", "trt": "Europe/Istanbul",
	"ist": "Asia/Kolkata", "pkt": "Asia/Karachi", "ict": "Asia/Bangkok", "sgt": "Asia/Singapore",
	"hkt": "Asia/Hong_Kong", "jst": "Asia/Tokyo", "kst": "Asia/Seoul", "sast": "Africa/Johannesburg",
	"aest": "Australia/Sydney", "aedt": "Australia/Sydney", "awst": "Australia/Perth",
	"nzst": "Pacific/Auckland", "nzdt": "Pacific/Auckland",
}

// nearestZone is the zone that an unknown name was likely meant for.
func nearestZone(name string) (zone string, ok bool) {
	if zone, ok := abbreviations[fold(name)]; ok {
		return zone, true
	}
	near, ok := Nearest(fold(name), knownZones().folded)
	return knownZones().names[near], ok
}
