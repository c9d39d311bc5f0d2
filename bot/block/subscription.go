package block

import (
	"fmt"
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// Subscribed says what a place's digest is, after it was set or when asked.
func Subscribed(s briefing.Subscription, now time.Time, place Place) Message {
	m := notice(subscription(s, now, place))
	if !s.PausedAt(now) {
		return finish(m)
	}
	return m.with(actions(button("hint.use", "cmd:resume", text.Say("digest.resume"), text.Say("hint.run_label", "command", "/brief resume")))...)
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
