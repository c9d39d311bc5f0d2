package sandbox

import (
	"cmp"
	"slices"
	"time"
)

// maxMessages bounds what a channel remembers; the oldest go first.
const maxMessages = 1000

// A channel is a conversation: a channel with a name, or the bot's direct
// conversation with one person.
type channel struct {
	id       string
	name     string
	peer     string // the person, in a direct conversation
	private  bool
	archived bool
	created  time.Time
	members  []string
	messages []*message // by ts
}

func (c *channel) isIM() bool { return c.peer != "" }

func (c *channel) has(userID string) bool { return slices.Contains(c.members, userID) }

func (c *channel) join(userID string) {
	if !c.has(userID) {
		c.members = append(c.members, userID)
	}
}

func (c *channel) leave(userID string) {
	c.members = slices.DeleteFunc(c.members, func(id string) bool { return id == userID })
}

// add appends m, forgetting the oldest message if the channel is full.
func (c *channel) add(m *message) {
	c.messages = append(c.messages, m)
	if n := len(c.messages) - maxMessages; n > 0 {
		c.messages = slices.Delete(c.messages, 0, n)
	}
}

// message returns the message with this ts, or nil.
func (c *channel) message(ts string) *message {
	i, ok := slices.BinarySearchFunc(c.messages, ts, func(m *message, ts string) int {
		return cmp.Compare(m.TS, ts) // same number of digits until the year 2286
	})
	if !ok {
		return nil
	}
	return c.messages[i]
}

func (c *channel) remove(ts string) {
	c.messages = slices.DeleteFunc(c.messages, func(m *message) bool { return m.TS == ts })
}

// replies returns the visible replies in the thread of ts, oldest first.
func (c *channel) replies(ts string) []*message {
	var out []*message
	for _, m := range c.messages {
		if m.ThreadTS == ts && m.TS != ts && !m.Ephemeral {
			out = append(out, m)
		}
	}
	return out
}

// object is the channel as conversations.info gives it to the bot.
func (c *channel) object(botID string) object {
	if c.isIM() {
		return object{
			"id": c.id, "created": c.created.Unix(), "is_im": true, "is_org_shared": false,
			"user": c.peer, "is_archived": false, "is_user_deleted": false, "is_open": true,
		}
	}
	return object{
		"id": c.id, "name": c.name, "name_normalized": c.name, "created": c.created.Unix(),
		"is_channel": !c.private, "is_group": c.private, "is_im": false, "is_mpim": false,
		"is_private": c.private, "is_archived": c.archived, "is_general": c.name == "general",
		"is_member": c.has(botID), "is_shared": false, "is_org_shared": false, "is_ext_shared": false,
		"unlinked": 0, "num_members": len(c.members), "previous_names": []string{},
		"topic":   object{"value": "", "creator": "", "last_set": 0},
		"purpose": object{"value": "", "creator": "", "last_set": 0},
	}
}
