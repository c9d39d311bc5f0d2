package block

import (
	"strings"
	"time"
	_ "time/tzdata" // the zones must not depend on the machine

	"newsbrief/briefing"
)

// now is a Monday morning. Every person, outlet and event below is invented.
var now = time.Date(2026, 11, 23, 9, 12, 0, 0, time.UTC)

func source(name string) briefing.Source {
	return briefing.Source{Name: name, URL: "https://" + strings.ToLower(strings.ReplaceAll(name, " ", "-")) + ".example/a?b=1&c=2"}
}

func sources(names ...string) (list []briefing.Source) {
	for _, name := range names {
		list = append(list, source(name))
	}
	return list
}

func ferry() briefing.Briefing {
	return briefing.Briefing{
		About:    true,
		Headline: "Ferry to Gullholm runs again after nine days of fog", Language: "en",
		Quote:  &briefing.Quote{Text: "It floats, and that is all I ever asked of it.", Speaker: "Wilma Tarn", Role: "harbour master of Gullholm"},
		Source: source("Gull Post"), Via: source("Heap"), Also: sources("Pier Daily", "Buoy", "Shore Mail", "Tide"),
		Published: now.Add(-2 * time.Hour),
	}
}

func arabic() briefing.Briefing {
	return briefing.Briefing{
		About:    true,
		Headline: "سفينة تعود إلى المرفأ", Language: "ar",
		Quote:  &briefing.Quote{Text: "إنها تطفو.", Speaker: "ليلى المرجان", Role: "حارسة المنارة"},
		Source: briefing.Source{Name: "بريد النورس", URL: "https://nawras.example/1"}, Also: sources("Buoy"),
		Published: now.Add(-7 * time.Hour),
	}
}

func hostile() briefing.Briefing {
	return briefing.Briefing{
		About:    true,
		Headline: "*FREE* <!channel> _boats_\n~today~ at `noon` :tada: & <b>more</b>", Language: "en",
		Quote:  &briefing.Quote{Text: "I told <!here> & *everyone* :wave: `twice`", Speaker: "Mx_Fender <@U1>", Role: "head of *buoys* & sales"},
		Source: briefing.Source{Name: "> Buoy & Sons <!everyone>", URL: "https://buoy.example/a|b>c"},
		Via:    briefing.Source{Name: "a:b:c: <https://evil.example|x>"}, Also: sources("tide.example", "_Shore_ *Mail*", "ma\u202etsop"),
		Published: now.Add(-24 * time.Minute),
	}
}

func short(headline, outlet string) briefing.Briefing {
	return briefing.Briefing{About: true, Headline: headline, Language: "en", Source: source(outlet), Published: now.Add(-8 * time.Hour)}
}

func long() briefing.Briefing {
	b := short(strings.Repeat("Harbour board weighs another bollard ", 9), "The Extremely Long Name of a Newspaper on the Quay")
	b.Quote = &briefing.Quote{Text: strings.Repeat("We counted every bollard twice. ", 12), Speaker: "Otto Pollard", Role: strings.Repeat("deputy chair of the board, ", 9)}
	return b
}

func quoted(b briefing.Briefing) briefing.Saying {
	return briefing.Saying{
		Quote: *b.Quote, Language: b.Language, At: b.Published, Headline: b.Headline,
		Sources: append([]briefing.Source{b.Source}, b.Also...),
	}
}

// sayings are of one person; the second has no headline, the third no source.
func sayings() []briefing.Saying {
	all := []briefing.Saying{quoted(ferry()), quoted(ferry()), quoted(ferry())}
	all[0].Sources[1].URL += "#:~:text=It%20floats"
	all[1].Quote.Text, all[1].Headline, all[1].At = "Fog is weather with an opinion.", "", now.Add(-50*time.Hour)
	all[2].Quote.Text, all[2].Quote.Role, all[2].Sources = "I count ships, not hours.", "", nil
	return all
}

