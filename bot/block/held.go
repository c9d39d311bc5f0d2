package block

import (
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// heldMost is how many held digests a status shows.
const heldMost = 5

// HeldNotice tells who made a digest that nobody knows whether it was posted,
// with a button that posts it.
func HeldNotice(d briefing.Delivery, now time.Time) Message {
	return finish(Message{
		Text:   heldLine(d, now).plain,
		Blocks: append([]slack.Block{rich(paragraph(heldLine(d, now), say("held.scope", 0)))}, actions(sendButton(d))...),
	})
}

// heldLine is which digest is held: "Morning brief of today, 08:00 …".
func heldLine(d briefing.Delivery, now time.Time) sentence {
	name := d.Digest.Name
	if d.Part > 0 || name == "" {
		name = text.Say("held.reply")
	}
	when := text.Clock(d.Digest.Slot, now, text.Zone(d.Digest.Zone))
	return say("held.line", 0, strong("name", name), instant("when", d.Digest.Slot, formatNext, when), room(d.Channel))
}

func sendButton(d briefing.Delivery) *slack.ButtonBlockElement {
	return button("held.send", "h:"+d.Channel+":"+d.Key, text.Say("held.send"), text.Say("held.send_label"))
}

// HeldSent says that a held digest is posted now.
func HeldSent() Message { return finish(notice(say("held.sent", 0))) }

// HeldGone says that it isn't held any more.
func HeldGone() Message { return finish(notice(say("held.gone", 0))) }

// OnDoubt says what a channel does with a digest in doubt.
func OnDoubt(policy briefing.OnDoubt) Message {
	return finish(notice(say("doubt."+string(policy), 0)))
}
