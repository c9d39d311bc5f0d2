package block

import (
	"strings"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// LinkedOptions say what the button of [Linked] does.
type LinkedOptions struct {
	Query string // the text after /brief: the page's address
	User  string // Slack id of who shared it; "" where it is only theirs, with a button
	Place Place
}

// Linked is the briefing of a page that somebody pasted.
func Linked(b briefing.Briefing, now time.Time, o LinkedOptions) Message {
	m := Message{Text: linkedFallback(b, now), Blocks: story(b, 0, now)}
	switch {
	case o.User != "":
		m.Blocks = append(m.Blocks, context(sharedBy(o.User, o.Query)))
	case o.Place == Channel:
		m.Blocks = append(m.Blocks, actions(button("answer.share", "q:"+o.Query, text.Say("answer.share"), text.Say("link.share_label")))...)
	}
	return finish(m)
}

func linkedFallback(b briefing.Briefing, now time.Time) string {
	lines := []string{Name(text.Headline(b, text.HeadlineLimit))}
	if quote, credit := text.Said(b); quote != "" {
		lines = append(lines, Name(quote)+" "+Name(credit))
	}
	if line := text.SourceLine(b, text.Ago(b.Published, now), Name); line != "" {
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// A Cause is why a page could not be briefed. Its value names the string that
// says so.
type Cause string

// The causes.
const (
	NoArticle  Cause = "link.none"
	MayNotRead Cause = "link.refused"
	TooLarge   Cause = "link.large"
	Unloaded   Cause = "link.unloaded"
)

// Unread says why the page at an address could not be briefed.
func Unread(address string, why Cause) Message {
	lead := say(string(why), 0, strong("host", text.Outlet(briefing.Source{URL: address})))
	return notice(lead).with(context(text.Say("link.help")))
}

// NoLink says that a message links to no page.
func NoLink() Message { return finish(notice(say("link.absent", 0))) }
