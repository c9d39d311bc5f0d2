package sandbox

import (
	"regexp"
	"slices"
)

var validTS = regexp.MustCompile(`^\d{1,12}(\.\d{1,6})?$`)

// conversationsHistory gives a channel's messages, newest first: those in the
// channel itself, not the replies in its threads.
func (s *Server) conversationsHistory(c *call) (object, error) {
	ch, err := s.readable(c)
	if err != nil {
		return nil, err
	}
	list, err := s.window(c, ch, func(m *message) bool { return m.ThreadTS == "" || m.ThreadTS == m.TS })
	if err != nil {
		return nil, err
	}
	slices.Reverse(list)
	return s.historyPage(c, ch, list)
}

// conversationsReplies gives a thread, oldest first, with its first message.
func (s *Server) conversationsReplies(c *call) (object, error) {
	ch, err := s.readable(c)
	if err != nil {
		return nil, err
	}
	ts := c.str("ts")
	if m := ch.message(ts); m == nil || m.Ephemeral {
		return nil, refuse("thread_not_found")
	}
	list, err := s.window(c, ch, func(m *message) bool { return m.TS == ts || m.ThreadTS == ts })
	if err != nil {
		return nil, err
	}
	return s.historyPage(c, ch, list)
}

// readable finds the channel of a call whose messages the bot may read, and
// carries out the faults of reading.
func (s *Server) readable(c *call) (*channel, error) {
	ch, err := s.seen(c)
	if err != nil {
		return nil, err
	}
	if !ch.has(s.space.bot.ID) {
		return nil, refuse("not_in_channel")
	}
	return ch, nil
}

// window picks the messages between oldest and latest that keep accepts.
// Both ends are left out unless inclusive is set.
func (s *Server) window(c *call, ch *channel, keep func(*message) bool) ([]*message, error) {
	oldest, latest := c.str("oldest"), c.str("latest")
	for name, ts := range map[string]string{"oldest": oldest, "latest": latest} {
		if ts != "" && ts != "now" && !validTS.MatchString(ts) {
			return nil, refuse("invalid_ts_" + name)
		}
	}
	low, high := micros(oldest), micros(latest)
	if high == 0 {
		high = 1 << 62
	}
	high = min(high, s.visibleUntil(c))
	if !c.flag("inclusive") {
		low, high = low+1, high-1
	}
	var list []*message
	for _, m := range ch.messages {
		if t := micros(m.TS); !m.Ephemeral && t >= low && t <= high && keep(m) {
			list = append(list, m)
		}
	}
	return list, nil
}

// visibleUntil is the age, in microseconds of the epoch, from which on a
// lagging history shows nothing.
func (s *Server) visibleUntil(c *call) int64 {
	if c.lag == 0 {
		return 1 << 62
	}
	return c.now.Add(-c.lag).UnixMicro()
}

func (s *Server) historyPage(c *call, ch *channel, list []*message) (object, error) {
	items, next, err := page(c, list, func(m *message) string { return m.TS })
	if err != nil {
		return nil, err
	}
	messages := make([]*message, len(items))
	for i, m := range items {
		messages[i] = ch.shown(m, c.flag("include_all_metadata"))
	}
	return object{
		"messages": messages, "has_more": next != "", "pin_count": 0,
		"response_metadata": object{"next_cursor": next},
	}, nil
}

// micros reads a ts such as "1795414320.000100" as microseconds of the epoch.
// What is no ts is 0.
func micros(ts string) int64 {
	var n int64
	frac := -1
	for _, b := range []byte(ts) {
		switch {
		case b == '.' && frac < 0:
			frac = 0
		case b >= '0' && b <= '9' && frac < 6:
			n = n*10 + int64(b-'0')
			if frac >= 0 {
				frac++
			}
		default:
			return 0
		}
	}
	for frac = max(frac, 0); frac < 6 && n != 0; frac++ {
		n *= 10
	}
	return n
}
