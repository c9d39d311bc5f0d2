package block

import (
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// Alert is one story that is posted at once, with what made it urgent in its
// first line: a number says how big it is, so "breaking" needn't.
func Alert(d briefing.Digest, now time.Time) Message {
	if len(d.Briefings) == 0 {
		return empty(d, now) // not owed by us
	}
	b := d.Briefings[0]
	span := text.Say("alert.span", "outlets", text.Say("count.outlets", "n", d.Outlets), "time", minutes(d.Alert.Within))
	lead := text.Say("alert.lead_all", "span", span)
	if topics := text.Topics(d.Topics, typedLimit); topics != "" {
		lead = text.Say("alert.lead", "topics", Name(topics), "span", span)
	}
	m := linkedFallback(b, now)
	return finish(Message{
		Text:   text.Say("alert.text", "span", span) + " " + m,
		Blocks: append([]slack.Block{context(lead)}, story(b, 0, now)...),
	})
}

// minutes is a span of time for people.
func minutes(d time.Duration) string {
	if d >= time.Hour && d%time.Hour == 0 {
		return text.Say("alert.hours", "n", int(d/time.Hour))
	}
	return text.Say("alert.minutes", "n", int(d/time.Minute))
}

// Alerts says which alerts a digest's channel gets; a zero alert is none.
func Alerts(s briefing.Subscription, place Place) Message {
	look := text.Say("alerts.look", "on", code("/brief alerts 3 outlets in 60 minutes"), "quiet", code("quiet 22:00-07:00"), "off", code("/brief alerts off"))
	here := ours("here", place.here())
	line := say("alerts.off", 0, here)
	if a := s.Alert; a.Outlets > 0 {
		line = say("alerts.on", 0, here, topics(s.Topics), ours("outlets", text.Say("count.outlets", "n", a.Outlets)), ours("time", minutes(a.Within)))
		if len(s.Topics) == 0 {
			line = say("alerts.on_all", 0, here, ours("outlets", text.Say("count.outlets", "n", a.Outlets)), ours("time", minutes(a.Within)))
		}
		if q := a.Quiet; q.From != q.To {
			line = line.then(say("alerts.quiet", 0, ours("from", clock(q.From)), ours("to", clock(q.To)), ours("zone", s.Schedule.Zone)))
		}
	}
	return finish(notice(line)).with(context(look))
}

// clock is a time of day for people, from minutes since midnight.
func clock(minute int) string {
	return time.Date(2000, 1, 1, 0, minute, 0, 0, time.UTC).Format("15:04")
}
