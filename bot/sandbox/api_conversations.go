package sandbox

import (
	"slices"
	"strings"
)

// seen finds the conversation of a call that the bot may know of: any public
// one, and private ones it is in.
func (s *Server) seen(c *call) (*channel, error) {
	ch := s.space.channel(c.str("channel"))
	if ch == nil || (ch.private && !ch.has(s.space.bot.ID)) {
		return nil, refuse("channel_not_found")
	}
	return ch, nil
}

func (s *Server) conversationsInfo(c *call) (object, error) {
	ch, err := s.seen(c)
	if err != nil {
		return nil, err
	}
	return object{"channel": ch.object(s.space.bot.ID)}, nil
}

func (s *Server) conversationsList(c *call) (object, error) {
	return s.listChannels(c, func(ch *channel) bool { return !ch.private || ch.has(s.space.bot.ID) })
}

// usersConversations lists the conversations a user, or else the bot, is in.
func (s *Server) usersConversations(c *call) (object, error) {
	id := s.space.bot.ID
	if u := c.str("user"); u != "" {
		id = u
	}
	return s.listChannels(c, func(ch *channel) bool { return ch.has(id) && (!ch.private || ch.has(s.space.bot.ID)) })
}

func (s *Server) listChannels(c *call, keep func(*channel) bool) (object, error) {
	types := strings.Split(c.str("types"), ",")
	if c.str("types") == "" {
		types = []string{"public_channel"}
	}
	var list []*channel
	for _, ch := range s.space.channels {
		if keep(ch) && slices.Contains(types, ch.kind()) && !(ch.archived && c.flag("exclude_archived")) {
			list = append(list, ch)
		}
	}
	items, next, err := page(c, list, func(ch *channel) string { return ch.id })
	if err != nil {
		return nil, err
	}
	channels := make([]object, len(items))
	for i, ch := range items {
		channels[i] = ch.object(s.space.bot.ID)
	}
	return object{"channels": channels, "response_metadata": object{"next_cursor": next}}, nil
}

func (c *channel) kind() string {
	switch {
	case c.isIM():
		return "im"
	case c.private:
		return "private_channel"
	}
	return "public_channel"
}

func (s *Server) conversationsJoin(c *call) (object, error) {
	ch, err := s.seen(c)
	switch {
	case err != nil:
		return nil, err
	case ch.archived:
		return nil, refuse("is_archived")
	case ch.isIM() || ch.private:
		return nil, refuse("method_not_supported_for_channel_type")
	}
	out := object{}
	if ch.has(s.space.bot.ID) {
		out["warning"] = "already_in_channel"
		out["response_metadata"] = object{"warnings": []string{"already_in_channel"}}
	} else {
		ch.join(s.space.bot.ID)
		c.later(s.memberEvent("member_joined_channel", ch, s.space.bot.ID))
		s.bus.publish("state", nil)
	}
	out["channel"] = ch.object(s.space.bot.ID)
	return out, nil
}

func (s *Server) conversationsLeave(c *call) (object, error) {
	ch, err := s.seen(c)
	if err != nil {
		return nil, err
	}
	if !ch.has(s.space.bot.ID) {
		return object{"not_in_channel": true}, nil
	}
	ch.leave(s.space.bot.ID)
	s.bus.publish("state", nil)
	return object{}, nil
}

func (s *Server) conversationsMembers(c *call) (object, error) {
	ch, err := s.seen(c)
	if err != nil {
		return nil, err
	}
	items, next, err := page(c, ch.members, func(id string) string { return id })
	if err != nil {
		return nil, err
	}
	return object{"members": items, "response_metadata": object{"next_cursor": next}}, nil
}

// conversationsOpen opens the direct conversation with one user.
func (s *Server) conversationsOpen(c *call) (object, error) {
	if c.str("channel") != "" {
		ch, err := s.seen(c)
		if err != nil {
			return nil, err
		}
		return object{"channel": ch.object(s.space.bot.ID)}, nil
	}
	ids := c.str("users")
	if strings.Contains(ids, ",") {
		return nil, refuse("method_not_supported_for_channel_type")
	}
	u := s.space.user(ids)
	if u == nil || u == s.space.bot {
		return nil, refuse("user_not_found")
	}
	ch := s.space.dm(u, c.now)
	s.bus.publish("state", nil)
	if !c.flag("return_im") {
		return object{"channel": object{"id": ch.id}}, nil
	}
	return object{"channel": ch.object(s.space.bot.ID)}, nil
}
