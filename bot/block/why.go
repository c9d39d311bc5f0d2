package block

import (
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// Why says what happened to the page at an address, line by line.
func Why(t briefing.Trace, address string, now time.Time, place Place) Message {
	host := strong("host", text.Outlet(briefing.Source{URL: address}))
	if t.Item.ID == 0 {
		return uncollected(t, host, now)
	}
	lines := []sentence{
		say("why.collected", 0, instant("ago", t.Item.Seen, formatAgo, text.Ago(t.Item.Seen, now)), typed("feed", t.Feed.Name())),
		say("why.story", t.Outlets, count(t.Outlets)),
	}
	if about := subjects(t); about != "" {
		lines = append(lines, say("why.about", 0, prose("topics", about, text.HeadlineLimit)))
	}
	lines = append(lines, tellings(t, now, place)...)
	rows := make([]slack.RichTextElement, len(lines))
	m := Message{Text: Name(text.Headline(briefing.Briefing{Headline: t.Item.Title}, text.HeadlineLimit))}
	for i, line := range lines {
		rows[i] = paragraph(line)
		m.Text = extend(m.Text, line.plain)
	}
	headline := link(address, text.Line(text.Headline(briefing.Briefing{Headline: t.Item.Title}, text.HeadlineLimit)), &slack.RichTextSectionTextStyle{Bold: true})
	m.Blocks = []slack.Block{rich(section(headline), list(slack.RTEListBullet, 0, rows...))}
	return finish(m)
}

// uncollected says that a page isn't known, and what is of its outlet.
func uncollected(t briefing.Trace, host fill, now time.Time) Message {
	lead := say("why.unknown", 0)
	if t.Feed.URL == "" {
		return notice(lead, say("why.no_feed", 0, host)).with(context(text.Say("why.add", "command", code("/brief feeds add ADDRESS"))))
	}
	feed := say("why.feed", 0, feedName(t.Feed), instant("ago", t.Feed.Worked, formatAgo, text.Ago(t.Feed.Worked, now)))
	switch {
	case t.Feed.Paused:
		feed = say("why.feed_paused", 0, feedName(t.Feed))
	case t.Feed.Failures > 0:
		feed = say("why.feed_failing", 0, feedName(t.Feed), prose("problem", t.Feed.Problem, problemLimit))
	}
	return finish(notice(lead, feed))
}

// subjects are an item's topics, those that it is about before those that it only
// mentions.
func subjects(t briefing.Trace) string {
	list := slices.Clone(t.About)
	for _, name := range t.Mentions {
		list = append(list, text.Say("why.mentions", "topic", name))
	}
	return strings.Join(list, ", ")
}

// tellings says where a story was told in the channel, or why not.
func tellings(t briefing.Trace, now time.Time, place Place) []sentence {
	here := ours("here", place.here())
	if len(t.Told) == 0 {
		switch {
		case t.Dropped:
			return []sentence{say("why.dropped", 0, here)}
		case t.Muted:
			return []sentence{say("why.muted", 0, typed("outlet", t.Item.Outlet), here)}
		case len(t.Asked) == 0:
			return []sentence{say("why.off_topic", 0, here)}
		}
		return []sentence{say("why.untold", 0, here, topics(t.Asked))}
	}
	var lines []sentence
	for _, told := range t.Told {
		lines = append(lines, say("why.told", 0, here, instant("when", told.At, formatDay, text.Ago(told.At, now)), typed("headline", told.Briefing.Headline)))
	}
	if t.Dropped {
		lines = append(lines, say("why.dropped", 0, here))
	}
	return lines
}
