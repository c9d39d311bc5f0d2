package store

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsbrief/briefing"
)

// fullDigest is a digest in which no field is zero.
func fullDigest() briefing.Digest {
	at := func(hour int) time.Time { return time.Date(2031, time.March, 4, hour, 0, 0, 123e6, time.UTC) }
	return briefing.Digest{
		Name: "Morning brief", Topics: []string{"Ferries", "Port Amsel"}, Since: at(1), Until: at(2),
		Briefings: []briefing.Briefing{{
			Story: 2024 << 20, Headline: "Ferry returns <to> Port Amsel", Language: "en",
			Quote: &briefing.Quote{
				Start: 20, End: 38, Text: "We waited a year,", Speaker: "Ilse Quandt", SpeakerStart: 45, SpeakerEnd: 56,
				Role: "harbour master", Confidence: 0.875, Key: true,
				Rest: []briefing.Part{{Start: 60, End: 75, Text: "and not a day longer."}},
			},
			Page:      "https://harbour-courier.example/1",
			Source:    briefing.Source{Name: "Amsel Post", URL: "https://amsel-post.example/1"},
			Via:       briefing.Source{Name: "Harbour Courier", URL: "https://harbour-courier.example/1"},
			Also:      []briefing.Source{{Name: "Coast Radio", URL: "https://coast-radio.example/1"}},
			Published: at(3), Links: []string{"https://amsel-post.example/1", "https://coast-radio.example/1"},
			About: true, Score: 12.5,
			Why:    []briefing.Reason{{Name: "pace", Value: 0.5, Note: "sources in the first 3 hours: 2"}},
			Update: &briefing.Update{Told: at(6), Before: "Ferry is late", Post: "1930352400.000100", Link: "https://brannoch.slack.example/archives/C1/p1930352400000100", Outlets: 2, Quote: true, Headline: true},
		}},
		Total: 9, Outlets: 3, Coverage: briefing.Coverage{Outlets: 11, Items: 340},
		Zone: "Europe/Berlin", Slot: at(4), Next: at(5), First: 3, Layout: briefing.Compact, Carried: 2, Late: true,
		Alert: briefing.Alert{Outlets: 3, Within: 40 * time.Minute, Quiet: briefing.Quiet{From: 22 * 60, To: 7 * 60}},
	}
}

// TestStoredDigest: a digest comes back as it was, the one stored by an earlier
// version of this program too. If this fails because a name has changed, change
// it back: there are digests in people's databases.
func TestStoredDigest(t *testing.T) {
	t.Parallel()
	want := fullDigest()
	wantNoZero(t, "digest", reflect.ValueOf(want))
	golden, err := os.ReadFile(filepath.Join("testdata", "digest.json"))
	if err != nil {
		t.Fatal(err)
	}
	text, err := encodeDigest(want)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(golden), text+"\n"); diff != "" {
		t.Errorf("stored form (-golden +now):\n%s", diff)
	}
	got, err := decodeDigest(string(golden))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("read back (-stored +read):\n%s", diff)
	}
	if text, err := encodeDigest(briefing.Digest{}); err != nil || text != "{}" {
		t.Errorf("an empty digest is stored as %s, %v", text, err)
	}
	if _, err := decodeDigest("{"); err == nil {
		t.Error("half a digest was read without an error")
	}
}

// wantNoZero fails where a field is zero: one that is new in the vocabulary has
// to be stored and tested.
func wantNoZero(t *testing.T, name string, v reflect.Value) {
	t.Helper()
	if v.IsZero() {
		t.Errorf("%s is zero in the test's digest", name)
		return
	}
	switch {
	case v.Type() == reflect.TypeFor[time.Time]():
	case v.Kind() == reflect.Pointer:
		wantNoZero(t, name, v.Elem())
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			wantNoZero(t, name, v.Index(i))
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			wantNoZero(t, name+"."+v.Type().Field(i).Name, v.Field(i))
		}
	}
}
