package block

import (
	"fmt"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// Formats of Slack's dates, which each reader sees in their own zone and
// language. A preposition belongs inside, or the day after it is capitalised.
const (
	formatAgo  = "{ago}"
	formatDay  = "{date_short_pretty} {time}"
	formatFrom = "since " + formatDay
	formatNext = "next brief " + formatDay
	formatTold = "briefed " + formatDay
)

// date is an instant in mrkdwn; fallback, which must be ours, shows where
// Slack's date can't. An instant before 1970 or after 9999 is always its
// fallback.
func date(t time.Time, format, fallback string) string {
	if !tellable(t) {
		return fallback
	}
	return fmt.Sprintf("<!date^%d^%s|%s>", t.Unix(), format, fallback)
}

// richDate is date in rich text.
func richDate(t time.Time, format, fallback string) slack.RichTextSectionElement {
	if !tellable(t) {
		return words(fallback)
	}
	return slack.NewRichTextSectionDateElement(t.Unix(), format, nil, &fallback)
}

func tellable(t time.Time) bool { return t.Unix() > 0 && t.Year() <= 9999 }

// ago is the age of a story, which stays true while the message is read.
func ago(t, now time.Time) string {
	return date(t, formatAgo, text.Ago(t, now))
}

// since is where a digest begins.
func since(d briefing.Digest, now time.Time) string {
	return date(d.Since, formatFrom, text.Since(d.Since, now, text.Zone(d.Zone)))
}