func asked(name string, total int) SaidOptions {
	return SaidOptions{
		Name: name, Topics: []string{"Gullholm"}, Since: now.AddDate(0, 0, -14), Zone: "Europe/Berlin", Total: total,
		Query: "said tarn about gullholm", More: "3 said tarn about gullholm", Follow: "tarn",
	}
}

func pausedDaily(until time.Time) briefing.Subscription {
	s := daily("ships")
	s.Paused, s.Next = until, until.Add(8*time.Hour)
	return s
}

func trend(topic string, stories ...int) briefing.Trend {
	t := briefing.Trend{Topics: []string{topic}, Before: 27, Outlets: 14}
	for i, n := range stories {
		t.Days = append(t.Days, briefing.Day{Start: now.AddDate(0, 0, i+1-len(stories)), Stories: n})
	}
	return t
}

func undated() briefing.Briefing {
	b := ferry()
	b.Published, b.Also, b.Quote = time.Time{}, nil, nil
	return b
}

func shared(o SaidOptions) SaidOptions {
	o.User = "U0WILMA"
	return o
}

func answer(briefings ...briefing.Briefing) briefing.Digest {
	return briefing.Digest{
		Topics: []string{"Gullholm"}, Since: now.Add(-24 * time.Hour), Until: now,
		Briefings: briefings, Total: 12, Outlets: 14, Zone: "Europe/Berlin",
	}
}

func morning(briefings ...briefing.Briefing) briefing.Digest {
	d := answer(briefings...)
	d.Name, d.Topics, d.Slot, d.Next = "Morning brief", []string{"Gullholm", "ships"}, now, now.Add(24*time.Hour)
	d.Coverage = briefing.Coverage{Outlets: 14, Items: 96}
	return d
}

func daily(topics ...string) briefing.Subscription {
	return briefing.Subscription{
		Name: "Morning brief", Topics: topics, Next: now.Add(23 * time.Hour),
		Schedule: briefing.Schedule{Hour: 8, Days: briefing.Weekdays, Zone: "America/New_York"},
	}
}

func feeds() []briefing.Feed {
	return []briefing.Feed{
		{URL: "https://gull-post.example/feed", Title: "Gull Post", Site: "https://gull-post.example/", Health: briefing.Health{Worked: now.Add(-time.Hour)}},
		{URL: "https://buoy.example/rss", Title: "*Buoy* & <Sons>", Health: briefing.Health{Worked: now.Add(-50 * time.Hour), Failures: 4, Problem: "Its address answers “page not found” (404)."}},
		{URL: "https://tide.example/rss"},
		{URL: "https://pier.example/rss", Title: "Pier Daily", Paused: true},
		{URL: "https://mist.example/rss", Title: "Mist", Health: briefing.Health{Failures: 1, Problem: "Its server does not answer."}},
	}
}

