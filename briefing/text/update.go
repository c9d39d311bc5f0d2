package text

import (
	"strings"
	"time"

	"newsbrief/briefing"
)

// News says what is new in a story that its reader was told before: "New:
// headline, quote, 3 outlets". It is "" for a story that was not.
func News(b briefing.Briefing) string {
	u := b.Update
	if u == nil {
		return ""
	}
	var news []string
	if u.Headline {
		news = append(news, Say("update.headline"))
	}
	if u.Quote {
		news = append(news, Say("update.quote"))
	}
	if u.Outlets > 0 {
		news = append(news, Say("count.outlets", "n", u.Outlets))
	}
	return Say("update.news", "news", strings.Join(news, ", "))
}

// UpdateLine is the line under an update: what is new, and what was told before
// and when. The earlier headline goes through show; told is [Briefed], or
// another way to say it. It is "" for a story that was not told before.
func UpdateLine(b briefing.Briefing, told string, show func(string) string) string {
	news := News(b)
	if news == "" {
		return ""
	}
	before := b
	before.Headline = b.Update.Before
	return strings.Join([]string{news, Say("update.before", "headline", show(Headline(before, HeadlineLimit))), told}, " · ")
}

// Briefed is when a story was told before: "briefed 1 day ago"; "" where it was
// not.
func Briefed(b briefing.Briefing, now time.Time) string {
	if b.Update == nil {
		return ""
	}
	return Say("update.briefed", "when", Ago(b.Update.Told, now))
}

// marked is a headline with the word that says it is an update.
func marked(b briefing.Briefing, headline string) string {
	if b.Update == nil {
		return headline
	}
	return Say("update.mark") + ": " + headline
}
