package sandbox

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"time"
)

var (
	errorCode   = regexp.MustCompile(`^[a-z][a-z0-9_]{2,60}$`)
	commandName = regexp.MustCompile(`^/[^\s/]{1,31}$`)
)

func noChannel(name string) error {
	return fmt.Errorf("channel_not_found: no channel is called %q", name)
}

// scene is where somebody acts: a channel and a person.
func (s *Server) scene(channelName, userName string) (*channel, *user, error) {
	c := s.space.channel(channelName)
	if c == nil {
		return nil, nil, noChannel(channelName)
	}
	if c.archived {
		return nil, nil, fmt.Errorf("is_archived: %q is archived", channelName)
	}
	u := s.space.welcome(cmp.Or(userName, cast()[0].name))
	switch {
	case u == nil:
		return nil, nil, errors.New("the workspace has too many members")
	case u.IsBot:
		return nil, nil, errors.New("the bot does not act by itself")
	case c.isIM() && c.peer != u.ID:
		return nil, nil, noChannel(channelName)
	}
	if !c.has(u.ID) {
		c.join(u.ID)
		s.bus.publish("state", nil)
	}
	return c, u, nil
}

type commandRequest struct {
	Channel string `json:"channel"` // id or name
	User    string `json:"user"`    // id or name; an unknown one becomes a member
	Command string `json:"command"`
	Text    string `json:"text"`
}

// controlCommand plays a slash command. It answers once the app acknowledged
// it, or could not be reached, or let the deadline pass.
func (s *Server) controlCommand(w http.ResponseWriter, r *http.Request) {
	var in commandRequest
	if !readControl(w, r, &in, `{"channel":"general","user":"marlowe","command":"/brief","text":"china"}`) {
		return
	}
	controlReply(w, nil, s.command(r.Context(), in, baseURL(r)))
}

func (s *Server) command(ctx context.Context, in commandRequest, base string) error {
	if !commandName.MatchString(in.Command) {
		return fmt.Errorf("a command is a slash and up to 31 characters, not %q", in.Command)
	}
	s.mu.Lock()
	c, u, err := s.scene(in.Channel, in.User)
	if err != nil {
		s.mu.Unlock()
		return err
	}
	e := newEnvelope("slash_commands", s.commandPayload(c, u, in, s.hub.address(base)))
	s.mu.Unlock()

	twice := s.takeFault(envelopeMethod, c.id) != nil
	response, err := s.hub.deliver(ctx, e, twice, s.cfg.AckDeadline)
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.cfg.Now()
	if err != nil {
		s.slackbot(c, u, in.Command+" did not respond ("+err.Error()+").", now)
		return err
	}
	if err := s.acknowledgedWith(c, u.ID, response, now); err != nil {
		s.slackbot(c, u, in.Command+" answered with something Slack does not take ("+err.Error()+").", now)
	}
	return nil
}

// commandPayload is the payload of a slash_commands envelope.
// https://docs.slack.dev/interactivity/implementing-slash-commands
func (s *Server) commandPayload(c *channel, u *user, in commandRequest, base string) object {
	now := s.cfg.Now()
	name := c.name
	if c.isIM() {
		name = "directmessage"
	}
	return object{
		"token": "sandbox", "team_id": s.space.team.ID, "team_domain": s.space.team.Domain,
		"channel_id": c.id, "channel_name": name, "user_id": u.ID, "user_name": u.Name,
		"command": in.Command, "text": strings.TrimSpace(in.Text), "api_app_id": s.space.appID,
		"is_enterprise_install": "false", "trigger_id": s.newTrigger(u.ID, "", now),
		"response_url": s.newRespondURL(base, c, u.ID, "", now),
	}
}

// acknowledgedWith shows the answer an app put into its acknowledgement of a
// command, if there is one.
func (s *Server) acknowledgedWith(c *channel, user string, response []byte, now time.Time) error {
	a := args{}
	if a.addJSON(strings.NewReader(string(response))) != nil || len(a) == 0 {
		return nil // an empty acknowledgement, or null
	}
	d, err := s.newDraft(a)
	if err != nil {
		return err
	}
	return s.answer(c, user, a, d, now)
}

// slackbot tells u something in Slack's own name, seen by u alone.
func (s *Server) slackbot(c *channel, u *user, text string, now time.Time) {
	s.post(c, &message{
		Type: "message", User: "USLACKBOT", Username: "Slackbot", Team: s.space.team.ID,
		Text: escape(text), Ephemeral: true, EphemeralUser: u.ID,
	}, now)
}

type messageRequest struct {
	Channel  string `json:"channel"`
	User     string `json:"user"`
	Text     string `json:"text"`
	ThreadTS string `json:"thread_ts"`
}

// controlMessage posts what a person wrote. "@name" of the bot mentions it.
func (s *Server) controlMessage(w http.ResponseWriter, r *http.Request) {
	var in messageRequest
	if !readControl(w, r, &in, `{"channel":"general","user":"marlowe","text":"hello"}`) {
		return
	}
	if strings.TrimSpace(in.Text) == "" {
		controlReply(w, nil, refuse("no_text"))
		return
	}
	ts, events, err := s.say(in)
	if err != nil {
		controlReply(w, nil, err)
		return
	}
	for _, f := range events {
		f()
	}
	controlReply(w, object{"ts": ts}, nil)
}

// say posts a person's message. The events are what the app is then told.
func (s *Server) say(in messageRequest) (ts string, events []func(), err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, u, err := s.scene(in.Channel, in.User)
	if err != nil {
		return "", nil, err
	}
	d := &draft{threadTS: in.ThreadTS}
	if err := c.findThread(d); err != nil {
		return "", nil, err
	}
	text, mentions := s.mention(marked(escape(in.Text)))
	m := &message{Type: "message", User: u.ID, Team: s.space.team.ID, Text: text, ThreadTS: d.threadTS}
	s.post(c, m, s.cfg.Now())
	if c.has(s.space.bot.ID) {
		events = s.messageEvents(c, m, mentions)
	}
	return m.TS, events, nil
}

// address is an address in escaped text, without the mark that ends a sentence.
var address = regexp.MustCompile(`https?://[^\s<>|]*[^\s<>|.,;:!?)\]"']`)

// marked marks addresses as Slack does in what people write.
func marked(text string) string { return address.ReplaceAllString(text, "<$0>") }

// mention turns the bot's @name into a mention.
func (s *Server) mention(text string) (string, bool) {
	at := "@" + s.space.bot.Name
	return strings.ReplaceAll(text, at, "<@"+s.space.bot.ID+">"), strings.Contains(text, at)
}

// escape replaces Slack's three special characters, and nothing else.
// https://docs.slack.dev/messaging/formatting-message-text
func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}