// messages are the goldens, each by the name of its file.
func messages() map[string]Message {
	five := []briefing.Briefing{ferry(), arabic(), short("Lighthouse paint runs out", "Pier Daily"), long(), short("Harbour counts 412 ships in a week", "Tide")}
	eight := append(five[:5:5], arabic(), hostile(), short("", ""))
	items := []briefing.Item{{Title: "Fog lifts", Link: "https://tide.example/1", Published: now.Add(-time.Hour)}, {Title: "<!channel> *ships*", Link: "ftp://tide.example/2", Seen: now}, {Title: "A"}, {Title: "B"}}
	one := answer(ferry())
	one.Total, one.Outlets = 1, 1
	all := morning(five...)
	all.Topics, all.Total = nil, 5
	quiet := morning()
	quiet.Topics, quiet.Coverage.Items, quiet.Next = nil, 0, time.Time{}
	told := ferry()
	told.Update = &briefing.Update{
		Told: now.Add(-24 * time.Hour), Before: "*Fog* | keeps <ferry> in :fog:", Link: "https://quay.example/archives/C0PIER/p1", Quote: true, Outlets: 3,
	}
	turned := arabic()
	turned.Update = &briefing.Update{Told: now.Add(-48 * time.Hour), Before: "سفينة غائبة", Headline: true}
	mention := short("Harbour counts 412 ships in a week", "Tide")
	mention.About = false
	opts := AnswerOptions{Query: "gullholm"}
	return map[string]Message{
		"answer":          Answer(answer(five...), now, opts),
		"answer-one":      Answer(one, now, opts),
		"answer-hard":     Answer(answer(hostile(), arabic(), long()), now, AnswerOptions{Query: `"<!channel>" & *x*`}),
		"answer-direct":   Answer(answer(ferry()), now, AnswerOptions{Query: "gullholm", Place: Direct}),
		"answer-next":     Answer(answer(five...), now, AnswerOptions{Query: "gullholm", More: "gullholm top 12", From: 5}),
		"answer-all":      Answer(all, now, AnswerOptions{}),
		"answer-none":     Answer(answer(), now, opts),
		"trend":           Trend(trend("Gullholm", 2, 1, 3, 2, 1, 0, 1, 4, 3, 9, 6, 2, 3, 4), TrendOptions{Query: "trend gullholm", Brief: "gullholm"}),
		"trend-simpler":   Less(Trend(trend("*Gull* <!here>", 2, 1, 3, 2, 1, 0, 1, 4, 3, 9, 6, 2, 3, 4), TrendOptions{Query: "trend gullholm", Brief: "gullholm", User: "U0WILMA"})),
		"trend-none":      Trend(trend("Gullholm", 0, 0), TrendOptions{}),
		"status":          Status(StatusLines{Alive: 2, Sockets: 2, Feeds: feeds(), Census: briefing.Census{Items: 4812, Stories: 912, Waiting: 1}}, now),
		"status-held":     Status(StatusLines{Alive: 2, Sockets: 2, Feeds: feeds(), Doubt: HeldBack, Held: []briefing.Delivery{heldDigest(0), heldDigest(1)}}, now),
		"status-resend":   Status(StatusLines{Alive: 2, Sockets: 2, Feeds: feeds(), Doubt: Repeated}, now),
		"held":            HeldNotice(heldDigest(0), now),
		"held-sent":       HeldSent(),
		"held-gone":       HeldGone(),
		"doubt-hold":      OnDoubt(briefing.Hold),
		"doubt-resend":    OnDoubt(briefing.Resend),
		"reply":           Reply(furtherOn(ferry()), now),
		"reply-hard":      Reply(furtherOn(hostile()), now),
		"reply-compact":   Reply(compactly(briefing.Digest{Briefings: []briefing.Briefing{ferry(), undated(), arabic()}}), now),
		"reply-rest":      Reply(restOf(ferry(), undated(), arabic(), hostile()), now),
		"status-new":      Status(StatusLines{Sockets: 1}, now),
		"linked":          Linked(ferry(), now, LinkedOptions{Query: "https://gull-post.example/a"}),
		"linked-hard":     Linked(hostile(), now, LinkedOptions{Query: "https://buoy.example/a|b>c", Place: Direct}),
		"linked-shared":   Linked(undated(), now, LinkedOptions{Query: "https://gull-post.example/a", User: "U0WILMA"}),
		"unread":          Unread("https://www.gull-post.example/<!here>", NoArticle),
		"unread-refused":  Unread("http://10.0.0.1/", MayNotRead),
		"said":            Said(sayings(), now, asked("Tarn", 9)),
		"said-several":    Said(append(sayings(), quoted(hostile())), now, asked("*Tarn* <!here>", 4)),
		"said-next":       Said(sayings()[:1], now, SaidOptions{Name: "tarn", Since: now.AddDate(0, 0, -30), From: 3, Total: 4, Query: "said tarn", Place: Direct}),
		"said-shared":     Said(sayings(), now, shared(asked("Tarn", 3))),
		"said-none":       Said(nil, now, asked("*Tarn* <!here>", 0)),
		"digest":          Digest(morning(eight...), "EXAMPLEKEY26CHARACTERSLONG", now),
		"digest-paused":   Subscribed(pausedDaily(now.AddDate(0, 0, 3)), now, Channel),
		"digest-open":     Subscribed(pausedDaily(briefing.Forever()), now, Direct),
		"digest-preview":  Preview(morning(five...), now, Channel),
		"digest-coming":   DigestComing(daily("ships"), Channel),
		"digest-update":   Digest(morning(told, turned, mention, turned), "EXAMPLEKEY26CHARACTERSLONG", now),
		"digest-short":    Digest(all, "EXAMPLEKEY26CHARACTERSLONG", now),
		"digest-empty":    Digest(morning(), "EXAMPLEKEY26CHARACTERSLONG", now),
		"digest-quiet":    Digest(quiet, "EXAMPLEKEY26CHARACTERSLONG", now),
		"shared":          Shared(answer(ferry(), arabic()), "U0TARN", "gullholm top 2", now),
		"shared-note":     SharedNote("C0PIER", "https://quay.example/archives/C0PIER/p1?a=1&b=2"),
		"help":            Help(),
		"hint-zone":       HintZone(ZoneHint{"Europe/Berln", "Europe/Berlin", "digest 08:00 weekdays Europe/Berlin", "digest 08:00 weekdays", "America/New_York"}),
		"hint-zone-far":   HintZone(ZoneHint{Word: "<!here>", Mine: "digest 08:00"}),
		"hint-topic":      HintTopic(TopicHint{"gulholm", now.Add(-24 * time.Hour), "Europe/Berlin", "gullholm", 12, "gullholm", "gulholm since 30 days ago", 30}, now),
		"hint-nothing":    HintNothing(NothingHint{"lighthouse *paint*", 24 * time.Hour, 9, "lighthouse paint since 30 days ago", "lighthouse paint", briefing.Coverage{Outlets: 14, Items: 312}, Channel}),
		"hint-never":      HintNothing(NothingHint{Span: 3 * time.Hour}),
		"hint-command":    Hint("command", "digset", "digest 08:00 weekdays"),
		"hint-time":       Hint("time", "25:00", "digest 08:00 weekdays America/New_York"),
		"hint-since":      Hint("since", "tuesdya", "gullholm since tuesday"),
		"hint-mention":    Hint("mention", "<!channel>", ""),
		"hint-length":     Hint("length", "4,012 characters", ""),
		"subscribed":      Subscribed(daily("Gullholm", "ships"), now, Channel),
		"subscribed-all":  Subscribed(briefing.Subscription{Name: "Top", Next: now.Add(time.Hour)}, now, Direct),
		"followed":        Followed(daily("Gullholm", "ships"), []string{"ships"}, []string{"ships"}, now, Channel),
		"followed-before": Followed(daily("ships"), nil, []string{"ships"}, now, Channel),
		"unfollowed":      Unfollowed(daily("Gullholm"), []string{"ships"}, nil, now, Channel),
		"unfollowed-last": Unfollowed(daily(), []string{"ships"}, nil, now, Channel),
		"unfollowed-none": Unfollowed(daily("Gullholm"), nil, []string{"*fog*"}, now, Direct),
		"digest-off":      DigestOff(daily(), Channel),
		"digest-none":     NoDigest(Channel),
		"feeds":           Feeds(feeds(), now),
		"feeds-none":      Feeds(nil, now),
		"feed-added":      FeedAdded(feeds()[1], items, now),
		"feed-exists":     FeedExists(feeds()[0]),
		"feed-removed":    FeedRemoved(feeds()[2]),
		"feed-unknown":    FeedUnknown("gul post"),
		"feed-not-found":  FeedNotFound("gull-post.example"),
		"feed-unloaded":   FeedUnloaded("https://mist.example/a_b", "Its server does not answer."),
		"trouble":         Trouble(Following, Channel),
		"not-in-channel":  NotInChannel(Channel),
		"refused":         NotAllowed([]string{"U0TARN", "U0WILMA"}, false, Channel),
		"refused-all":     NotAllowed(nil, true, Channel),
		"refused-guest":   GuestsRead(),
		"refused-outside": OnlyInside(),
		"too-much":        TooMuch(),
		"managers":        Managers([]string{"U0TARN", "U0WILMA"}),
		"managers-none":   Managers(nil),
		"managers-direct": NoManagers(),
		"managers-full":   ManagersFull(20),
		"log":             Log(changes(), now, Channel),
		"log-none":        Log(nil, now, Direct),
		"no-link":         NoLink(),
		"lost":            ChannelLost(lost("left")),
		"lost-archived":   ChannelLost(lost("archived")),
		"lost-deleted":    ChannelLost(lost("deleted")),
		"lost-barred":     ChannelLost(lost("barred")),
		"digest-deleted":  DigestDeleted(lost("left")),
		"digest-gone":     DigestGone(),
		"alert":           Alert(urgent(numbered(ferry()), "Gullholm", "*ships* <!here>"), "s1", now),
		"alert-all":       Alert(urgent(hostile()), "", now),
		"alert-dropped":   Dropped(7, "C0QUAY"),
		"alert-undropped": Undropped("C0QUAY"),
		"alerts":          Alerts(alerting("Gullholm"), Channel),
		"alerts-all":      Alerts(alerting(), Direct),
		"alerts-off":      Alerts(daily("Gullholm"), Channel),
		"muted":           Muted("*Gull* <!here>", "C0PIER"),
		"unmuted":         Unmuted("Gull Post", "C0PIER"),
		"not-muted":       NotMuted("*Gull* <!here>"),
		"mutes":           Mutes([]briefing.Mute{{Outlet: "Gull Post", By: "U0WILMA", LeftOut: 3}, {Outlet: "*Buoy* <!here>", By: "U0TARN", LeftOut: 1}}, Channel),
		"mutes-none":      Mutes(nil, Direct),
		"digest-compact":  Digest(compactly(morning(eight...)), "EXAMPLEKEY26CHARACTERSLONG", now),
		"digest-two":      Digests([]briefing.Subscription{alerting("Gullholm"), pausedDaily(briefing.Forever())}, now, Channel),
		"digest-which":    WhichDigest([]Choice{{"Morning *brief* <!here>", `digest now "Morning brief"`}, {"Evening brief", `digest now "Evening brief"`}}),
		"digest-unnamed":  NoDigestCalled("*Noon* <!here>", []Choice{{"Morning brief", `digest now "Morning brief"`}}),
		"digest-full":     DigestsFull(10, Channel),
		"digest-taken":    DigestNameTaken(daily(), "C0PIER"),
		"digest-moved":    DigestMoved(lost("")),
		"digest-features": Subscribed(featured(), now, Channel),
		"why":             Why(traced(), "https://gull-post.example/a", now, Channel),
		"why-untold":      Why(untold(), "https://gull-post.example/a", now, Direct),
		"why-dropped":     Why(dropped(untold()), "https://gull-post.example/a", now, Channel),
		"why-unknown":     Why(briefing.Trace{Feed: feeds()[0]}, "https://gull-post.example/b", now, Channel),
		"why-no-feed":     Why(briefing.Trace{}, "https://www.gull-post.example/<!here>", now, Channel),
		"feed-failing":    FeedFailing(failing(), now),
		"feed-resolved":   FeedResolved(briefing.Trouble{Feed: feeds()[0]}, now),
		"feed-back":       FeedBack(briefing.Trouble{Feed: feeds()[0]}, now),
		"feed-paused":     FeedPaused(feeds()[0]),
		"feed-resumed":    FeedResumed(feeds()[0]),
		"digest-late":     Digest(lately(morning(five...)), "EXAMPLEKEY26CHARACTERSLONG", now),
		"plain":           Plain(Answer(answer(ferry()), now, opts)),
	}
}

