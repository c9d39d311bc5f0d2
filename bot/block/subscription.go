package block

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// Subscribed says what a place's digest is, after it was set or when asked.
func Subscribed(s briefing.Subscription, now time.Time, place Place) Message {
	m := notice(subscription(s, now, place))
	more := features(s)
	if s.Layout == briefing.Full {
		more = more[1:] // the usual one
	}
	if len(more) > 0 {
		m = m.with(context(strings.Join(more, " · ")))
	}
	edit := button("digest.edit", "d:"+s.ID, text.Say("digest.edit"), text.Say("digest.edit_label", "name", text.OneLine(s.Name)))
	if s.ID == "" {
		edit = nil
	}
	if !s.PausedAt(now) {
		return m.with(actions(edit)...)
	}
	resume := `resume "` + strings.ReplaceAll(text.OneLine(s.Name), `"`, "'") + `"`
	return m.with(actions(button("hint.use", "cmd:"+resume, text.Say("digest.resume"), text.Say("hint.run_label", "command", "/brief resume")), edit)...)
}

// Outline is a digest in one line of plain text, for the log of changes.
func Outline(s briefing.Subscription) string {
	on := text.Topics(s.Topics, text.HeadlineLimit)
	if on == "" {
		on = text.Say("topics.none")
	}
	return on + " · " + schedule(s.Schedule) + " · " + strings.Join(features(s), " · ")
}

// features are what sets a digest apart, each in a few words.
func features(s briefing.Subscription) []string {
	list := []string{text.Say("digest.layout_" + s.Layout.String())}
	if s.Outlets > 1 {
		list = append(list, text.Say("digest.min", "n", s.Outlets))
	}
	if s.Silent {
		list = append(list, text.Say("digest.silent"))
	}
	if s.Alert.Outlets > 0 {
		list = append(list, text.Say("digest.alerts"))
	}
	return list
}

// A Choice is a digest, and the command for it that was meant.
type Choice struct{ Name, Command string }

// WhichDigest asks which of several digests is meant.
func WhichDigest(choices []Choice) Message { return which(say("digest.which", 0), choices) }

// NoDigestCalled says that no digest bears a name, and offers those that there
// are.
func NoDigestCalled(name string, choices []Choice) Message {
	return which(say("digest.unnamed", 0, typed("x", name)), choices)
}

func which(lead sentence, choices []Choice) Message {
	var buttons []*slack.ButtonBlockElement
	for i, c := range choices[:min(len(choices), MaxAnswer)] {
		label := text.Say("hint.run_label", "command", "/brief "+c.Command)
		buttons = append(buttons, button(fmt.Sprint("hint.use.", i+1), "cmd:"+c.Command, titleCase(text.OneLine(c.Name)), label))
	}
	return notice(lead).unchanged().with(actions(buttons...)...)
}

// titleCase is a name as buttons are written: each word with a capital.
func titleCase(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		first, size := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(first)) + w[size:]
	}
	return strings.Join(words, " ")
}

// DigestsFull says that a place has as many digests as it may.
func DigestsFull(most int, place Place) Message {
	return finish(notice(say("digest.full", 0, count(most), ours("here", place.here()))).unchanged())
}

// DigestNameTaken says that another digest of that name goes to the channel.
func DigestNameTaken(s briefing.Subscription, channel string) Message {
	return finish(notice(say("digest.taken", 0, strong("name", s.Name), room(channel))).unchanged())
}

// DigestMoved says where a digest comes from now on.
func DigestMoved(s briefing.Subscription) Message {
	return finish(notice(say("digest.moved", 0, strong("name", s.Name), room(s.Channel))))
}

// Digests lists a place's digests, with what each is about and when it comes.
func Digests(all []briefing.Subscription, now time.Time, place Place) Message {
	m := notice(say("digest.list", len(all), count(len(all)), ours("here", place.here())))
	rows := make([]slack.RichTextElement, len(all))
	for i, s := range all {
		line := subscription(s, now, place)
		rows[i] = paragraph(line)
		m.Text = extend(m.Text, line.plain)
	}
	look := text.Say("digest.look", "a", code(`/brief digest "Name" 18:00 weekdays about china`))
	return m.with(rich(list(slack.RTEListBullet, 0, rows...)), context(look))
}

// Followed says which topics were added to a place's digest, and what it is
// now. Without any added, all were followed already: asked.
func Followed(s briefing.Subscription, added, asked []string, now time.Time, place Place) Message {
	lead := say("follow.done", 0, topics(added), ours("here", place.here()))
	if len(added) == 0 {
		lead = say("follow.already", 0, topics(asked), ours("here", place.here()))
	}
	return finish(notice(lead, subscription(s, now, place)))
}

// Unfollowed says which topics a place's digest lost. Without any topic left
// the digest ended; without any removed it never had those: asked.
func Unfollowed(s briefing.Subscription, removed, asked []string, now time.Time, place Place) Message {
	if len(removed) == 0 {
		return finish(notice(say("unfollow.absent", 0, topics(asked), ours("here", place.here()))))
	}
	lead := say("unfollow.done", 0, topics(removed), ours("here", place.here()))
	if len(s.Topics) == 0 {
		return finish(notice(lead, say("unfollow.last", 0, strong("name", s.Name))))
	}
	return finish(notice(lead, subscription(s, now, place)))
}

// DigestOff says that a place's digest ended.
func DigestOff(s briefing.Subscription, place Place) Message {
	return finish(notice(say("digest.off", 0, strong("name", s.Name), ours("here", place.here()))))
}

// DigestComing says that a place's digest is posted now.
func DigestComing(s briefing.Subscription, place Place) Message {
	return finish(notice(say("digest.coming", 0, strong("name", s.Name), ours("here", place.here()))))
}

// NoDigest says that a place has no digest, and offers one.
func NoDigest(place Place) Message {
	const offer = "digest 08:00 weekdays"
	return notice(say("digest.none", 0, ours("here", place.here()))).with(actions(
		button("hint.use", "cmd:"+offer, text.Say("hint.do_digest"), text.Say("hint.run_label", "command", "/brief "+offer)),
	)...)
}

// subscription is a digest in one line: where, when, on what, and the next.
func subscription(s briefing.Subscription, now time.Time, place Place) sentence {
	on := topics(s.Topics)
	if len(s.Topics) == 0 {
		on = ours("topics", text.Say("topics.none"))
	}
	zone := text.Zone(s.Schedule.Zone)
	if s.PausedAt(now) {
		return paused(s, now, zone, place)
	}
	return say("digest.set", 0, strong("name", s.Name), ours("here", place.here()), ours("schedule", schedule(s.Schedule)), on,
		instant("next", s.Next, formatDay, text.Clock(s.Next, now, zone)))
}

// paused is a digest that doesn't come for now, in one line.
func paused(s briefing.Subscription, now time.Time, zone *time.Location, place Place) sentence {
	name, here := strong("name", s.Name), ours("here", place.here())
	if s.Paused.Equal(briefing.Forever()) {
		return say("digest.paused", 0, name, here)
	}
	return say("digest.paused_until", 0, name, here, instant("next", s.Next, formatDay, text.Clock(s.Next, now, zone)))
}

func topics(names []string) fill { return typed("topics", text.Topics(names, typedLimit)) }

// schedule is when digests come: "every day at 08:00 Europe/Berlin".
func schedule(s briefing.Schedule) string {
	zone := s.Zone
	if zone == "" {
		zone = "UTC"
	}
	return text.Say("schedule.at", "days", s.Days, "time", fmt.Sprintf("%02d:%02d", s.Hour, s.Minute), "zone", zone)
}
