package text

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"newsbrief/briefing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// story is a sample; every name in it is invented.
func story(headline, quote, speaker, role string, hours int, outlet string, also ...string) briefing.Briefing {
	b := briefing.Briefing{
		Headline:  headline,
		Language:  "en",
		About:     true,
		Source:    briefing.Source{Name: outlet, URL: "https://" + strings.ToLower(strings.ReplaceAll(outlet, " ", "-")) + ".example/a"},
		Published: now.Add(-time.Duration(hours) * time.Hour),
	}
	if quote != "" {
		b.Quote = &briefing.Quote{Text: quote, Speaker: speaker, Role: role}
	}
	for _, name := range also {
		b.Also = append(b.Also, briefing.Source{Name: name})
	}
	return b
}

func samples() map[string]briefing.Digest {
	ferry := story("Ferry to Gullholm runs again after the fog", "It floats, and that is all I ever asked of it.", "Wilma Tarn", "harbour master of Gullholm", 2, "Gull Post", "Pier Daily", "Buoy", "Shore Mail", "Tide")
	ferry.Via = briefing.Source{Name: "Heap", URL: "https://heap.example/1"}
	arabic := story("سفينة تعود إلى المرفأ", "إنها تطفو.", "ليلى المرجان", "حارسة المنارة", 7, "بريد النورس", "Buoy")
	arabic.Language = "ar"
	arabic.Update = &briefing.Update{Told: now.Add(-24 * time.Hour), Before: "سفينة غائبة", Headline: true, Outlets: 2}
	ships := story("Harbour counts 412 ships in a week", "", "", "", 8, "Tide")
	ships.About = false
	stories := []briefing.Briefing{
		ferry,
		story("Lighthouse paint\nruns out", "You could not see the end of your own brush.", "", "", 3, "Pier Daily"),
		arabic,
		ships,
	}
	answer := briefing.Digest{Topics: []string{"Gullholm"}, Since: now.Add(-24 * time.Hour), Briefings: stories, Total: 9, Outlets: 6}
	digest := answer
	digest.Name, digest.Topics, digest.Slot = "Morning brief", []string{"Gullholm", "ships"}, now
	empty := briefing.Digest{Since: now.Add(-72 * time.Hour), Coverage: briefing.Coverage{Outlets: 6, Items: 96}}
	quiet := empty
	quiet.Topics = []string{"chalk"}
	quietDigest := quiet
	quietDigest.Name, quietDigest.Slot = "Morning brief", now
	emptyDigest := quietDigest
	emptyDigest.Topics = nil
	all := briefing.Digest{Briefings: stories[3:], Total: 1, Outlets: 1}
	allDigest := all
	allDigest.Name, allDigest.Slot = "Evening brief", now
	return map[string]briefing.Digest{
		"answer": answer, "digest": digest, "none": quiet, "none-all": empty, "empty": quietDigest, "empty-all": emptyDigest, "all": all, "digest-all": allDigest,
	}
}

// The golden files hold the fallback and the terminal's text of each sample.
func TestGolden(t *testing.T) {
	t.Parallel()
	for name, d := range samples() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var terminal bytes.Buffer
			if err := Digest(&terminal, d, now); err != nil {
				t.Fatal(err)
			}
			got := "-- fallback --\n" + Fallback(d, now) + "\n-- terminal --\n" + terminal.String()
			file := filepath.Join("testdata", name+".txt")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("run with -update if this is meant (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDigestShowsQuotesVerbatim(t *testing.T) {
	t.Parallel()
	d := samples()["answer"]
	var out bytes.Buffer
	if err := Digest(&out, d, now); err != nil {
		t.Fatal(err)
	}
	for _, b := range d.Briefings {
		if b.Quote != nil && !strings.Contains(out.String(), b.Quote.Text) {
			t.Errorf("%q is missing in\n%s", b.Quote.Text, &out)
		}
	}
}

func TestDigestReportsAFailedWrite(t *testing.T) {
	t.Parallel()
	full := errors.New("disk full")
	for name, d := range samples() {
		if err := Digest(failing{full}, d, now); !errors.Is(err, full) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// However long the stories, a fallback keeps its limit, holds whole stories and
// counts the others.
func TestFallbackKeepsItsLimit(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		size := rapid.IntRange(1, 400).Draw(t, "size")
		n := rapid.IntRange(0, 40).Draw(t, "stories")
		d := briefing.Digest{Name: rapid.SampledFrom([]string{"", "Morning brief"}).Draw(t, "name"), Topics: []string{"fog"}, Total: n}
		for range n {
			d.Briefings = append(d.Briefings, story(strings.Repeat("<fog ", size), strings.Repeat("It floats. ", size), "Wilma Tarn", "keeper", 2, "Gull Post"))
		}
		got := FallbackFunc(d, 1, now, func(s string) string { return strings.ReplaceAll(s, "<", "&lt;") })
		if size := utf8.RuneCountInString(got); size > FallbackLimit {
			t.Fatalf("%d code points", size)
		}
		told := strings.Count(got, ". &lt;fog")
		if told < n && !strings.HasSuffix(got, "\n"+Say("fallback.more", "n", n-told)) {
			t.Fatalf("%d of %d stories told, and it ends %q", told, n, got[max(0, len(got)-40):])
		}
		if told == n && strings.Contains(got, "…and") {
			t.Fatal("says there are more than all")
		}
	})
}
