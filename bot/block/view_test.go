package block

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"newsbrief/bot/sandbox/blockcheck"
	"newsbrief/briefing"
)

// views are the modals and Home tabs.
func views() map[string]any {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	mutes := []briefing.Mute{{Channel: "C0PIER", Outlet: "*Buoy* <!here>", By: "U0TARN", At: now.Add(-26 * time.Hour), LeftOut: 3}}
	broken := lost("archived")
	broken.ID = "OTHER"
	return map[string]any{
		"home":          Home(HomeLines{Digests: []briefing.Subscription{lost(""), pausedDaily(briefing.Forever()), broken, featured()}, Feeds: feeds(), Mutes: mutes, Zone: berlin}, now),
		"home-new":      Home(HomeLines{Feeds: feeds(), Zone: berlin}, now),
		"home-empty":    Home(HomeLines{Zone: berlin}, now),
		"settings":      Settings(lost(""), "3 outlets in 60 minutes quiet 22:00-07:00", SettingsMark{Digest: "EXAMPLEID", Rev: 4, From: "C0PIER"}),
		"settings-new":  Settings(briefing.Subscription{ID: "NEW", Name: "Morning brief", Outlets: 4}, "", SettingsMark{Digest: "NEW"}),
		"delete":        DeleteDigest(lost("")),
		"quotes":        Quotes(withStory(ferry()), sayings(), QuotesPage{Story: 7, Channel: "C0PIER"}, now),
		"quotes-none":   Quotes(withStory(hostile()), nil, QuotesPage{Story: 7}, now),
		"quotes-unsaid": Quotes(withStory(hostile()), []briefing.Saying{unnamed()}, QuotesPage{Story: 7}, now),
		"feed-ask":      AskFeed("", FeedMark{From: "C0PIER"}),
		"feed-looking":  LookingForFeed("https://gull-post.example/<!here>", FeedMark{}),
		"feed-none":     NoFeedFound("https://gull-post.example/", "Its server does not answer.", FeedMark{}),
		"feed-pick":     PickFeed(candidates(), FeedMark{From: "C0PIER"}, now),
		"quotes-gone":   QuotesGone(),
		"quotes-muted":  QuotesMuted("*Buoy* <!here>", "C0PIER"),
	}
}

// candidates are a feed that can't be read, and two that can, of hostile names.
func candidates() []briefing.Candidate {
	return []briefing.Candidate{
		{Feed: feeds()[1], Fault: "Its server does not answer."},
		{Feed: briefing.Feed{URL: "https://gull-post.example/all.xml", Title: "*Gull* <!here>"}, Daily: 140, Items: []briefing.Item{{Title: hostile().Headline, Link: "https://gull-post.example/1", Published: now.Add(-time.Hour)}, {Title: "Fog"}}},
		{Feed: briefing.Feed{URL: "https://gull-post.example/week.xml", Title: "Weekly"}, Daily: 0.2, Whole: true},
	}
}

func withStory(b briefing.Briefing) briefing.Briefing {
	b.Story, b.Why = 7, []briefing.Reason{{Name: "pace", Value: 1, Note: "sources in the first 3 hours: 2"}}
	return b
}

func unnamed() briefing.Saying {
	s := quoted(hostile())
	s.Quote.Speaker, s.Quote.Role = "", ""
	return s
}

// Each view has its golden file, and Slack would take it as it is.
func TestViews(t *testing.T) {
	t.Parallel()
	for name, v := range views() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := json.MarshalIndent(v, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range "<>&" {
				got = bytes.ReplaceAll(got, fmt.Appendf(nil, `\u%04x`, c), []byte(string(c)))
			}
			checkView(t, got)
			file := filepath.Join("testdata", "views", name+".json")
			if *update {
				if err := os.WriteFile(file, append(got, '\n'), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)+"\n"); diff != "" {
				t.Errorf("run with -update if this is meant (-want +got):\n%s", diff)
			}
		})
	}
}

// checkView holds a view to Slack's limits and to good manners.
func checkView(t interface{ Errorf(string, ...any) }, raw []byte) {
	report := blockcheck.View(raw)
	for _, p := range append(report.Errors, report.Warnings...) {
		t.Errorf("%s: %s", p.Pointer, p.Message)
	}
}

// Whatever outlets, digests, topics and people are called, and however much of
// it there is, a view is one that Slack takes.
func TestViewsOfAnyText(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.OneOf(rapid.StringN(0, 40, 400), rapid.SampledFrom([]string{"<!channel>", "*a*", "a|b>c", "\u202e", "", "👩‍👩‍👧‍👦", "&amp;"}))
		count := rapid.IntRange(0, 60)
		var h HomeLines
		h.Zone = time.UTC
		for range count.Draw(t, "digests") {
			h.Digests = append(h.Digests, briefing.Subscription{ID: "X", Channel: "C0PIER", Name: word.Draw(t, "name"), Topics: []string{word.Draw(t, "topic")}, By: "U0TARN"})
		}
		for range count.Draw(t, "mutes") {
			h.Mutes = append(h.Mutes, briefing.Mute{Channel: "C0PIER", Outlet: word.Draw(t, "outlet"), By: word.Draw(t, "by"), At: now})
		}
		for range count.Draw(t, "feeds") {
			h.Feeds = append(h.Feeds, briefing.Feed{URL: "https://x.example", Title: word.Draw(t, "feed"), Health: briefing.Health{Failures: count.Draw(t, "failures"), Problem: word.Draw(t, "problem")}})
		}
		var said []briefing.Saying
		for range count.Draw(t, "sayings") {
			said = append(said, briefing.Saying{
				Quote:   briefing.Quote{Text: word.Draw(t, "quote"), Speaker: word.Draw(t, "speaker"), Role: word.Draw(t, "role")},
				Sources: []briefing.Source{{Name: word.Draw(t, "source"), URL: word.Draw(t, "url")}}, At: now,
			})
		}
		b := withStory(briefing.Briefing{Headline: word.Draw(t, "headline"), Source: briefing.Source{Name: word.Draw(t, "publisher")}})
		for _, v := range []any{
			Home(h, now), Quotes(b, said, QuotesPage{From: count.Draw(t, "from")}, now),
			Settings(briefing.Subscription{ID: "X", Name: word.Draw(t, "name"), Topics: []string{word.Draw(t, "topic")}}, "", SettingsMark{Digest: "X"}),
			PickFeed([]briefing.Candidate{{Feed: briefing.Feed{URL: "https://x.example/" + word.Draw(t, "path"), Title: word.Draw(t, "feed")}, Items: []briefing.Item{{Title: word.Draw(t, "item"), Link: word.Draw(t, "link"), Published: now}}}}, FeedMark{}, now),
			NoFeedFound(word.Draw(t, "address"), word.Draw(t, "problem"), FeedMark{}), AskFeed(word.Draw(t, "address"), FeedMark{}), LookingForFeed(word.Draw(t, "address"), FeedMark{}),
			DeleteDigest(briefing.Subscription{ID: "X", Name: word.Draw(t, "name")}), QuotesMuted(word.Draw(t, "outlet"), "C0PIER"),
		} {
			raw, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			checkView(t, raw)
		}
	})
}
