package block

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"newsbrief/briefing"
)

// Whatever feeds, pages and people write, and however much of it: a message
// passes the lint, and a quote is shown as it is or not at all.
func TestHostileText(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d := hostileDigest(t)
		query := markup().Draw(t, "query")
		for name, m := range map[string]Message{
			"answer": Answer(d, now, AnswerOptions{Query: query, From: rapid.IntRange(0, 20).Draw(t, "from")}),
			"digest": Digest(d, "KEY", now),
			"shared": Shared(d, query, query, now),
			"note":   SharedNote(query, query),
			"hint":   Hint("time", query, query),
			"zone":   HintZone(ZoneHint{Word: query, Own: query}),
			"topic":  HintTopic(TopicHint{Word: query, Topic: query, Use: query}, now),
			"none":   HintNothing(NothingHint{Word: query, Days: 3, Latest: query, Query: query}),
			"set":    Followed(briefing.Subscription{Name: query, Topics: d.Topics, Next: now}, d.Topics, nil, now, Channel),
			"feeds":  Feeds([]briefing.Feed{{Title: query, URL: query}, {Title: query, Health: briefing.Health{Failures: 1, Problem: query}}}, now),
			"added":  FeedAdded(briefing.Feed{Title: query}, []briefing.Item{{Title: query, Link: query}}, now),
			"load":   FeedUnloaded(query, query),
		} {
			if faults := lint(marshal(t, m), false); len(faults) > 0 {
				t.Fatalf("%s: %v", name, faults)
			}
		}
	})
}

func hostileDigest(t *rapid.T) briefing.Digest {
	text := rapid.Custom(func(t *rapid.T) string {
		return strings.Repeat(markup().Draw(t, "text"), rapid.SampledFrom([]int{1, 1, 3, 20}).Draw(t, "times"))
	})
	from := rapid.Custom(func(t *rapid.T) briefing.Source {
		return briefing.Source{Name: text.Draw(t, "outlet"), URL: rapid.SampledFrom([]string{"", "https://a.example/x", "javascript:x", "https://a.example/<|>"}).Draw(t, "url")}
	})
	d := briefing.Digest{Topics: rapid.SliceOfN(text, 0, 4).Draw(t, "topics"), Name: text.Draw(t, "name"), Total: rapid.IntRange(0, 40).Draw(t, "total")}
	one := rapid.Custom(func(t *rapid.T) briefing.Briefing {
		return briefing.Briefing{
			Headline: text.Draw(t, "headline"), Language: rapid.SampledFrom([]string{"", "en", "ar", "zh-TW", "<b>"}).Draw(t, "lang"),
			Quote:  &briefing.Quote{Text: text.Draw(t, "quote"), Speaker: text.Draw(t, "speaker"), Role: text.Draw(t, "role")},
			Source: from.Draw(t, "source"), Via: from.Draw(t, "via"), Also: rapid.SliceOfN(from, 0, 4).Draw(t, "also"),
			Published: time.Unix(rapid.Int64Range(-1e9, 1e12).Draw(t, "published"), 0),
		}
	})
	d.Briefings = rapid.SliceOfN(one, 0, 12).Draw(t, "briefings")
	return d
}

func TestQuotesAreVerbatim(t *testing.T) {
	t.Parallel()
	b := hostile()
	got := string(marshal(t, Answer(answer(b), now, AnswerOptions{})))
	want := strings.NewReplacer(`"`, `\"`).Replace(b.Quote.Text)
	if !strings.Contains(got, "“"+want+"”") {
		t.Errorf("%q is missing in\n%s", want, got)
	}
}
