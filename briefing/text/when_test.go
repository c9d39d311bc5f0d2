package text

import (
	"testing"
	"time"
	_ "time/tzdata" // the zones must not depend on the machine
)

// now is a Monday morning.
var now = time.Date(2026, 11, 23, 9, 12, 0, 0, time.UTC)

func TestAgo(t *testing.T) {
	t.Parallel()
	tests := []struct {
		age  time.Duration
		want string
	}{
		{-time.Hour, "just now"},
		{59 * time.Second, "just now"},
		{time.Minute, "1 min ago"},
		{59*time.Minute + 59*time.Second, "59 min ago"},
		{time.Hour, "1 h ago"},
		{23*time.Hour + 59*time.Minute, "23 h ago"},
		{24 * time.Hour, "1 day ago"},
		{9 * 24 * time.Hour, "9 days ago"},
	}
	for _, tt := range tests {
		if got := Ago(now.Add(-tt.age), now); got != tt.want {
			t.Errorf("Ago(%s) = %q, want %q", tt.age, got, tt.want)
		}
	}
	if got := Ago(time.Time{}, now); got != "" {
		t.Errorf("Ago of no time = %q", got)
	}
}

func TestSince(t *testing.T) {
	t.Parallel()
	tests := []struct {
		t    time.Time
		zone string
		want string
	}{
		{now.Add(-24 * time.Hour), "", "since yesterday 09:12"},
		{now.Add(-24 * time.Hour), "Europe/Berlin", "since yesterday 10:12"},
		{now.Add(-10 * time.Hour), "", "since yesterday 23:12"},
		{now.Add(-10 * time.Hour), "Europe/Berlin", "since today 00:12"},
		{now.Add(-3 * 24 * time.Hour), "", "since Friday 09:12"},
		{now.Add(-7 * 24 * time.Hour), "", "since 16 November 09:12"},
		{now.Add(-365 * 24 * time.Hour), "No/Such", "since 23 November 2025 09:12"},
		{now.Add(20 * time.Hour), "", "since tomorrow 05:12"},
		{time.Time{}, "", "so far"},
	}
	for _, tt := range tests {
		if got := Since(tt.t, now, Zone(tt.zone)); got != tt.want {
			t.Errorf("Since(%s, %q) = %q, want %q", tt.t, tt.zone, got, tt.want)
		}
	}
	if got := SinceDay(now.Add(-24*time.Hour), now, time.UTC); got != "since yesterday" {
		t.Errorf("SinceDay = %q", got)
	}
	if got := SinceDay(time.Time{}, now, time.UTC); got != "so far" {
		t.Errorf("SinceDay of no time = %q", got)
	}
}

func TestWithin(t *testing.T) {
	t.Parallel()
	for span, want := range map[time.Duration]string{
		time.Minute:             "in the last hour",
		90 * time.Minute:        "in the last 2 hours",
		24 * time.Hour:          "in the last day",
		23*time.Hour + 50*60e9:  "in the last day",
		30 * 24 * time.Hour:     "in the last 30 days",
		2*24*time.Hour - 60*1e9: "in the last 2 days",
	} {
		if got := Within(span); got != want {
			t.Errorf("Within(%s) = %q, want %q", span, got, want)
		}
	}
}
