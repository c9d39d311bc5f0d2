package command

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the zones must not depend on the machine

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"newsbrief/briefing"
)

var (
	berlin = mustLoad("Europe/Berlin")
	// now is a Monday morning in Berlin.
	now = time.Date(2026, 11, 23, 10, 12, 0, 0, berlin)
)

func mustLoad(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return zone
}

func ask(topics ...string) Command { return Command{Query: briefing.Query{Topics: topics}} }

func said(name string, c Command) Command {
	c.Verb, c.Name = Said, name
	return c
}

func since(c Command, span string, start time.Time) Command {
	c.Span, c.Query.Since = span, start
	return c
}

func paused(span string, until time.Time) Command {
	return Command{Verb: Pause, Span: span, Until: until}
}

func limited(n int, c Command) Command {
	c.Query.Limit = n
	return c
}

func at(hour, minute int, days briefing.Days, zone string) Command {
	return Command{Verb: Digest, Schedule: briefing.Schedule{Hour: hour, Minute: minute, Days: days, Zone: zone}, ZoneSet: zone != ""}
}

// manyTops are topics that grow when they are written with their quotes.
func manyTops() string {
	var names []string
	for i := range 110 {
		names = append(names, fmt.Sprintf("top x%03d", i))
	}
	return strings.Join(names, ",")[:988]
}