// changes are of a person, of the bot, and of somebody who types hostile names.
func changes() []briefing.Change {
	return []briefing.Change{
		{At: now.Add(-time.Minute), By: "U0WILMA", Channel: "C0PIER", What: "digest", Object: "Morning *brief* <!here>", Detail: "from 08:00 to 09:00 <!channel>"},
		{At: now.Add(-2 * time.Hour), By: "U0TARN", What: "feeds add", Object: "https://gull-post.example/feed"},
		{At: now.Add(-26 * time.Hour), By: "U0TARN", Channel: "C0PIER", What: "managers add", Object: "U0WILMA"},
		{At: now.Add(-26 * time.Hour), Channel: "C0PIER", What: "pause", Object: "Morning brief"},
	}
}

// lost is a digest whose channel can't be posted to.
func lost(why string) briefing.Subscription {
	s := daily("Gullholm")
	s.ID, s.Channel, s.Name, s.Lost = "EXAMPLEID", "C0PIER", "Morning *brief*", why
	return s
}

// alerting is a digest with alerts.
func alerting(topics ...string) briefing.Subscription {
	s := daily(topics...)
	s.Alert = briefing.Alert{Outlets: 3, Within: 40 * time.Minute, Quiet: briefing.Quiet{From: 22 * 60, To: 7 * 60}}
	return s
}

