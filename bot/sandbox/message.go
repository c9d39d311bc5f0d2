package sandbox

import (
	"crypto/rand"
	"encoding/json"
	"time"
)

// A message is one message of a channel, in the shape conversations.history
// gives it. Ephemeral messages are kept beside the others, for the page; the
// Web API never shows them.
type message struct {
	Type        string          `json:"type"` // always "message"
	Subtype     string          `json:"subtype,omitempty"`
	User        string          `json:"user,omitempty"`
	BotID       string          `json:"bot_id,omitempty"`
	AppID       string          `json:"app_id,omitempty"`
	Team        string          `json:"team,omitempty"`
	Username    string          `json:"username,omitempty"`
	Text        string          `json:"text"` // escaped, as it was posted
	TS          string          `json:"ts"`
	ThreadTS    string          `json:"thread_ts,omitempty"`
	Blocks      json.RawMessage `json:"blocks,omitempty"`
	Attachments json.RawMessage `json:"attachments,omitempty"`
	Metadata    json.RawMessage `json:"metadata,omitempty"`
	Edited      *edited         `json:"edited,omitempty"`
	BotProfile  object          `json:"bot_profile,omitempty"`
	Reactions   []*reaction     `json:"reactions,omitempty"`
	Files       []object        `json:"files,omitempty"`

	// Thread counts, on the first message of a thread.
	ReplyCount  int    `json:"reply_count,omitempty"`
	LatestReply string `json:"latest_reply,omitempty"`

	// UnfurlLinks and UnfurlMedia are what the post asked for; nil if nothing.
	UnfurlLinks *bool `json:"unfurl_links,omitempty"`
	UnfurlMedia *bool `json:"unfurl_media,omitempty"`

	// Ephemeral marks a message that only EphemeralUser sees.
	Ephemeral     bool   `json:"ephemeral,omitempty"`
	EphemeralUser string `json:"ephemeral_user,omitempty"`
}

type edited struct {
	User string `json:"user"`
	TS   string `json:"ts"`
}

type reaction struct {
	Name  string   `json:"name"`
	Users []string `json:"users"`
	Count int      `json:"count"`
}

// botMessage starts a message of the bot, without its ts.
func (w *workspace) botMessage() *message {
	return &message{
		Type: "message", User: w.bot.ID, BotID: w.botID, AppID: w.appID, Team: w.team.ID,
		BotProfile: object{"id": w.botID, "app_id": w.appID, "name": w.bot.RealName, "team_id": w.team.ID, "deleted": false},
	}
}

// shown is a copy of m as history gives it, with its thread's counts and,
// only if asked for, its metadata.
func (c *channel) shown(m *message, metadata bool) *message {
	out := *m
	out.UnfurlLinks, out.UnfurlMedia = nil, nil
	if !metadata {
		out.Metadata = nil
	}
	c.countReplies(&out)
	return &out
}

// countReplies fills in the thread counts of m, if it heads a thread.
func (c *channel) countReplies(m *message) {
	if replies := c.replies(m.TS); len(replies) > 0 {
		m.ThreadTS = m.TS
		m.ReplyCount = len(replies)
		m.LatestReply = replies[len(replies)-1].TS
	}
}

// post stamps m, adds it to c and tells the page.
func (s *Server) post(c *channel, m *message, now time.Time) {
	m.TS = s.space.ts(now)
	c.add(m)
	s.publishMessage(c, m)
}

// publishMessage tells the page that m is new or has changed.
func (s *Server) publishMessage(c *channel, m *message) {
	out := *m
	c.countReplies(&out)
	s.bus.publish("message", object{"channel": c.id, "message": out})
	if head := c.message(m.ThreadTS); head != nil && head != m {
		s.publishMessage(c, head)
	}
}

// withBlockIDs gives every block without a block_id one, as Slack does.
// Blocks were checked before, so they are a list of objects.
func withBlockIDs(blocks json.RawMessage) json.RawMessage {
	var list []map[string]json.RawMessage
	if json.Unmarshal(blocks, &list) != nil {
		return blocks
	}
	for _, b := range list {
		if _, ok := b["block_id"]; !ok && b != nil {
			b["block_id"] = must(json.Marshal(rand.Text()[:6]))
		}
	}
	out, err := json.Marshal(list)
	if err != nil {
		return blocks
	}
	return out
}