func TestParse(t *testing.T) {
	t.Parallel()
	midnight := time.Date(2026, 11, 23, 0, 0, 0, 0, berlin)
	monthu := briefing.Days(1<<time.Monday | 1<<time.Thursday)
	tests := []struct {
		in   string
		want Command
	}{
		{"", ask()},
		{"  \n ", ask()},
		{"china", ask("china")},
		{"china, chips not sport since yesterday top 3", limited(3, since(ask("china", "chips", "not sport"), "yesterday", midnight.AddDate(0, 0, -1)))},
		{"china, chips not sport,", ask("china", "chips not sport")},
		{"china not sport", ask("china not sport")},
		{`china and "grain ships"`, ask(`china and "grain ships"`)},
		{`"grain ships" not china, fog`, ask(`"grain ships" not china`, "fog")},
		{`"xi jinping" from:bbc.co.uk`, ask(`"xi jinping" from:bbc.co.uk`)},
		{"doubt hold", Command{Verb: Doubt, OnDoubt: briefing.Hold}},
		{"Doubt RESEND", Command{Verb: Doubt, OnDoubt: briefing.Resend}},
		{"doubt", Command{Query: briefing.Query{Topics: []string{"doubt"}}}},
		{`"doubt hold"`, Command{Query: briefing.Query{Topics: []string{"doubt hold"}}}},
		{"alerts", Command{Verb: AlertsShow}},
		{"alerts off", Command{Verb: Alerts}},
		{"alerts on", Command{Verb: Alerts, Alert: usualAlert}},
		{"alerts 5 outlets in 40 minutes quiet 23:00-06:30", Command{Verb: Alerts, Alert: briefing.Alert{Outlets: 5, Within: 40 * time.Minute, Quiet: briefing.Quiet{From: 23 * 60, To: 6*60 + 30}}}},
		{"alerts within 2h never quiet", Command{Verb: Alerts, Alert: briefing.Alert{Outlets: 3, Within: 2 * time.Hour}}},
		{"mute Harbor Ledger", Command{Verb: Mute, Name: "Harbor Ledger"}},
		{`unmute "Tide, Wave & Co"`, Command{Verb: Unmute, Name: "Tide, Wave & Co"}},
		{"mutes", Command{Verb: Mutes}},
		{`digest "Evening brief" 18:00 weekdays compact min 3 outlets silent about china, chips`, Command{
			Verb: Digest, Name: "Evening brief", Schedule: briefing.Schedule{Hour: 18, Days: briefing.Weekdays},
			Settings: Settings{Layout: "compact", Outlets: 3, Empty: "silent"}, Topics: []string{"china", "chips"},
		}},
		{"digest 0 8 * * 1-5", at(8, 0, briefing.Weekdays, "")},
		{"digest 30 7 * * mon,thu Europe/Berlin", at(7, 30, monthu, "Europe/Berlin")},
		{`digest "Sunday brief" 0 9 * * 7`, Command{Verb: Digest, Name: "Sunday brief", Schedule: briefing.Schedule{Hour: 9, Days: 1 << time.Sunday}}},
		{"digest 0 8 * * *", at(8, 0, 0, "")},
		{"digest 0 8 * * 5-7", at(8, 0, 1<<time.Friday|1<<time.Saturday|1<<time.Sunday, "")},
		{"digest 0 8 * * 1-6/2", at(8, 0, 1<<time.Monday|1<<time.Wednesday|1<<time.Friday, "")},
		{"digest compact", Command{Verb: DigestChange, Settings: Settings{Layout: "compact"}}},
		{`digest "Evening brief" about not sport`, Command{Verb: DigestChange, Name: "Evening brief", Topics: []string{"not sport"}}},
		{`digest now "Evening brief"`, Command{Verb: DigestNow, Name: "Evening brief"}},
		{`digest delete "Evening brief"`, Command{Verb: DigestOff, Name: "Evening brief"}},
		{`digest move "Evening brief" to <#C024BE91L|pier>`, Command{Verb: DigestMove, Name: "Evening brief", Channel: "C024BE91L"}},
		{"digest move to <#C024BE91L>", Command{Verb: DigestMove, Channel: "C024BE91L"}},
		{`pause "Evening brief" until friday`, Command{Verb: Pause, Name: "Evening brief", Span: "friday", Until: midnight.AddDate(0, 0, 4)}},
		{`resume "Evening brief"`, Command{Verb: Resume, Name: "Evening brief"}},
		{"why https://harbor.example/a?b=1", Command{Verb: Why, Address: "https://harbor.example/a?b=1"}},
		{"why china", ask("why china")},
		{"log", Command{Verb: Log}},
		{"log cabins", ask("log cabins")},
		{"managers", Command{Verb: Managers}},
		{"managers add <@U024BE7LH|wilma>", Command{Verb: ManagerAdd, User: "U024BE7LH"}},
		{" Managers Remove <@W0A>", Command{Verb: ManagerRemove, User: "W0A"}},
		{"United  Kingdom", ask("United Kingdom")},
		{"china, chips,, China", ask("china", "chips")},
		{"china，芯片、grain", ask("china", "芯片", "grain")},
		{`"grain ships"`, ask("grain ships")},
		{`china "grain, ships" fog`, ask("china", "grain, ships", "fog")},
		{"“grain ships”", ask("grain ships")},
		{"„Getreide“ und mehr", ask("Getreide", "und mehr")},
		{`"never closed, at all`, ask("never closed, at all")},
		{"china?", ask("china")},
		{`"Yahoo!"`, ask("Yahoo!")},
		{`"digest"`, ask("digest")},
		{"digest, feeds", ask("digest", "feeds")},
		{"chnia", ask("chnia")},
		{"hollow knight", ask("hollow knight")},
		{"fellow travellers", ask("fellow travellers")},
		{"feed prices", ask("feed prices")},
		{"digset", ask("digset")},
		{"hepl", ask("hepl")},
		{"R&amp;D", ask("R&D")},
		{"<b>bold</b>", ask("b bold /b")},
		{"a\u200bb\u202ec", ask("abc")},
		{"china\u00a0coast", ask("china coast")},
		{"<https://tide.example/a?b=1&amp;c=2|tide.example/a> fog", ask("https://tide.example/a?b=1&c=2 fog")},
		{"<mailto:wilma@tide.example|wilma@tide.example>", ask("wilma@tide.example")},

		{"top", ask()},
		{"Top Stories", ask()},
		{"top 3", limited(3, ask())},
		{"china top 50", limited(50, ask("china"))},
		{"top 3 china", limited(3, ask("china"))},
		{"top gun", ask("top gun")},
		{`"top 3"`, ask("top 3")},
		{"top, china", ask("top", "china")},

		{"china since yesterday", since(ask("china"), "yesterday", midnight.AddDate(0, 0, -1))},
		{"since today", since(ask(), "today", midnight)},
		{"china since Sunday", since(ask("china"), "sunday", midnight.AddDate(0, 0, -1))},
		{"china since mon", since(ask("china"), "monday", midnight.AddDate(0, 0, -7))},
		{"china since tuesday, chips top 2", limited(2, since(ask("china", "chips"), "tuesday", midnight.AddDate(0, 0, -6)))},
		{"china since 3 hours", since(ask("china"), "3 hours ago", now.Add(-3*time.Hour))},
		{"china since 1 hour ago", since(ask("china"), "1 hour ago", now.Add(-time.Hour))},
		{"china since an hour", since(ask("china"), "1 hour ago", now.Add(-time.Hour))},
		{"china since 24h", since(ask("china"), "24 hours ago", now.Add(-24*time.Hour))},
		{"china since 90 min top 1", limited(1, since(ask("china"), "90 minutes ago", now.Add(-90*time.Minute)))},
		{"china since 30 days ago", since(ask("china"), "30 days ago", now.Add(-30*24*time.Hour))},
		{"china since 2w", since(ask("china"), "2 weeks ago", now.Add(-14*24*time.Hour))},
		{"life “since brexit”", ask("life", "since brexit")},

		{"<https://tide.example/a,b?c=1&amp;d=2|tide.example/a>", Command{Verb: Link, Address: "https://tide.example/a,b?c=1&d=2"}},
		{"HTTP://tide.example", Command{Verb: Link, Address: "HTTP://tide.example"}},
		{`"https://tide.example"`, ask("https://tide.example")},
		{"https://tide.example fog", ask("https://tide.example fog")},
		{"ftp://tide.example", ask("ftp://tide.example")},

		{"said blinken", said("blinken", ask())},
		{"Said Antony Blinken about china, chips", said("Antony Blinken", ask("china", "chips"))},
		{"said blinken about china since yesterday top 3", said("blinken", limited(3, since(ask("china"), "yesterday", midnight.AddDate(0, 0, -1))))},
		{"said blinken since yesterday", said("blinken", since(ask(), "yesterday", midnight.AddDate(0, 0, -1)))},
		{`said "Top Dog" about "about"`, said("Top Dog", ask("about"))},
		{"said Tarn, Wilma?", said("Tarn Wilma", ask())},
		{"sand dunes", ask("sand dunes")},
		{`"said" aramco`, ask("said", "aramco")},

		{"status", Command{Verb: Status}},
		{"trend china, chips", Command{Verb: Trend, Topics: []string{"china", "chips"}}},
		{`"trend" micro`, ask("trend", "micro")},
		{"trends in steel", ask("trends in steel")},
		{"statue of liberty", ask("statue of liberty")},
		{"help", Command{Verb: Help}},
		{"HELP me", Command{Verb: Help}},
		{"?", Command{Verb: Help}},

		{"follow china, United Kingdom", Command{Verb: Follow, Topics: []string{"china", "United Kingdom"}}},
		{`Follow "since brexit", top 10 songs`, Command{Verb: Follow, Topics: []string{"since brexit", "top 10 songs"}}},
		{"unfollow china", Command{Verb: Unfollow, Topics: []string{"china"}}},

		{"digest", Command{Verb: DigestShow}},
		{"digest Preview", Command{Verb: DigestPreview}},
		{"pause", Command{Verb: Pause, Until: briefing.Forever()}},
		{"digest pause", Command{Verb: Pause, Until: briefing.Forever()}},
		{"pause until monday", paused("monday", midnight.AddDate(0, 0, 7))},
		{"Pause until Fri", paused("friday", midnight.AddDate(0, 0, 4))},
		{"digest pause until tomorrow", paused("tomorrow", midnight.AddDate(0, 0, 1))},
		{"pause for 3 days", paused("2026-11-26", midnight.AddDate(0, 0, 3))},
		{"pause 2w", paused("2026-12-07", midnight.AddDate(0, 0, 14))},
		{"pause until 2026-12-24", paused("2026-12-24", time.Date(2026, 12, 24, 0, 0, 0, 0, berlin))},
		{"resume", Command{Verb: Resume}},
		{"resume talks", ask("resume talks")},
		{"status of forces", ask("status of forces")},
		{"digest resume", Command{Verb: Resume}},
		{"digest now", Command{Verb: DigestNow}},
		{"digest off", Command{Verb: DigestOff}},
		{"digest stop", Command{Verb: DigestOff}},
		{"digest 08:00", at(8, 0, 0, "")},
		{"digest 8:00 weekdays", at(8, 0, briefing.Weekdays, "")},
		{"digest at 8", at(8, 0, 0, "")},
		{"digest 8.30 daily", at(8, 30, 0, "")},
		{"digest 8am", at(8, 0, 0, "")},
		{"digest 12 am", at(0, 0, 0, "")},
		{"digest 12:15 p.m.", at(12, 15, 0, "")},
		{"digest 7 PM weekends", at(19, 0, briefing.Weekends, "")},
		{"digest 20h", at(20, 0, 0, "")},
		{"digest 0830", at(8, 30, 0, "")},
		{"digest every day at 18:45", at(18, 45, 0, "")},
		{"digest 08:00 mon,thu", at(8, 0, monthu, "")},
		{"digest on Mondays and Thursdays at 08:00", at(8, 0, monthu, "")},
		{"digest 08:00 mon-fri", at(8, 0, briefing.Weekdays, "")},
		{"digest 08:00 sat–sun", at(8, 0, briefing.Weekends, "")},
		{"digest 08:00 mon-sun", at(8, 0, 0, "")},
		{"digest 08:00 weekdays Europe/Berlin", at(8, 0, briefing.Weekdays, "Europe/Berlin")},
		{"digest weekdays 08:00 in berlin", at(8, 0, briefing.Weekdays, "Europe/Berlin")},
		{"digest 08:00 new york", at(8, 0, 0, "America/New_York")},
		{"digest 08:00 america/new_york", at(8, 0, 0, "America/New_York")},
		{"digest 08:00 Buenos Aires weekdays", at(8, 0, briefing.Weekdays, "America/Argentina/Buenos_Aires")},
		{"digest 08:00 san francisco", at(8, 0, 0, "America/Los_Angeles")},
		{"digest 08:00 Asia/Calcutta", at(8, 0, 0, "Asia/Kolkata")},
		{"digest 08:00 US/Pacific", at(8, 0, 0, "America/Los_Angeles")},
		{"digest 08:00 utc", at(8, 0, 0, "UTC")},
		{"digest 08:00 GMT", at(8, 0, 0, "UTC")},

		{"feeds", Command{Verb: Feeds}},
		{"feeds list", Command{Verb: Feeds}},
		{"feeds add tide.example", Command{Verb: FeedAdd, Address: "tide.example"}},
		{"feeds add <https://tide.example/a,b?c=1&amp;d=2|tide.example>", Command{Verb: FeedAdd, Address: "https://tide.example/a,b?c=1&d=2"}},
		{"feeds add http://127.0.0.1:8098/feed", Command{Verb: FeedAdd, Address: "http://127.0.0.1:8098/feed"}},
		{"Feeds Remove  Gull Post, The", Command{Verb: FeedRemove, Address: "Gull Post, The"}},
		{"feeds delete “Gull Post”", Command{Verb: FeedRemove, Address: "Gull Post"}},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			t.Parallel()
			got, err := Parse(tt.in, now, berlin)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Fatalf("(-want +got)\n%s", diff)
			}
			again, err := Parse(got.String(), now, berlin)
			if err != nil || !cmp.Equal(got, again) {
				t.Errorf("%q came back as %+v, %v", got.String(), again, err)
			}
		})
	}
}

