package sandbox

import (
	"newsbrief/bot/sandbox/blockcheck"
)

// target finds the channel a message is meant for: an id, a name, or a user,
// whose direct conversation is then opened. It is locked out like Slack's
// error table says, in that order.
func (s *Server) target(c *call) (*channel, error) {
	name := c.str("channel")
	ch := s.space.channel(name)
	if u := s.space.user(name); ch == nil && u != nil && u != s.space.bot {
		ch = s.space.dm(u, c.now)
	}
	switch {
	case ch == nil, ch.private && !ch.has(s.space.bot.ID):
		return nil, refuse("channel_not_found")
	case ch.archived:
		return nil, refuse("is_archived")
	case !ch.has(s.space.bot.ID):
		return nil, refuse("not_in_channel")
	}
	return ch, nil
}

func (s *Server) chatPostMessage(c *call) (object, error) {
	ch, err := s.target(c)
	if err != nil {
		return nil, err
	}
	d, err := s.newDraft(c.args)
	if err != nil {
		return nil, err
	}
	if err := ch.findThread(d); err != nil {
		return nil, err
	}
	if err := s.unfurling(d); err != nil {
		return nil, err
	}
	if err := s.spend(ch, c.now); err != nil {
		return nil, err
	}
	m := s.publish(ch, d, "", c.now)
	return object{"channel": ch.id, "ts": m.TS, "message": ch.shown(m, true)}, nil
}

// unfurling warns of a message whose links would be followed by previews.
func (s *Server) unfurling(d *draft) error {
	off := func(b *bool) bool { return b != nil && !*b }
	if off(d.unfurlLinks) && off(d.unfurlMedia) {
		return nil
	}
	report := blockcheck.Report{Warnings: d.warnings}
	report.Warnings = append(report.Warnings, blockcheck.Problem{
		Pointer: "/unfurl_links", Message: "unfurling is on: previews will follow the message",
	})
	return s.judge(d, report)
}

func (s *Server) chatPostEphemeral(c *call) (object, error) {
	ch, err := s.target(c)
	if err != nil {
		return nil, err
	}
	u := s.space.user(c.str("user"))
	if u == nil || !ch.has(u.ID) {
		return nil, refuse("user_not_in_channel")
	}
	d, err := s.newDraft(c.args)
	if err != nil {
		return nil, err
	}
	if err := ch.findThread(d); err != nil {
		return nil, err
	}
	m := s.publish(ch, d, u.ID, c.now)
	return object{"message_ts": m.TS}, nil
}

// own finds a message of the bot that chat.update and chat.delete may touch.
// Ephemeral messages cannot be found by anybody.
func (s *Server) own(c *call, refusal string) (*channel, *message, error) {
	ch, err := s.target(c)
	if err != nil {
		return nil, nil, err
	}
	m := ch.message(c.str("ts"))
	switch {
	case m == nil || m.Ephemeral:
		return nil, nil, refuse("message_not_found")
	case m.User != s.space.bot.ID:
		return nil, nil, refuse(refusal)
	}
	return ch, m, nil
}

func (s *Server) chatUpdate(c *call) (object, error) {
	ch, m, err := s.own(c, "cant_update_message")
	if err != nil {
		return nil, err
	}
	d, err := s.newDraft(c.args)
	if err != nil {
		return nil, err
	}
	if c.raw("blocks") == nil { // left out: the old ones stay, as Slack documents
		d.blocks = m.Blocks
	}
	if c.raw("attachments") == nil {
		d.attachments = m.Attachments
	}
	s.revise(ch, m, d, c.now)
	return object{"channel": ch.id, "ts": m.TS, "text": m.Text, "message": ch.shown(m, true)}, nil
}

func (s *Server) chatDelete(c *call) (object, error) {
	ch, m, err := s.own(c, "cant_delete_message")
	if err != nil {
		return nil, err
	}
	s.erase(ch, m)
	return object{"channel": ch.id, "ts": m.TS}, nil
}

// erase takes m out of ch and tells the page.
func (s *Server) erase(ch *channel, m *message) {
	ch.remove(m.TS)
	s.forgetWarnings(ch, m)
	s.bus.publish("deleted", object{"channel": ch.id, "ts": m.TS})
	if head := ch.message(m.ThreadTS); head != nil {
		s.publishMessage(ch, head)
	}
}

// chatGetPermalink gives the address of a message: here, its place on the page.
func (s *Server) chatGetPermalink(c *call) (object, error) {
	ch := s.space.channel(c.str("channel"))
	if ch == nil {
		return nil, refuse("channel_not_found")
	}
	m := ch.message(c.str("message_ts"))
	if m == nil || m.Ephemeral {
		return nil, refuse("message_not_found")
	}
	return object{"channel": ch.id, "permalink": c.base + "/archives/" + ch.id + "/p" + digits(m.TS)}, nil
}

// blocksValidate checks blocks and sends nothing.
func (s *Server) blocksValidate(c *call) (object, error) {
	report := blockcheck.Blocks(blockcheck.Message, "/blocks", c.raw("blocks"))
	if len(report.Errors) > 0 {
		return nil, &apiError{code: "invalid_blocks", messages: slackMessages(report.Errors)}
	}
	return object{}, nil
}

// digits drops the dot of a ts, as permalinks do.
func digits(ts string) string {
	out := make([]byte, 0, len(ts))
	for _, b := range []byte(ts) {
		if b != '.' {
			out = append(out, b)
		}
	}
	return string(out)
}