// urgent is an alert of one story.
func urgent(b briefing.Briefing, topics ...string) briefing.Digest {
	return briefing.Digest{
		Name: "Morning brief", Topics: topics, Briefings: []briefing.Briefing{b}, Total: 1, Outlets: 5, Slot: now,
		Alert: briefing.Alert{Outlets: 3, Within: time.Hour},
	}
}

// numbered is a story that has its id.
func numbered(b briefing.Briefing) briefing.Briefing {
	b.Story = 7
	return b
}

// dropped is a trace of a story that the channel wants to hear no more of.
func dropped(t briefing.Trace) briefing.Trace {
	t.Dropped = true
	return t
}

// heldDigest is one of which nobody knows; with a part, a reply of its thread.
func heldDigest(part int) briefing.Delivery {
	return briefing.Delivery{Key: "k1", Channel: "C0QUAY", Part: part, Digest: briefing.Digest{Name: "Morning brief", Slot: now.Add(-time.Hour), Zone: "Europe/Berlin"}}
}

// furtherOn is a reply with two more quotes on a story.
func furtherOn(b briefing.Briefing) briefing.Digest {
	second, third := ferry(), arabic()
	second.Quote = &briefing.Quote{Text: "Nine days of fog, and not one apology.", Speaker: "Otto Pollard"}
	second.Source = source("Pier Daily")
	return briefing.Digest{First: 1, Briefings: []briefing.Briefing{b, second, third}}
}