func TestUnclear(t *testing.T) {
	t.Parallel()
	tests := []struct {
		in   string
		want Unclear
	}{
		{"digset 08:00 weekdays", Unclear{Kind: UnclearCommand, Word: "digset", Suggestion: "digest 08:00 weekdays"}},
		{"Digets off", Unclear{Kind: UnclearCommand, Word: "Digets", Suggestion: "digest off"}},
		{"folow china, life since brexit", Unclear{Kind: UnclearCommand, Word: "folow", Suggestion: `follow china, "life since brexit"`}},
		{"unfolow china", Unclear{Kind: UnclearCommand, Word: "unfolow", Suggestion: "unfollow china"}},
		{"feed add tide.example", Unclear{Kind: UnclearCommand, Word: "feed", Suggestion: "feeds add tide.example"}},
		{"feeds addd tide.example", Unclear{Kind: UnclearCommand, Word: "feeds addd", Suggestion: "feeds add tide.example"}},
		{"feeds china", Unclear{Kind: UnclearCommand, Word: "feeds china", Suggestion: "feeds"}},
		{"digest prevew", Unclear{Kind: UnclearCommand, Word: "digest prevew", Suggestion: "digest preview"}},
		{"digest reports", Unclear{Kind: UnclearCommand, Word: "digest reports", Suggestion: "digest"}},
		{"digest of", Unclear{Kind: UnclearCommand, Word: "digest of", Suggestion: "digest"}},
		{"digest offf", Unclear{Kind: UnclearCommand, Word: "digest offf", Suggestion: "digest off"}},

		{"digest 25:00 weekdays berlin", Unclear{Kind: UnclearTime, Word: "25:00", Suggestion: "digest 08:00 weekdays Europe/Berlin"}},
		{"digest 13pm", Unclear{Kind: UnclearTime, Word: "13pm", Suggestion: "digest 08:00"}},
		{"digest 08:61 in nowhere", Unclear{Kind: UnclearTime, Word: "08:61", Suggestion: "digest 08:00"}},
		{"digest 07:00 and 19:00 weekdays", Unclear{Kind: UnclearTime, Word: "19:00", Suggestion: "digest 07:00 weekdays"}},
		{"digest weekdays berlin", Unclear{Kind: UnclearTime, Word: "weekdays berlin", Suggestion: "digest 08:00 weekdays Europe/Berlin"}},
		{"digest at", Unclear{Kind: UnclearTime, Word: "at", Suggestion: "digest 08:00"}},
		{"digest 08:00 weekdasy berlin", Unclear{Kind: UnclearDays, Word: "weekdasy", Suggestion: "digest 08:00 weekdays Europe/Berlin"}},
		{"digest 08:00 Europe/Berln", Unclear{Kind: UnclearZone, Word: "Europe/Berln", Zone: "Europe/Berlin", Suggestion: "digest 08:00 Europe/Berlin", Without: "digest 08:00"}},
		{"digest 08:00 weekdays new yrok", Unclear{Kind: UnclearZone, Word: "new yrok", Zone: "America/New_York", Suggestion: "digest 08:00 weekdays America/New_York", Without: "digest 08:00 weekdays"}},
		{"digest 08:00 CET", Unclear{Kind: UnclearZone, Word: "CET", Zone: "Europe/Berlin", Suggestion: "digest 08:00 Europe/Berlin", Without: "digest 08:00"}},
		{"digest 08:00 UTC+2", Unclear{Kind: UnclearZone, Word: "UTC+2", Without: "digest 08:00"}},
		{"digest 08:00 West", Unclear{Kind: UnclearZone, Word: "West", Zone: "Europe/Lisbon", Suggestion: "digest 08:00 Europe/Lisbon", Without: "digest 08:00"}},

		{"china since tuesdya top 3", Unclear{Kind: UnclearSince, Word: "tuesdya top", Suggestion: "china since tuesday"}},
		{"china top 3 since tuesdya", Unclear{Kind: UnclearSince, Word: "tuesdya", Suggestion: "china since tuesday top 3"}},
		{"china since", Unclear{Kind: UnclearSince, Word: "since", Suggestion: "china since yesterday"}},
		{"china since 3", Unclear{Kind: UnclearSince, Word: "3", Suggestion: "china since 3 days ago"}},
		{"china since 3 horus", Unclear{Kind: UnclearSince, Word: "3 horus", Suggestion: "china since 3 hours ago"}},
		{"china since 300 weeks", Unclear{Kind: UnclearSince, Word: "300 weeks", Suggestion: `"china since 300 weeks"`}},
		{"china since 0 days", Unclear{Kind: UnclearSince, Word: "0 days", Suggestion: `"china since 0 days"`}},
		{"china since 99999999999999999999 days", Unclear{Kind: UnclearSince, Word: "99999999999999999999 days", Suggestion: `"china since 99999999999999999999 days"`}},
		{"life since brexit, fog", Unclear{Kind: UnclearSince, Word: "brexit", Suggestion: `"life since brexit", fog`}},
		{"china top 0", Unclear{Kind: UnclearNumber, Word: "0"}},
		{"china top 51", Unclear{Kind: UnclearNumber, Word: "51"}},

		{"follow", Unclear{Kind: UnclearTopics, Word: "follow"}},
		{"pause until soon", Unclear{Kind: UnclearUntil, Word: "soon"}},
		{"pause until 2026-11-01", Unclear{Kind: UnclearUntil, Word: "2026-11-01"}},
		{"pause 3 hours", Unclear{Kind: UnclearUntil, Word: "3 hours", Suggestion: `"pause 3 hours"`}},
		{"pause in fighting", Unclear{Kind: UnclearUntil, Word: "in fighting", Suggestion: `"pause in fighting"`}},
		{"pause for 900 weeks", Unclear{Kind: UnclearUntil, Word: "900 weeks"}},
		{"pause until", Unclear{Kind: UnclearUntil}},
		{"trend", Unclear{Kind: UnclearTopics, Word: "trend"}},
		{"said", Unclear{Kind: UnclearName, Word: "said"}},
		{"said about china", Unclear{Kind: UnclearName, Word: "said"}},
		{"unfollow ?", Unclear{Kind: UnclearTopics, Word: "unfollow"}},
		{"feeds add", Unclear{Kind: UnclearFeed, Word: "feeds add"}},
		{"feeds remove", Unclear{Kind: UnclearFeed, Word: "feeds remove"}},
		{"feeds add the gull post", Unclear{Kind: UnclearAddress, Word: "the gull post"}},
		{"feeds add gull", Unclear{Kind: UnclearAddress, Word: "gull"}},
		{"feeds add file:///etc/passwd", Unclear{Kind: UnclearAddress, Word: "file:///etc/passwd"}},
		{"follow <#C024BE91L|pier>", Unclear{Kind: UnclearMention, Word: "#pier"}},
		{"mute", Unclear{Kind: UnclearOutlet, Word: "mute"}},
		{"alerts soon", Unclear{Kind: UnclearAlert, Word: "soon", Suggestion: "alerts 3 outlets in 60 minutes quiet 22:00-07:00"}},
		{"alerts 0 outlets", Unclear{Kind: UnclearAlert, Word: "0 outlets", Suggestion: "alerts 3 outlets in 60 minutes quiet 22:00-07:00"}},
		{"alerts 99 outlets", Unclear{Kind: UnclearAlert, Word: "99 outlets", Suggestion: "alerts 3 outlets in 60 minutes quiet 22:00-07:00"}},
		{"alerts quiet 25:00-07:00", Unclear{Kind: UnclearAlert, Word: "quiet 25:00-07:00", Suggestion: "alerts 3 outlets in 60 minutes quiet 22:00-07:00"}},
		{"digest 0 0 30 2 *", Unclear{Kind: UnclearCron, Word: "0 0 30 2 *", Suggestion: "digest 08:00 weekdays"}},
		{"digest */5 * * * *", Unclear{Kind: UnclearCron, Word: "*/5 * * * *", Suggestion: "digest 08:00 weekdays"}},
		{"digest 0 25 * * 1", Unclear{Kind: UnclearCron, Word: "0 25 * * 1", Suggestion: "digest 08:00 weekdays"}},
		{"digest 0 8 * * 9", Unclear{Kind: UnclearCron, Word: "0 8 * * 9", Suggestion: "digest 08:00 weekdays"}},
		{"managers add wilma", Unclear{Kind: UnclearMember, Word: "wilma", Suggestion: "managers"}},
		{"managers remove", Unclear{Kind: UnclearMember, Word: "remove", Suggestion: "managers"}},
		{"<@U1>", Unclear{Kind: UnclearMention, Word: "@U1"}},
		{`"<!channel>"`, Unclear{Kind: UnclearMention, Word: "@channel"}},
		{"<!subteam^S1|@crew>", Unclear{Kind: UnclearMention, Word: "@crew"}},
		{strings.Repeat("雾", MaxLength+1), Unclear{Kind: UnclearLength, Word: "1001 characters"}},
		{manyTops(), Unclear{Kind: UnclearLength, Word: "988 characters"}},
		{strings.Repeat("雾", MaxLength-6) + " since", Unclear{Kind: UnclearSince, Word: "since"}},
	}
	for _, tt := range tests {
		t.Run(tt.in[:min(len(tt.in), 40)], func(t *testing.T) {
			t.Parallel()
			c, err := Parse(tt.in, now, berlin)
			got, ok := errors.AsType[*Unclear](err)
			if !ok {
				t.Fatalf("read as %+v, error %v", c, err)
			}
			if diff := cmp.Diff(tt.want, *got); diff != "" {
				t.Fatalf("(-want +got)\n%s", diff)
			}
			if !strings.Contains(err.Error(), string(tt.want.Kind)) || !strings.Contains(err.Error(), tt.want.Suggestion) && !strings.Contains(tt.want.Suggestion, `"`) {
				t.Errorf("error %q", err)
			}
			for _, s := range []string{got.Suggestion, got.Without} {
				if _, err := Parse(s, now, berlin); err != nil {
					t.Errorf("suggests %q: %v", s, err)
				}
			}
		})
	}
}

