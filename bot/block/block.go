// Package block draws what the bot says as Slack's Block Kit.
//
// It promises three things of every [Message]. Foreign text (from a feed, or
// typed by somebody) stands in rich_text and plain_text, where Slack parses
// nothing, or went through [Name]: it can neither ping nor format. The fallback
// text says the same as the blocks. And every limit of Slack's holds: stories
// are dropped from the end until it does, and where even that doesn't help the
// fallback goes alone.
//
// It is pure: it knows no clock, no workspace and no network, and it decides
// nothing about where or to whom a message goes.
package block

import (
	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// A Message is what to post.
type Message struct {
	Text   string        // the fallback, in mrkdwn, foreign text escaped; at most 3,000 code points
	Blocks []slack.Block // none means that Text is all

	// Simpler says the same where Slack refuses Blocks: a workspace may not
	// have the newest kinds. None means that Text is the next best.
	Simpler []slack.Block
}

// Plain is m without its blocks, for the day Slack refuses them.
func Plain(m Message) Message { return Message{Text: m.Text} }

// Less is the next simpler form of m: its simpler blocks, else its text alone.
func Less(m Message) Message {
	if simpler := (Message{Text: m.Text, Blocks: m.Simpler}); len(m.Simpler) > 0 && check(simpler) == nil {
		return simpler
	}
	return Plain(m)
}

// A Place is where a message is read.
type Place int

const (
	Channel Place = iota // a channel, public or private, seen by one person
	Direct               // a conversation with the bot
	Thread               // a thread of a channel, seen by everybody there
)

// here is what to call the place where one is.
func (p Place) here() string {
	if p == Direct {
		return text.Say("here.direct")
	}
	return text.Say("here.channel")
}

// finish returns m, or what is left of it where Slack would refuse the blocks.
func finish(m Message) Message {
	if check(m) != nil {
		return Less(m)
	}
	return m
}

// fit builds a message of as many of the digest's stories, from the first on,
// as keep every limit.
func fit(d briefing.Digest, build func(briefing.Digest) Message) Message {
	for {
		m := build(d)
		if check(m) == nil {
			return m
		}
		if len(d.Briefings) <= 1 {
			return Plain(m)
		}
		d.Briefings = d.Briefings[:len(d.Briefings)-1]
	}
}

// capped is d with at most limit stories and a total that counts them all;
// before is how many came earlier.
func capped(d briefing.Digest, limit, before int) briefing.Digest {
	d.Total = max(d.Total, before+len(d.Briefings))
	d.Briefings = d.Briefings[:min(len(d.Briefings), limit)]
	return d
}
