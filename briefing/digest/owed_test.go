package digest_test

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"newsbrief/briefing"
	"newsbrief/briefing/digest"
	"newsbrief/briefing/topic"
)

// ledger is a Ledger in memory.
type ledger struct {
	at            time.Time // the clock
	subscriptions map[string]briefing.Subscription
	owed          map[string]briefing.Delivery
	muted         []string
	skipped       []string
	dropped       []int64
}

func (l *ledger) Muted(context.Context, string) ([]string, error) { return l.muted, nil }

func (l *ledger) Dropped(context.Context, string) ([]int64, error) { return l.dropped, nil }

func (l *ledger) Settled(context.Context) (time.Time, error) { return l.at, nil }

func (l *ledger) DueSubscriptions(_ context.Context, now time.Time) ([]briefing.Subscription, error) {
	var due []briefing.Subscription
	for _, s := range l.subscriptions {
		if !s.Next.After(now) {
			due = append(due, s)
		}
	}
	return due, nil
}

func (l *ledger) Skip(_ context.Context, d briefing.Delivery, s briefing.Subscription, why string) error {
	l.subscriptions[s.ID] = s
	l.skipped = append(l.skipped, why)
	return nil
}

func (l *ledger) Owe(_ context.Context, d briefing.Delivery, s briefing.Subscription) (bool, error) {
	l.subscriptions[s.ID] = s
	if _, ok := l.owed[d.Key]; ok {
		return false, nil
	}
	l.owed[d.Key] = d
	return true, nil
}

func (l *ledger) Told(_ context.Context, channel string, since time.Time) ([]briefing.Told, error) {
	var told []briefing.Told
	for _, d := range l.owed {
		if d.Channel == channel && d.Digest.Slot.After(since) {
			for _, b := range d.Digest.Briefings {
				told = append(told, briefing.Told{Briefing: b, At: d.Digest.Slot, Post: "1793606400.000100"})
			}
		}
	}
	return told, nil
}

// desk is a publisher with a clock that the test sets.
func desk(items archive, s briefing.Subscription) (*digest.Publisher, *ledger, *time.Time) {
	l := &ledger{at: now, subscriptions: map[string]briefing.Subscription{s.ID: s}, owed: map[string]briefing.Delivery{}}
	return digest.NewPublisher(items, topic.Standard(), l, l, slog.New(slog.DiscardHandler)), l, &l.at
}

func morning() briefing.Subscription {
	return briefing.Subscription{ID: "s1", Channel: "C1", Name: "Morning brief", Schedule: briefing.Schedule{Hour: 8}, Next: now}
}

func TestOweDue(t *testing.T) {
	t.Parallel()
	p, l, at := desk(sample(), morning())
	for range 3 { // a tick that comes again owes nothing more
		if err := p.OweDue(t.Context()); err != nil {
			t.Fatal(err)
		}
		*at = at.Add(time.Minute)
	}
	if len(l.owed) != 1 {
		t.Fatalf("%d deliveries", len(l.owed))
	}
	for key, d := range l.owed {
		if len(key) != 26 || d.Channel != "C1" || d.Digest.Total != 4 || !d.Digest.Slot.Equal(now) || !d.Digest.Next.Equal(now.Add(24*time.Hour)) {
			t.Errorf("owed %s: %+v", key, d)
		}
	}
	if s := l.subscriptions["s1"]; !s.Until.Equal(now) || !s.Next.Equal(now.Add(24*time.Hour)) {
		t.Errorf("subscription after its slot: until %s, next %s", s.Until, s.Next)
	}
}

