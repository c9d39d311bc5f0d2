package sandbox

import (
	"errors"
	"fmt"
	"net/http"
)

// publishState tells the pages to load the state again.
func (s *Server) publishState() { s.bus.publish("state", nil) }

// controlState gives what the page shows around the messages.
func (s *Server) controlState(w http.ResponseWriter, _ *http.Request) {
	body, err := s.locked(func() (object, error) { return s.state(), nil })
	answer(w, body, err)
}

func (s *Server) state() object {
	modals, homes := s.shownViews()
	users := make([]object, len(s.space.users))
	for i, u := range s.space.users {
		users[i] = u.object(s.space.team.ID, s.cfg.Now())
	}
	channels := make([]object, len(s.space.channels))
	for i, c := range s.space.channels {
		channels[i] = c.object(s.space.bot.ID)
		channels[i]["latest"] = c.latest()
	}
	return object{
		"team": s.space.team, "sockets": s.hub.connected(), "users": users, "channels": channels,
		"app":       object{"id": s.space.appID, "name": s.space.bot.RealName, "user": s.space.bot.ID, "bot_id": s.space.botID},
		"shortcuts": s.cfg.Shortcuts, "views": modals, "homes": homes, "now": s.cfg.Now().Unix(),
	}
}

// latest is the ts of the newest message everybody sees, or "".
func (c *channel) latest() string {
	for i := len(c.messages) - 1; i >= 0; i-- {
		if !c.messages[i].Ephemeral {
			return c.messages[i].TS
		}
	}
	return ""
}

// controlMessages gives the messages of a channel, oldest first, as Slack's
// history gives them, and the ephemeral ones, marked. With ?user= only those
// ephemeral messages are given that this user sees.
func (s *Server) controlMessages(w http.ResponseWriter, r *http.Request) {
	channel, user := r.FormValue("channel"), r.FormValue("user")
	body, err := s.locked(func() (object, error) { return s.channelMessages(channel, user) })
	if err != nil {
		controlReply(w, nil, err)
		return
	}
	answer(w, body, nil)
}

func (s *Server) channelMessages(channel, user string) (object, error) {
	c := s.space.channel(channel)
	if c == nil {
		return nil, noChannel(channel)
	}
	var viewer string
	if u := s.space.person(user); u != nil {
		viewer = u.ID
	}
	list := []*message{}
	for _, m := range c.messages {
		if m.Ephemeral && viewer != "" && m.EphemeralUser != viewer {
			continue
		}
		out := *m
		c.countReplies(&out)
		list = append(list, &out)
	}
	return object{"messages": list}, nil
}

// controlChannel makes or changes a channel: create, archive, unarchive, kick
// (the bot) or invite (it).
func (s *Server) controlChannel(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Channel string `json:"channel"`
		Action  string `json:"action"`
		Private bool   `json:"private"`
	}
	if !readControl(w, r, &in, `{"channel":"general","action":"create|archive|unarchive|kick|invite","private":false}`) {
		return
	}
	s.mu.Lock()
	c, event, err := s.changeChannel(in.Channel, in.Action, in.Private)
	s.mu.Unlock()
	if err != nil {
		controlReply(w, nil, err)
		return
	}
	if event != nil {
		event()
	}
	s.publishState()
	controlReply(w, object{"channel": c.id}, nil)
}

// changeChannel does one of controlChannel's actions. The event is what the
// app is then told, or nil.
func (s *Server) changeChannel(name, action string, private bool) (*channel, func(), error) {
	c, bot, admin := s.space.channel(name), s.space.bot.ID, s.space.users[1].ID
	if action == "create" {
		c, err := s.createChannel(name, private)
		return c, nil, err
	}
	if c == nil {
		return nil, nil, noChannel(name)
	}
	switch action {
	case "archive":
		c.archived = true
		return c, s.channelEvent("channel_archive", c, admin), nil
	case "unarchive":
		c.archived = false
		return c, s.channelEvent("channel_unarchive", c, admin), nil
	case "kick":
		c.leave(bot)
		kind := map[bool]string{true: "group_left", false: "channel_left"}[c.private]
		return c, s.channelEvent(kind, c, admin), nil
	case "invite":
		c.join(bot)
		return c, s.memberEvent("member_joined_channel", c, bot), nil
	}
	return nil, nil, fmt.Errorf("no action is called %q", action)
}

// createChannel makes a channel without the bot.
func (s *Server) createChannel(name string, private bool) (*channel, error) {
	switch name = slug(name); {
	case name == "":
		return nil, errors.New("the channel needs a name")
	case s.space.channel(name) != nil:
		return nil, errors.New("name_taken")
	case len(s.space.channels) >= maxChannels:
		return nil, errors.New("the workspace has too many channels")
	}
	c := s.space.addChannel(name, s.cfg.Now())
	c.private = private
	for _, u := range s.space.users {
		if !u.IsBot {
			c.join(u.ID)
		}
	}
	return c, nil
}
