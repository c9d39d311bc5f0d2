package digest_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"newsbrief/briefing"
)

func (l *ledger) Alerting(context.Context) ([]briefing.Subscription, error) {
	var list []briefing.Subscription
	for _, s := range l.subscriptions {
		if s.Alert.Outlets > 0 {
			list = append(list, s)
		}
	}
	return list, nil
}

func (l *ledger) OweAlert(_ context.Context, d briefing.Delivery, most int, since time.Time) (bool, error) {
	if _, ok := l.owed[d.Key]; ok || len(l.owed) >= most {
		return false, nil
	}
	l.owed[d.Key] = d
	return true, nil
}

// minutesAgo is an item of a story on China that came so many minutes ago.
func minutesAgo(id, story int64, outlet string, minutes int) briefing.Item {
	it := told(id, story, outlet, 0, about)
	it.Seen = now.Add(-time.Duration(minutes) * time.Minute)
	it.Published = it.Seen
	return it
}

func urgent() briefing.Subscription {
	s := morning()
	s.Topics, s.Next = []string{"china"}, now.Add(24*time.Hour)
	s.Alert = briefing.Alert{Outlets: 3, Within: 40 * time.Minute, Quiet: briefing.Quiet{From: 22 * 60, To: 7 * 60}}
	return s
}

// What three outlets carry within the time is owed at once and once; what two
// carry, what took longer, what is off the topic, a copy and an old piece that
// was found late are not.
func TestOweAlerts(t *testing.T) {
	t.Parallel()
	copied := minutesAgo(9, 3, "Aggregata", 5)
	copied.Article.Original = briefing.Source{Name: "Wire"}
	old := minutesAgo(12, 4, "Tidewater", 5)
	old.Published = now.Add(-48 * time.Hour)
	items := archive{
		minutesAgo(1, 1, "Harbor", 30), minutesAgo(2, 1, "Wire", 20), minutesAgo(3, 1, "Tidewater", 10),
		minutesAgo(4, 2, "Harbor", 90), minutesAgo(5, 2, "Wire", 60), minutesAgo(6, 2, "Tidewater", 10),
		minutesAgo(7, 3, "Harbor", 30), minutesAgo(8, 3, "Wire", 20), copied,
		minutesAgo(10, 4, "Harbor", 30), minutesAgo(11, 4, "Wire", 20), old,
	}
	for i, outlet := range []string{"Harbor", "Wire", "Tidewater"} {
		it := minutesAgo(int64(20+i), 5, outlet, 10)
		it.Tags = nil
		items = append(items, it)
	}
	p, l, _ := desk(items, urgent())
	for range 2 {
		if err := p.OweAlerts(t.Context(), l); err != nil {
			t.Fatal(err)
		}
	}
	if len(l.owed) != 1 {
		t.Fatalf("%d alerts owed: %+v", len(l.owed), l.owed)
	}
	for _, d := range l.owed {
		if d.Digest.Briefings[0].Story != 1 || d.Digest.Outlets != 3 || d.Digest.Alert.Outlets != 3 || d.Channel != "C1" {
			t.Errorf("owed %+v", d)
		}
	}
}

// In quiet hours, and while the digest is paused, nothing is owed; what was told
// by an alert is no news in the next digest.
func TestAlertsQuietAndTold(t *testing.T) {
	t.Parallel()
	items := archive{minutesAgo(1, 1, "Harbor", 30), minutesAgo(2, 1, "Wire", 20), minutesAgo(3, 1, "Tidewater", 10)}
	for name, change := range map[string]func(*briefing.Subscription){
		"quiet":  func(s *briefing.Subscription) { s.Schedule.Zone = "America/Los_Angeles" }, // midnight there
		"paused": func(s *briefing.Subscription) { s.Paused = briefing.Forever() },
	} {
		s := urgent()
		change(&s)
		p, l, _ := desk(items, s)
		if err := p.OweAlerts(t.Context(), l); err != nil || len(l.owed) != 0 {
			t.Errorf("%s: %d alerts, %v", name, len(l.owed), err)
		}
	}
	p, l, at := desk(items, urgent())
	if err := p.OweAlerts(t.Context(), l); err != nil || len(l.owed) != 1 {
		t.Fatalf("%d alerts, %v", len(l.owed), err)
	}
	*at = now.Add(time.Minute)
	d, err := p.Preview(t.Context(), l.subscriptions["s1"], *at)
	if err != nil || d.Total != 0 {
		t.Errorf("the digest tells it again: %v, %v", headlines(d), err)
	}
}

// A story that was dropped in a channel is neither alerted nor told by digests.
func TestDropped(t *testing.T) {
	t.Parallel()
	items := archive{minutesAgo(1, 1, "Harbor", 30), minutesAgo(2, 1, "Wire", 20), minutesAgo(3, 1, "Tidewater", 10)}
	p, l, at := desk(items, urgent())
	*at = now.Add(time.Minute)
	s := l.subscriptions["s1"]
	if d, err := p.Preview(t.Context(), s, *at); err != nil || d.Total != 1 {
		t.Fatalf("before it is dropped: %v, %v", headlines(d), err)
	}
	l.dropped = []int64{1}
	if err := p.OweAlerts(t.Context(), l); err != nil || len(l.owed) != 0 {
		t.Errorf("%d alerts, %v", len(l.owed), err)
	}
	if d, err := p.Preview(t.Context(), s, *at); err != nil || d.Total != 0 {
		t.Errorf("the digest tells it: %v, %v", headlines(d), err)
	}
}

func TestQuiet(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		from, to, hour int
		want           bool
	}{
		{22, 7, 23, true}, {22, 7, 3, true}, {22, 7, 7, false}, {22, 7, 21, false}, {22, 7, 22, true},
		{12, 14, 13, true}, {12, 14, 14, false}, {12, 14, 11, false}, {0, 0, 0, false}, {8, 8, 8, false},
	} {
		q := briefing.Quiet{From: tt.from * 60, To: tt.to * 60}
		if got := q.Holds(time.Date(2026, 11, 25, tt.hour, 0, 0, 0, time.UTC)); got != tt.want {
			t.Error(fmt.Sprintf("%02d-%02d at %02d:", tt.from, tt.to, tt.hour), got)
		}
	}
}
