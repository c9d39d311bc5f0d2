package schedule_test

import (
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/schedule"
)

var (
	wholeFlag = flag.Bool("schedule.whole", false, "check ten years of every zone, not a sample")
	seedFlag  = flag.Uint64("schedule.seed", 0, "seed of the sample; 0 draws one")
)

// allZones are the IANA names of all zones, as the grammar of commands lists
// them.
func allZones(t *testing.T) []string {
	t.Helper()
	list, err := os.ReadFile(filepath.Join("..", "..", "bot", "command", "zones.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for line := range strings.Lines(string(list)) {
		for _, name := range strings.Fields(line) {
			if _, err := schedule.Zone(name); err == nil && !strings.HasPrefix(line, "#") { // the others are cities
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// An oracle finds the slots of some times of day by reading a zone's clock each
// minute. It knows nothing of transitions: a time happens at the first minute
// that shows it or a later one of its date, or, where the clock jumps over the
// rest of the date, at the first minute after that.
type oracle struct {
	times []int // minutes since midnight, in order
	slots [][]time.Time
	date  time.Time   // being read
	next  int         // of times, the first that didn't happen on it
	seen  map[int]int // dates that were read, as days since 1970, and how far
}

func newOracle(times []int) *oracle {
	return &oracle{times: times, slots: make([][]time.Time, len(times)), seen: map[int]int{}}
}

// read takes the minute t, at which the zone's clock shows local.
func (o *oracle) read(t, local time.Time) {
	date := time.Date(local.Year(), local.Month(), local.Day(), 0, 0, 0, 0, time.UTC)
	if !date.Equal(o.date) {
		if !o.date.IsZero() && date.After(o.date) {
			o.happen(t, len(o.times)) // the rest of the date was jumped over
		}
		o.seen[day(o.date)] = o.next
		o.date, o.next = date, o.seen[day(date)] // a date may come again
	}
	minute := local.Hour()*60 + local.Minute()
	last := o.next
	for last < len(o.times) && o.times[last] <= minute {
		last++
	}
	o.happen(t, last)
}

// happen lets the times up to last happen at t.
func (o *oracle) happen(t time.Time, last int) {
	for ; o.next < last; o.next++ {
		o.slots[o.next] = append(o.slots[o.next], t)
	}
}

func day(date time.Time) int { return int(date.Unix() / 86400) }

// Every slot of a schedule is where a clock that is read minute by minute has
// it, once a local date.
func TestSlotsAgainstEveryMinute(t *testing.T) {
	t.Parallel()
	seed := *seedFlag
	if seed == 0 {
		seed = rand.Uint64()
	}
	t.Logf("-schedule.seed=%d", seed)
	draw := rand.New(rand.NewPCG(seed, 1))
	zones, years := allZones(t), 10
	if !*wholeFlag {
		draw.Shuffle(len(zones), func(i, j int) { zones[i], zones[j] = zones[j], zones[i] })
		zones, years = zones[:8], 1
	}
	checked := 0
	for _, name := range zones {
		from := time.Date(2025+draw.IntN(11-years), 1, 1, 0, 0, 0, 0, time.UTC)
		checked += checkZone(t, name, from, from.AddDate(years, 0, 0), draw)
	}
	t.Logf("%d zones, %d slots", len(zones), checked)
}

// checkZone checks some times of day in one zone, and returns how many slots.
func checkZone(t *testing.T, name string, from, until time.Time, draw *rand.Rand) (checked int) {
	t.Helper()
	zone, err := schedule.Zone(name)
	if err != nil {
		t.Fatal(err)
	}
	times := []int{0, 23*60 + 59, 2*60 + 30} // where clocks are changed
	for range 3 {
		times = append(times, draw.IntN(24*60))
	}
	slices.Sort(times)
	times = slices.Compact(times)
	o := newOracle(times)
	for at := from.Add(-48 * time.Hour); at.Before(until); at = at.Add(time.Minute) {
		o.read(at, at.In(zone))
	}
	for i, minute := range times {
		s := briefing.Schedule{Hour: minute / 60, Minute: minute % 60, Zone: name}
		for at, list := from, o.slots[i]; ; checked++ {
			next, err := schedule.Next(s, at)
			if err != nil {
				t.Fatal(err)
			}
			if !next.Before(until.Add(-24 * time.Hour)) {
				break
			}
			j := slices.IndexFunc(list, func(slot time.Time) bool { return slot.After(at) })
			if j < 0 || !list[j].Equal(next) {
				t.Errorf("%s: after %s comes %s, by the clock %s", s, at, next, list[max(j, 0)])
				break
			}
			at, list = next, list[j:]
		}
	}
	return checked
}
