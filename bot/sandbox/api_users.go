package sandbox

import "slices"

func (s *Server) usersInfo(c *call) (object, error) {
	u := s.space.user(c.str("user"))
	if u == nil {
		return nil, refuse("user_not_found")
	}
	return object{"user": u.object(s.space.team.ID, c.now)}, nil
}

func (s *Server) usersList(c *call) (object, error) {
	items, next, err := page(c, s.space.users, func(u *user) string { return u.ID })
	if err != nil {
		return nil, err
	}
	members := make([]object, len(items))
	for i, u := range items {
		members[i] = u.object(s.space.team.ID, c.now)
	}
	return object{"members": members, "cache_ts": c.now.Unix(), "response_metadata": object{"next_cursor": next}}, nil
}

// maxReactions is how many different emoji a message takes.
const maxReactions = 23

// reactionsAdd marks a message with an emoji of the bot's.
func (s *Server) reactionsAdd(c *call) (object, error) {
	ch, m, err := s.reacted(c)
	if err != nil {
		return nil, err
	}
	name := c.str("name")
	i := slices.IndexFunc(m.Reactions, func(r *reaction) bool { return r.Name == name })
	if i < 0 && len(m.Reactions) >= maxReactions {
		return nil, refuse("too_many_emoji")
	}
	if i < 0 {
		m.Reactions = append(m.Reactions, &reaction{Name: name})
		i = len(m.Reactions) - 1
	}
	r := m.Reactions[i]
	if slices.Contains(r.Users, s.space.bot.ID) {
		return nil, refuse("already_reacted")
	}
	r.Users = append(r.Users, s.space.bot.ID)
	r.Count = len(r.Users)
	s.publishMessage(ch, m)
	return object{}, nil
}

// reactionsRemove takes the bot's emoji away again.
func (s *Server) reactionsRemove(c *call) (object, error) {
	ch, m, err := s.reacted(c)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(m.Reactions, func(r *reaction) bool {
		return r.Name == c.str("name") && slices.Contains(r.Users, s.space.bot.ID)
	})
	if i < 0 {
		return nil, refuse("no_reaction")
	}
	m.Reactions = slices.Delete(m.Reactions, i, i+1)
	s.publishMessage(ch, m)
	return object{}, nil
}

func (s *Server) reacted(c *call) (*channel, *message, error) {
	if name := c.str("name"); name == "" || len(name) > 100 {
		return nil, nil, refuse("invalid_name")
	}
	ch, err := s.seen(c)
	if err != nil {
		return nil, nil, err
	}
	m := ch.message(c.str("timestamp"))
	if m == nil || m.Ephemeral {
		return nil, nil, refuse("message_not_found")
	}
	return ch, m, nil
}