// A command that was built, not typed, is written so that it reads as itself.
func TestStringReadsBack(t *testing.T) {
	t.Parallel()
	words := rapid.SampledFrom([]string{"china", "since", "top", "3", "digest", "digset", "08:00", "off", "feeds", "add", "a,b", "?", "Yahoo!", "follow", "folow", "help", "said", "about", "pause", "until", "tomorrow", "https://x.example/y", "R&D", "and", "not", "ago", "monday", "“", "雾", "#pier", "x.example"})
	topic := rapid.Custom(func(t *rapid.T) string {
		return strings.NewReplacer("“", "", "  ", " ").Replace(strings.TrimSpace(strings.Join(rapid.SliceOfN(words, 1, 4).Draw(t, "words"), " ")))
	}).Filter(func(s string) bool { return s != "" && s == strings.Join(strings.Fields(s), " ") })
	names := rapid.SliceOfNDistinct(topic, 1, 4, strings.ToLower)
	rapid.Check(t, func(t *rapid.T) {
		c := Command{Verb: rapid.SampledFrom([]Verb{Ask, Follow, Unfollow, Digest}).Draw(t, "verb")}
		switch c.Verb {
		case Ask:
			c.Query = briefing.Query{Topics: names.Draw(t, "topics"), Limit: rapid.IntRange(0, MaxTop).Draw(t, "limit")}
			if rapid.Bool().Draw(t, "since") {
				c.Span, c.Query.Since = "2 days ago", now.Add(-48*time.Hour)
			}
		case Digest:
			zone := rapid.SampledFrom([]string{"", "UTC", "America/Argentina/Buenos_Aires", "Asia/Ho_Chi_Minh"}).Draw(t, "zone")
			days := briefing.Days(rapid.IntRange(0, int(briefing.EveryDay)-1).Draw(t, "days"))
			c = at(rapid.IntRange(0, 23).Draw(t, "hour"), rapid.IntRange(0, 59).Draw(t, "minute"), days, zone)
		default:
			c.Topics = names.Draw(t, "topics")
		}
		got, err := Parse(c.String(), now, berlin)
		if err != nil || !cmp.Equal(c, got) {
			t.Fatalf("%q is read as %+v (%v)\nwant %+v", c.String(), got, err, c)
		}
	})
}