// restOf is the reply to a digest's other headlines.
func restOf(list ...briefing.Briefing) briefing.Digest {
	return briefing.Digest{First: 3, Briefings: list}
}

func compactly(d briefing.Digest) briefing.Digest {
	d.Layout = briefing.Compact
	return d
}

// featured is a digest with everything set that can be.
func featured() briefing.Subscription {
	s := alerting("Gullholm")
	s.Layout, s.Outlets, s.Silent = briefing.Compact, 3, true
	return s
}

// traced is a page that was told; its title is hostile.
func traced() briefing.Trace {
	return briefing.Trace{
		Item:  briefing.Item{ID: 7, Title: hostile().Headline, Outlet: "Gull Post", Seen: now.Add(-2 * time.Hour)},
		About: []string{"Gullholm"}, Mentions: []string{"*ships* <!here>"},
		Outlets: 3, Feed: feeds()[0],
		Told: []briefing.Told{{Briefing: hostile(), At: now.Add(-time.Hour)}},
	}
}

// untold is one that wasn't, though it is on a topic.
func untold() briefing.Trace {
	t := traced()
	t.Told, t.Asked = nil, []string{"Gullholm"}
	return t
}

// failing is a feed of a hostile name that fails since yesterday.
func failing() briefing.Feed {
	return briefing.Feed{URL: "https://buoy.example/feed", Title: "*Buoy* <!here>", Health: briefing.Health{
		Worked: now.Add(-30 * time.Hour), NextTry: now.Add(3 * time.Hour), Failures: 11, Problem: "Its address answers “page not found” (404).",
	}}
}

func lately(d briefing.Digest) briefing.Digest {
	d.Late = true
	return d
}
