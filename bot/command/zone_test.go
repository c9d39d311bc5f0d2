package command

import (
	"strings"
	"testing"
	"time"
)

// Every zone of the list is one that Go knows, so that a schedule with it can
// be kept; and its older names have the same clocks.
func TestZonesExist(t *testing.T) {
	t.Parallel()
	for line := range strings.Lines(zonesText) {
		if line[0] == '#' {
			continue
		}
		var clocks string
		for _, name := range strings.Fields(line) {
			if clocks != "" && !strings.Contains(name, "/") {
				continue // a city
			}
			zone, err := time.LoadLocation(name)
			if err != nil {
				t.Fatal(err)
			}
			shown := now.In(zone).Format("15:04")
			if clocks == "" {
				clocks = shown
			}
			if shown != clocks {
				t.Errorf("%s: %s, in %s", name, shown, line)
			}
			if _, known := findZone(name); !known {
				t.Errorf("%s is not found", name)
			}
		}
	}
	if n := len(knownZones().folded); n < 900 {
		t.Errorf("only %d names", n)
	}
}

func TestZonesAreSorted(t *testing.T) {
	t.Parallel()
	last := ""
	for line := range strings.Lines(zonesText) {
		if line[0] != '#' && line <= last {
			t.Errorf("%q after %q", line, last)
		} else if line[0] != '#' {
			last = line
		}
	}
}

func TestAbbreviations(t *testing.T) {
	t.Parallel()
	for short, zone := range abbreviations {
		if _, known := findZone(short); known {
			t.Errorf("%s is a name as well", short)
		}
		if found, ok := findZone(zone); !ok || found != zone {
			t.Errorf("%s: no zone %s", short, zone)
		}
	}
}
