package store_test

import (
	"fmt"
	"testing"
	"time"

	"newsbrief/briefing"
	"newsbrief/store/storetest"
)

// BenchmarkRush claims and concludes a thousand channels' digests with three
// replies each, all due at once: what the outbox costs a digest.
func BenchmarkRush(b *testing.B) {
	const channels = 1000
	ctx := b.Context()
	slot := time.Date(2031, time.March, 4, 8, 0, 0, 0, time.UTC)
	for b.Loop() {
		b.StopTimer()
		db := storetest.New(b)
		sub := briefing.Subscription{ID: "s"}
		if err := db.SaveSubscription(ctx, sub); err != nil {
			b.Fatal(err)
		}
		story := briefing.Digest{Slot: slot, Briefings: []briefing.Briefing{{Headline: "Ferry returns"}}}
		for c := range channels {
			d := briefing.Delivery{Key: fmt.Sprintf("%04d", c), Channel: fmt.Sprint("C", c), Digest: story, Replies: []briefing.Digest{story, story, story}}
			if _, err := db.Owe(ctx, d, sub); err != nil {
				b.Fatal(err)
			}
		}
		b.StartTimer()
		for range 4 * channels {
			d, err := db.Claim(ctx, slot, time.Minute)
			if err != nil {
				b.Fatal(err)
			}
			d.Timestamp = "1930000000.000100"
			if err := db.Sent(ctx, d); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(4*channels*b.N), "µs/message")
}
