package block

import (
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

const (
	maxFailing = 20 // failing feeds told one by one
	maxRows    = 50 // other feeds listed
	maxPreview = 3  // items shown of a new feed

	problemLimit = 200 // characters of a feed's problem
)

// Feeds lists feeds: what needs care first, each with its cause, then the
// others in one list.
func Feeds(feeds []briefing.Feed, now time.Time) Message {
	if len(feeds) == 0 {
		return finish(notice(say("feeds.none", 0, command("command", "feeds add ADDRESS"))))
	}
	title := text.Say("count.feeds", "n", len(feeds))
	m := Message{Text: title + ".", Blocks: []slack.Block{header(title)}}
	var rows []slack.RichTextElement
	left := 0
	for _, f := range feeds {
		line := feedLine(f, now)
		switch failing := f.Failures > 0 && !f.Paused; {
		case failing && len(m.Blocks) <= maxFailing:
			m.Blocks = append(m.Blocks, rich(paragraph(line)))
			m.Text = extend(m.Text, line.plain)
		case !failing && len(rows) < maxRows:
			rows = append(rows, paragraph(line))
			m.Text = extend(m.Text, line.plain)
		default:
			left++
		}
	}
	if len(rows) > 0 {
		m.Blocks = append(m.Blocks, rich(list(slack.RTEListBullet, 0, rows...)))
	}
	if left > 0 {
		m.Blocks = append(m.Blocks, context(text.Say("story.more", "n", left)))
	}
	return finish(m)
}

// extend adds a line to a fallback, as long as there is room.
func extend(fallback, line string) string {
	longer := fallback + "\n" + line
	if within("text", longer, 0, maxText) != nil {
		return fallback
	}
	return longer
}

// feedLine is a feed and how it is.
func feedLine(f briefing.Feed, now time.Time) sentence {
	name := feedName(f)
	if f.Failures > 0 && !f.Paused {
		lead := say("feeds.failing", 0, name).then(told("\n", ". "))
		if f.Worked.IsZero() {
			return lead.then(say("feeds.never", 0, prose("problem", f.Problem, problemLimit)))
		}
		return lead.then(say("feeds.problem", 0, prose("problem", f.Problem, problemLimit), instant("ago", f.Worked, formatAgo, text.Ago(f.Worked, now))))
	}
	state := say("feeds.healthy", 0, instant("ago", f.Worked, formatAgo, text.Ago(f.Worked, now)))
	switch {
	case f.Paused:
		state = say("feeds.paused", 0)
	case f.Worked.IsZero():
		state = say("feeds.new", 0)
	}
	return sentence{[]slack.RichTextSectionElement{name.rich, words(" · ")}, name.plain + " · "}.then(state)
}

// feedName fills {feed} with the feed's name, linked to its site.
func feedName(f briefing.Feed) fill {
	site := f.Site
	if site == "" {
		site = f.URL
	}
	name := text.Cut(text.OneLine(f.Name()), typedLimit)
	return fill{"feed", link(site, text.Isolate(name), &slack.RichTextSectionTextStyle{Bold: true}), Name(name)}
}

// FeedAdded says that a feed is collected from now on, and shows its latest
// items as they come.
func FeedAdded(f briefing.Feed, items []briefing.Item, now time.Time) Message {
	m := notice(say("feed.added", 0, feedName(f)))
	items = items[:min(len(items), maxPreview)]
	var rows []slack.RichTextElement
	for _, it := range items {
		headline := text.Headline(briefing.Briefing{Headline: it.Title}, text.RowLimit)
		row := section(link(it.Link, text.Isolate(headline), nil))
		if !it.Time().IsZero() {
			row.Elements = append(row.Elements, words(" · "), richDate(it.Time(), formatAgo, text.Ago(it.Time(), now)))
		}
		rows = append(rows, row)
		m.Text = extend(m.Text, Name(headline))
	}
	if len(rows) > 0 {
		m.Blocks = append(m.Blocks, rich(section(bold(text.Say("feed.latest"))), list(slack.RTEListBullet, 0, rows...)))
	}
	return m.with(context(text.Say("feed.start")))
}

// FeedExists says that a feed is collected already.
func FeedExists(f briefing.Feed) Message {
	return finish(notice(say("feed.exists", 0, feedName(f))))
}

// FeedRemoved says that a feed is collected no longer.
func FeedRemoved(f briefing.Feed) Message {
	return finish(notice(say("feed.removed", 0, feedName(f))))
}

// FeedUnknown says that no feed has that name or address.
func FeedUnknown(word string) Message {
	foot := text.Say("feed.unknown_at", "command", code("/brief feeds"))
	return notice(say("feed.unknown", 0, typed("x", word))).with(context(foot))
}

// FeedNotFound says that the page at an address names no feed.
func FeedNotFound(address string) Message {
	return finish(notice(say("feed.none", 0, strong("host", address)), say("feed.none_help", 0)))
}

// FeedUnloaded says why an address could not be loaded: problem is one
// sentence for people.
func FeedUnloaded(address, problem string) Message {
	return finish(notice(say("feed.unloaded", 0, strong("host", address), prose("problem", problem, problemLimit))))
}
