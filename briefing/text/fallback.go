package text

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"newsbrief/briefing"
)

// Fallback says in plain lines all that a digest says: the point within the
// first 80 characters, then each story. It is what a notification shows and
// what a screen reader reads. It holds whole stories only, and at most
// [FallbackLimit] code points.
func Fallback(d briefing.Digest, now time.Time) string {
	return FallbackFunc(d, 1, now, Isolate)
}

// FallbackFunc is Fallback for a syntax of its own: each piece of foreign text
// goes through show, which escapes it and keeps it in one line. The limit holds
// for the result. The digest's first story is number first.
func FallbackFunc(d briefing.Digest, first int, now time.Time, show func(string) string) string {
	var b strings.Builder
	b.WriteString(Lead(d, now, show))
	size := utf8.RuneCountInString(b.String())
	for i := range d.Briefings {
		entry := "\n" + fallbackStory(d, i, first+i, now, show)
		rest := len(d.Briefings) - i
		room := FallbackLimit - size
		if rest > 1 {
			room -= 1 + utf8.RuneCountInString(Say("fallback.more", "n", rest-1))
		}
		if n := utf8.RuneCountInString(entry); n <= room {
			b.WriteString(entry)
			size += n
			continue
		}
		b.WriteString("\n" + Say("fallback.more", "n", rest))
		break
	}
	return b.String()
}

// Lead is the first line of a fallback: what this is and how much of it.
func Lead(d briefing.Digest, now time.Time, show func(string) string) string {
	title := show(Title(d, now))
	topics := show(Topics(d.Topics, leadLimit))
	shown := len(d.Briefings)
	stories := Say("count.stories", "n", shown)
	since := Since(d.Since, now, Zone(d.Zone))
	switch {
	case d.Name != "" && shown == 0 && topics == "":
		return Say("fallback.empty_all", "title", title, "since", since)
	case d.Name != "" && shown == 0:
		return Say("fallback.empty", "title", title, "topics", topics, "since", since)
	case d.Name != "" && topics != "":
		return Say("fallback.digest", "title", title, "stories", stories, "topics", topics)
	case d.Name != "":
		return Say("fallback.all", "title", title, "stories", stories)
	}
	if topics == "" {
		topics = title
	}
	switch {
	case shown == 0:
		return Say("fallback.none", "title", topics, "since", since)
	case shown < d.Total:
		return Say("fallback.some", "title", topics, "shown", shown, "stories", Say("count.stories", "n", d.Total))
	}
	return Say("fallback.all", "title", topics, "stories", stories)
}

// fallbackStory tells a digest's story i: in full, or as a headline where it
// comes after a scheduled digest's top stories.
func fallbackStory(d briefing.Digest, i, number int, now time.Time, show func(string) string) string {
	b := d.Briefings[i]
	if d.Name != "" && i >= Top {
		row := fmt.Sprintf("%d. %s", number, marked(b, show(Headline(b, RowLimit))))
		if outlet := Outlet(b.Source); outlet != "" {
			row += " (" + show(outlet) + ")"
		}
		return row
	}
	lines := []string{fmt.Sprintf("%d. %s", number, marked(b, show(Headline(b, HeadlineLimit))))}
	if quote, credit := Said(b); quote != "" {
		lines = append(lines, show(quote)+" "+show(credit))
	}
	if line := SourceLine(b, Ago(b.Published, now), show); line != "" {
		lines = append(lines, line)
	}
	if line := UpdateLine(b, Briefed(b, now), show); line != "" {
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// Said is a story's key quote between its marks, and the line that credits it:
// "— Ilsa Vandermoor, trade minister". Both are "" where there is no quote to
// show.
func Said(b briefing.Briefing) (quote, credit string) {
	if b.Quote == nil {
		return "", ""
	}
	quote = Quote(*b.Quote, b.Language, QuoteLimit)
	if quote == "" {
		return "", ""
	}
	return quote, "—\u00a0" + Attribution(*b.Quote, b.Language, CreditLimit)
}
