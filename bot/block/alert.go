package block

import (
	"fmt"
	"slices"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// Alert is one story that is posted at once, with what made it urgent in its
// first line: a number says how big it is, so "breaking" needn't. Its buttons
// open the story and the settings of the subscription, and end the story here.
func Alert(d briefing.Digest, subscription string, now time.Time) Message {
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
		Blocks: slices.Concat([]slack.Block{context(lead)}, story(b, 0, now), alertButtons(b, subscription)),
	})
}

func alertButtons(b briefing.Briefing, subscription string) []slack.Block {
	var all, drop, edit *slack.ButtonBlockElement
	if b.Story != 0 {
		id, headline := fmt.Sprint("story:", b.Story), text.OneLine(text.Headline(b, text.RowLimit))
		all = button("answer.story.1", id, text.Say("alert.all"), text.Say("alert.all_label", "headline", headline))
		drop = confirmed(button("alert.drop", id, text.Say("alert.drop"), text.Say("alert.drop_label", "headline", headline)),
			text.Say("alert.drop_ask"), text.Say("alert.drop_what"), text.Say("alert.drop_do"), text.Say("modal.cancel"))
	}
	if subscription != "" {
		edit = button("digest.edit", "d:"+subscription, text.Say("alert.edit"), text.Say("alert.edit_label"))
	}
	return actions(all, drop, edit)
}

// Dropped says that a channel hears no more of a story, with the button that
// undoes it.
func Dropped(story int64, channel string) Message {
	return notice(say("alert.dropped", 0, room(channel))).with(actions(
		button("alert.undrop", fmt.Sprint("story:", story), text.Say("mute.undo_do"), text.Say("alert.undrop_label")))...)
}

// Undropped says that a channel hears of a story again.
func Undropped(channel string) Message {
	return finish(notice(say("alert.undropped", 0, room(channel))))
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