func TestStringQuotesOnce(t *testing.T) {
	t.Parallel()
	if got := ask(`the "fog, again"`).String(); got != `"the 'fog, again'"` {
		t.Errorf("got %s", got)
	}
}

func TestVerbString(t *testing.T) {
	t.Parallel()
	if got := FeedRemove.String(); got != "feeds remove" {
		t.Errorf("got %q", got)
	}
	if got := Verb(99).String(); got != "verb 99" {
		t.Errorf("got %q", got)
	}
}

// Whatever is typed, it is read, refused with a way out that can be read, or
// refused without one; and what is read is written so that it reads the same.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", "china, chips since yesterday top 3", `"grain ships" since 2w`, "digset 08:00 mon-fri new yrok", "folow folow folow x",
		"feeds add <https://tide.example|x>", "feeds remove “a, b”", "<!channel> &amp;lt;b&gt;", "&\u200blt;", "life since since top 3",
		"digest 25:00 07:00 in berln", "top top 3", "follow ?!", "\xff\x00\"", "help", "since mon", "a, ,\"b", "digest noon at UTC+2", "digest 0 8 * * 1-5 Berlin", "digest TZ=0 0 8 * * *", "managers add <@U1>", `digest "a" move`, "why https://x.example", "alerts 3 outlets quiet 22-7",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := Parse(s, now, berlin)
		if err == nil {
			again, err := Parse(c.String(), now, berlin)
			if err != nil || !cmp.Equal(c, again) {
				t.Fatalf("%q is %+v, written %q, read as %+v (%v)", s, c, c.String(), again, err)
			}
			return
		}
		u, ok := errors.AsType[*Unclear](err)
		if !ok {
			t.Fatalf("%q: error %T", s, err)
		}
		for _, way := range []string{u.Suggestion, u.Without} {
			if _, err := Parse(way, now, berlin); err != nil {
				t.Fatalf("%q: suggests %q: %v", s, way, err)
			}
		}
	})
}