// A digest asked for now moves the window: the one of the schedule tells the rest.
// A silent digest without news is not owed, and its window goes on; only what
// enough outlets carry is told where somebody wants that.
func TestSilentAndCarried(t *testing.T) {
	t.Parallel()
	s := morning()
	s.Topics, s.Silent = []string{"fog"}, true
	p, l, _ := desk(sample(), s)
	if err := p.OweDue(t.Context()); err != nil || len(l.owed) != 0 {
		t.Errorf("%d digests without news, %v", len(l.owed), err)
	}
	if got := l.subscriptions["s1"]; !got.Until.Equal(now) || !got.Next.After(now) {
		t.Errorf("the window stands still: until %v, next %v", got.Until, got.Next)
	}
	s = morning()
	s.Outlets = 2
	p, _, _ = desk(sample(), s)
	d, err := p.Preview(t.Context(), s, now)
	if err != nil || len(d.Briefings) != 1 || d.Briefings[0].Story != 3 || d.Total != 1 || d.Carried != 2 {
		t.Errorf("carried by two: %v of %d, %v", headlines(d), d.Total, err)
	}
}

func TestOweNow(t *testing.T) {
	t.Parallel()
	s := morning()
	s.Next = now.Add(time.Hour)
	p, l, at := desk(sample(), s)
	if err := p.OweNow(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	if s := l.subscriptions["s1"]; len(l.owed) != 1 || !s.Until.Equal(now) {
		t.Fatalf("%d deliveries, until %s", len(l.owed), s.Until)
	}
	*at = now.Add(24 * time.Hour)
	if err := p.OweDue(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, d := range l.owed {
		if d.Digest.Slot.Equal(*at) && !d.Digest.Since.Equal(now) {
			t.Errorf("the scheduled digest begins at %s", d.Digest.Since)
		}
	}
	if len(l.owed) != 2 {
		t.Errorf("%d deliveries", len(l.owed))
	}
}

// The next digest begins where the last one ended, and does not tell again
// what it told.
func TestWindowsMeet(t *testing.T) {
	t.Parallel()
	items := sample()
	// Tomorrow: one more outlet on a story that was shown, and a new story.
	late, fresh := told(7, 3, "Harbor", -3), told(8, 8, "Harbor", -4)
	items = append(items, late, fresh)
	p, l, at := desk(items, morning())
	if err := p.OweDue(t.Context()); err != nil {
		t.Fatal(err)
	}
	*at = now.Add(24 * time.Hour)
	if err := p.OweDue(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(l.owed) != 2 {
		t.Fatalf("%d deliveries", len(l.owed))
	}
	for _, d := range l.owed {
		if !d.Digest.Slot.Equal(*at) {
			continue
		}
		if !d.Digest.Since.Equal(now) || len(d.Digest.Briefings) != 1 || d.Digest.Briefings[0].Story != 8 {
			t.Errorf("second digest since %s: %v", d.Digest.Since, headlines(d.Digest))
		}
	}
}

// After days of being down there is one digest, with all that was missed; and
// none when the newest slot is hours past.
func TestCatchUp(t *testing.T) {
	t.Parallel()
	s := morning()
	s.Until, s.Next = now.Add(-72*time.Hour), now.Add(-48*time.Hour)
	p, l, at := desk(sample(), s)
	*at = now.Add(time.Hour)
	if err := p.OweDue(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(l.owed) != 1 {
		t.Fatalf("%d deliveries after three missed slots, want 1", len(l.owed))
	}
	for _, d := range l.owed {
		if !d.Digest.Since.Equal(s.Until) || d.Digest.Total != 5 || !d.Digest.Late {
			t.Errorf("digest since %s with %d stories", d.Digest.Since, d.Digest.Total)
		}
	}

	p, l, at = desk(sample(), s)
	*at = now.Add(6 * time.Hour)
	if err := p.OweDue(t.Context()); err != nil {
		t.Fatal(err)
	}
	if len(l.skipped) != 1 || !strings.Contains(l.skipped[0], "not running") {
		t.Errorf("skipped: %v", l.skipped)
	}
	if got := l.subscriptions["s1"]; len(l.owed) != 0 || !got.Until.Equal(s.Until) || !got.Next.Equal(now.Add(24*time.Hour)) {
		t.Errorf("six hours late: %d deliveries, until %s, next %s", len(l.owed), got.Until, got.Next)
	}
}

func TestUnknownZoneCostsOnlyItself(t *testing.T) {
	t.Parallel()
	p, l, _ := desk(sample(), morning())
	broken := morning()
	broken.ID, broken.Schedule.Zone = "s0", "Europe/Berln"
	l.subscriptions["s0"] = broken
	if err := p.OweDue(t.Context()); err == nil {
		t.Error("a zone nobody knows went unnoticed")
	}
	if len(l.owed) != 1 {
		t.Errorf("%d deliveries, want the other subscription's", len(l.owed))
	}
}

// A story that was told comes again with something new only, and says what.
func TestUpdates(t *testing.T) {
	t.Parallel()
	first := told(1, 1, "Harbor", 2, about)
	first.Title, first.Summary = "Grain ships wait for an accord", "Twelve captains threaten to sail for open water without papers."
	first.Quotes = []briefing.Quote{{Text: "We came for a timetable", Speaker: "Ilsa Vandermoor", Key: true}}
	unled := told(9, 1, "Gull", 1, about) // carried the story without leading it
	unled.Title, unled.Quotes = "Pilots refuse to board freighters", []briefing.Quote{{Text: "Nobody asked the pilots", Key: true}}
	later := func(id int64, outlet, title, quote string) briefing.Item {
		it := told(id, 1, outlet, -3, about)
		if it.Title = title; quote != "" {
			it.Quotes = []briefing.Quote{{Text: quote, Speaker: "Ilsa Vandermoor", Key: true}}
		}
		return it
	}
	same := first.Title
	renamed := later(2, "Harbor – World", same, "")
	renamed.Article.Outlet = "Harbor"
	for name, tt := range map[string]struct {
		fresh []briefing.Item
		want  *briefing.Update
	}{
		"nothing":               {nil, nil},
		"one more outlet":       {[]briefing.Item{later(2, "Wire", same, "")}, nil},
		"the same quote":        {[]briefing.Item{later(2, "Wire", same, "“We came for a timetable,” she said")}, nil},
		"a quote there was":     {[]briefing.Item{later(2, "Wire", same, "Nobody asked the pilots")}, nil},
		"other words for it":    {[]briefing.Item{later(2, "Wire", "Captains threaten open water without papers", "")}, nil},
		"another's words":       {[]briefing.Item{later(2, "Wire", "Freighters: pilots still refuse to board", "")}, nil},
		"a year":                {[]briefing.Item{later(2, "Wire", same+" in 2026", "")}, nil},
		"one outlet, two names": {[]briefing.Item{renamed, later(3, "Wire", same, ""), later(4, "Buoy", same, "")}, nil},
		"three more outlets":    {[]briefing.Item{later(2, "Wire", same, ""), later(3, "Pier", same, ""), later(4, "Buoy", same, "")}, &briefing.Update{Outlets: 3}},
		"a new quote":           {[]briefing.Item{later(2, "Harbor", same, "Today we sail")}, &briefing.Update{Quote: true}},
		"a new turn":            {[]briefing.Item{later(2, "Harbor", "Accord signed: harbour opens after strike", "")}, &briefing.Update{Headline: true}},
		"a new number":          {[]briefing.Item{later(2, "Harbor", "40 grain ships wait for an accord", "")}, &briefing.Update{Headline: true}},
		"a turn after what is none": {
			[]briefing.Item{later(2, "Wire", same, ""), later(3, "Harbor", "Accord signed: harbour opens after strike", "")},
			&briefing.Update{Headline: true, Outlets: 1},
		},
		"a turn with the told quote": {
			[]briefing.Item{later(2, "Harbor", "Accord signed: harbour opens after strike", "We came for a timetable")}, &briefing.Update{Headline: true},
		},
		"a turn, and another's quote": {
			[]briefing.Item{later(2, "Harbor", "Accord signed: harbour opens after strike", "We came for a timetable"), later(3, "Gull", same, "Today we sail")},
			&briefing.Update{Headline: true, Quote: true},
		},
		"all of it": {
			[]briefing.Item{later(2, "Wire", "Accord signed: harbour opens after strike", "Today we sail"), later(3, "Pier", same, "")},
			&briefing.Update{Headline: true, Quote: true, Outlets: 2},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := secondDigest(t, append(archive{first, unled}, tt.fresh...))
			if tt.want == nil {
				if d.Total != 0 || len(d.Briefings) > 0 {
					t.Errorf("told again (%d): %v", d.Total, headlines(d))
				}
				return
			}
			if len(d.Briefings) != 1 {
				t.Fatalf("%d stories", len(d.Briefings))
			}
			want, b := *tt.want, d.Briefings[0]
			want.Told, want.Before, want.Post = now, first.Title, "1793606400.000100"
			if diff := cmp.Diff(&want, b.Update); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if b.Update.Quote != (b.Quote != nil) {
				t.Errorf("new quote %v, shown: %v", b.Update.Quote, b.Quote)
			}
			if b.Published.Before(now) || b.Why[len(b.Why)-1].Name != "novelty" {
				t.Errorf("told as of %s because of %v", b.Published, b.Why)
			}
		})
	}
}

// secondDigest is the digest of the morning after the first.
func secondDigest(t *testing.T, items archive) briefing.Digest {
	t.Helper()
	p, l, at := desk(items, morning())
	for _, slot := range []time.Time{now, now.Add(24 * time.Hour)} {
		*at = slot
		if err := p.OweDue(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	for _, d := range l.owed {
		if d.Digest.Slot.Equal(*at) {
			return d.Digest
		}
	}
	t.Fatal("no second digest")
	return briefing.Digest{}
}

// What a digest had no room for leaves out what it told, and what was told
// before it.
func TestRest(t *testing.T) {
	t.Parallel()
	items := archive{told(1, 1, "Harbor", 30), told(2, 2, "Wire", 5), told(3, 3, "Gull", 4), told(4, 4, "Buoy", 3)}
	p, l, _ := desk(items, morning())
	shown := func(at time.Time, story int64) briefing.Delivery {
		return briefing.Delivery{Channel: "C1", Digest: briefing.Digest{
			Slot: at, Since: now.Add(-digest.Day), Until: at, Briefings: []briefing.Briefing{{Story: story}}}}
	}
	l.owed["before"], l.owed["this"], l.owed["after"] = shown(now.Add(-time.Hour), 2), shown(now, 3), shown(now.Add(time.Hour), 4)
	d, err := p.Rest(t.Context(), l.owed["this"], 10)
	if err != nil || len(d.Briefings) != 1 || d.Briefings[0].Story != 4 {
		t.Errorf("the rest: %v, %v; want story 4", headlines(d), err)
	}
}

// Who was told all there is hears nothing of it again, whatever copies come.
func TestNothingNew(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var items archive
		outlets := rapid.SampledFrom([]string{"Harbor", "Wire", "Gull"})
		for i := range rapid.IntRange(1, 12).Draw(t, "items") {
			it := told(int64(i+1), int64(rapid.IntRange(1, 3).Draw(t, "story")), outlets.Draw(t, "outlet"), rapid.IntRange(1, 20).Draw(t, "hours"), about)
			it.Title = rapid.StringMatching(`[a-z0-9 ]{0,40}`).Draw(t, "title")
			items = append(items, it)
		}
		first, err := digest.Build(t.Context(), items, topic.Standard(), briefing.Query{Limit: 9}, now)
		if err != nil {
			t.Fatal(err)
		}
		q := briefing.Query{Limit: 9, Until: now.Add(time.Hour), Since: now.Add(-digest.Day)}
		for _, b := range first.Briefings {
			q.Told = append(q.Told, briefing.Told{Briefing: b, At: now})
		}
		for i, it := range items[:rapid.IntRange(0, len(items)).Draw(t, "copies")] {
			it.ID, it.Outlet, it.Seen, it.Published = int64(100+i), outlets.Draw(t, "copier"), q.Until, q.Until
			items = append(items, it)
		}
		second, err := digest.Build(t.Context(), items, topic.Standard(), q, q.Until)
		if err != nil || second.Total != 0 || len(second.Briefings) != 0 {
			t.Fatalf("told again: %d, %v, %v", second.Total, headlines(second), err)
		}
	})
}
