package bot_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
)

const postChannel = "morning-brief"

// channelID is the id of the channel that digests are posted to.
func (w *workspace) channelID() string {
	w.t.Helper()
	answer := w.control("command", map[string]any{"channel": postChannel, "user": "mara", "command": "/brief", "text": "digest 08:00"})
	if answer["ok"] != true {
		w.t.Fatalf("command: %v", answer)
	}
	var id string
	w.until("the channel's subscription", func() bool {
		w.desk.mu.Lock()
		defer w.desk.mu.Unlock()
		if len(w.desk.subscriptions) > 0 {
			id = w.desk.subscriptions[0].Channel
		}
		return id != ""
	})
	return id
}

// owed is a delivery of the samples.
func (w *workspace) owed(key, channel string) briefing.Delivery {
	now := time.Now()
	return briefing.Delivery{Key: key, Channel: channel, Digest: briefing.Digest{
		Name: "Morning brief", Since: now.Add(-24 * time.Hour), Until: now, Slot: now, Next: now.Add(24 * time.Hour),
		Briefings: samples()[:1], Total: 1, Outlets: 1,
	}}
}

// posted are the messages in the channel that carry the key.
func (w *workspace) posted(key string) []message {
	return slices.DeleteFunc(w.messages(postChannel), func(m message) bool { return m.Metadata.EventPayload["k"] != key })
}

func (w *workspace) state(key, want string) {
	w.t.Helper()
	w.until("delivery "+key+" being "+want, func() bool { return w.box.row(key).state == want })
}

func (w *workspace) called(call string) {
	w.t.Helper()
	w.until("a call of "+call, func() bool {
		w.box.mu.Lock()
		defer w.box.mu.Unlock()
		return slices.Contains(w.box.calls, call)
	})
}

func (w *workspace) fault(method, kind string) {
	w.t.Helper()
	w.arm(method, kind, 1)
}

func TestPost(t *testing.T) {
	t.Parallel()
	w := enter(t)
	w.box.owe(w.owed("key-1", w.channelID()))
	w.state("key-1", "sent")
	list := w.posted("key-1")
	if len(list) != 1 || list[0].TS != w.box.row("key-1").d.Timestamp || list[0].Metadata.EventType != "briefing_posted" {
		t.Fatalf("posted %d messages, recorded ts %s", len(list), w.box.row("key-1").d.Timestamp)
	}
	wants(t, list[0], "Morning brief", "We came for a timetable")
}

// An update links to the message that told the story before.
func TestPostUpdate(t *testing.T) {
	t.Parallel()
	w := enter(t)
	channel := w.channelID()
	w.box.owe(w.owed("key-1", channel))
	w.state("key-1", "sent")
	again := w.owed("key-2", channel)
	b := &again.Digest.Briefings[0]
	b.Update = &briefing.Update{Told: time.Now(), Post: w.box.row("key-1").d.Timestamp, Quote: true}
	unknown := w.owed("key-3", channel)
	unknown.Digest.Briefings[0].Update = &briefing.Update{Post: "1.000001", Outlets: 3}
	w.box.owe(again)
	w.state("key-2", "sent")
	w.box.owe(unknown)
	w.state("key-3", "sent")
	first := "/archives/" + channel + "/p" + strings.ReplaceAll(w.box.row("key-1").d.Timestamp, ".", "")
	for key, want := range map[string][]string{"key-2": {"Update  ", "New: quote", first}, "key-3": {"New: 3 outlets"}} {
		for _, part := range want {
			if blocks := string(w.posted(key)[0].Blocks); !strings.Contains(blocks, part) {
				t.Errorf("%s lacks %q:\n%s", key, part, blocks)
			}
		}
	}
	if again.Digest.Briefings[0].Update.Link != "" {
		t.Error("the frozen digest was changed")
	}
}

// Whatever happens to the call or its answer, the digest is there once.
func TestPostedOnceUnderFaults(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"lost", "error_after", "error_before", "fatal_error"} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			w := enter(t)
			channel := w.channelID()
			w.fault("chat.postMessage", kind)
			w.box.owe(w.owed("key-1", channel))
			w.called("doubt")
			if state := w.box.row("key-1").state; state != "sending" {
				t.Fatalf("after a doubtful answer the delivery is %s", state)
			}
			w.box.expire()
			w.state("key-1", "sent")
			list := w.posted("key-1")
			if len(list) != 1 || list[0].TS != w.box.row("key-1").d.Timestamp {
				t.Errorf("%d messages after %s", len(list), kind)
			}
		})
	}
}

// A history that can't be read is no proof that nothing was posted.
func TestHistoryInTrouble(t *testing.T) {
	t.Parallel()
	w := enter(t)
	channel := w.channelID()
	w.fault("chat.postMessage", "lost")
	w.fault("conversations.history", "history_error")
	w.box.owe(w.owed("key-1", channel))
	w.called("doubt")
	w.box.expire()
	w.until("a second doubt", func() bool {
		w.box.mu.Lock()
		defer w.box.mu.Unlock()
		return len(w.box.calls) == 2
	})
	w.box.expire()
	w.state("key-1", "sent")
	if n := len(w.posted("key-1")); n != 1 {
		t.Errorf("%d messages", n)
	}
}

// Without the scope a doubtful delivery is held, says why, and can be sent.
func TestHistoryClosed(t *testing.T) {
	t.Parallel()
	w := enter(t)
	channel := w.channelID()
	w.fault("chat.postMessage", "lost")
	w.fault("conversations.history", "missing_scope")
	w.box.owe(w.owed("key-1", channel))
	w.called("doubt")
	w.box.expire()
	w.state("key-1", "held")
	if why := w.box.row("key-1").why; !strings.Contains(why, "cannot read") {
		t.Errorf("held without saying why: %q", why)
	}
	if n := len(w.posted("key-1")); n != 1 {
		t.Errorf("%d messages", n)
	}
	w.box.owe(w.owed("key-2", channel))
	w.state("key-2", "sent") // it holds up nothing
}

// A channel that would rather have it twice gets it again.
func TestHistoryClosedResend(t *testing.T) {
	t.Parallel()
	w := enter(t)
	channel := w.channelID()
	w.box.policy = briefing.Resend
	w.fault("chat.postMessage", "lost")
	w.fault("conversations.history", "missing_scope")
	w.box.owe(w.owed("key-1", channel))
	w.called("doubt")
	w.box.expire()
	w.state("key-1", "sent")
	if n := len(w.posted("key-1")); n != 2 {
		t.Errorf("%d messages", n)
	}
}

// A history that is read too early proves nothing: the grace is measured by a
// clock that is never set, whatever the outbox's says.
func TestGrace(t *testing.T) {
	t.Parallel()
	w := enter(t)
	channel := w.channelID()
	w.fault("chat.postMessage", "lost")
	w.fault("conversations.history", "history_lag")
	w.box.owe(w.owed("key-1", channel))
	w.called("doubt")
	w.box.jump()
	w.until("a second doubt", func() bool {
		w.box.mu.Lock()
		defer w.box.mu.Unlock()
		return len(w.box.calls) == 2 && w.box.calls[1] == "doubt"
	})
	if n := len(w.posted("key-1")); n != 1 {
		t.Errorf("%d messages", n)
	}
}

// Replies go into the digest's thread, and one in doubt is looked for there.
func TestReplies(t *testing.T) {
	t.Parallel()
	w := enter(t)
	d := w.owed("key-1", w.channelID())
	w.box.owe(d)
	w.state("key-1", "sent")
	reply := d
	reply.Key, reply.Part, reply.Thread = "key-1#1", 1, w.box.row("key-1").d.Timestamp
	w.fault("chat.postMessage", "lost")
	w.box.owe(reply)
	w.called("doubt")
	w.box.expire()
	w.state(reply.Key, "sent")
	list := w.posted(reply.Key)
	if len(list) != 1 || list[0].ThreadTS != reply.Thread {
		t.Fatalf("%d replies: %+v", len(list), list)
	}
	wants(t, list[0], "1. More on: China and Verania agree")
}

// A message that Slack took against all expectation is taken back when the
// delivery is found: the one that is recorded stays.
func TestDouble(t *testing.T) {
	t.Parallel()
	w := enter(t)
	channel := w.channelID()
	w.fault("chat.postMessage", "lost")
	w.box.owe(w.owed("key-1", channel))
	w.called("doubt")
	second := w.owed("key-1", channel) // as if another database knew of it too
	if _, _, err := w.slack().PostMessage(channel, slack.MsgOptionText("Morning brief", false), slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl(),
		slack.MsgOptionMetadata(slack.SlackMetadata{EventType: "briefing_posted", EventPayload: map[string]any{"k": second.Key}})); err != nil {
		t.Fatal(err)
	}
	w.box.expire()
	w.state("key-1", "sent")
	w.until("the double being deleted", func() bool { return len(w.posted("key-1")) == 1 })
	if got := w.posted("key-1")[0].TS; got != w.box.row("key-1").d.Timestamp {
		t.Errorf("%s is left, %s is recorded", got, w.box.row("key-1").d.Timestamp)
	}
}

// An alert looks like one.
func TestAlertIsPosted(t *testing.T) {
	t.Parallel()
	w := enter(t)
	d := w.owed("key-1", w.channelID())
	d.Digest.Alert, d.Digest.Briefings, d.Digest.Outlets = briefing.Alert{Outlets: 3, Within: time.Hour}, samples()[:1], 4
	w.box.owe(d)
	w.state("key-1", "sent")
	wants(t, w.posted("key-1")[0], "Alert (4 outlets within 1 hour): China and Verania agree")
}

// No More on This Story leaves it out of the channel, for those who may say so,
// until they undo it.
func TestAlertIsDropped(t *testing.T) {
	t.Parallel()
	w := enter(t)
	channel := w.channelID()
	d := w.owed("key-1", channel)
	d.Digest.Alert, d.Digest.Briefings, d.Digest.Outlets = briefing.Alert{Outlets: 3, Within: time.Hour}, samples()[:1], 4
	story := d.Digest.Briefings[0].Story
	w.box.owe(d)
	w.state("key-1", "sent")
	press := func(user, ts, action, answer string) message {
		t.Helper()
		if ack := w.control("action", map[string]any{"channel": postChannel, "ts": ts, "action_id": action, "user": user}); ack["ok"] != true {
			t.Fatalf("%s: %v", action, ack)
		}
		var found message
		w.until("an answer to "+action, func() bool {
			for _, m := range w.messages(postChannel) {
				if m.Ephemeral && strings.Contains(m.Text, answer) {
					found = m
				}
			}
			return found.TS != ""
		})
		return found
	}
	alert := w.posted("key-1")[0].TS
	press("wilma", alert, "alert.drop", "Only managers")
	if w.desk.isDropped(channel, story) {
		t.Fatal("anybody may drop a story")
	}
	done := press("mara", alert, "alert.drop", "hears no more of this story")
	if !w.desk.isDropped(channel, story) {
		t.Error("the story was not dropped")
	}
	press("mara", done.TS, "alert.undrop", "hears of this story again")
	if w.desk.isDropped(channel, story) {
		t.Error("the story was not undropped")
	}
	wants(t, w.as("mara", postChannel, "log"), "story dropped", "story undropped")
}

func TestRateLimited(t *testing.T) {
	t.Parallel()
	w := enter(t)
	channel := w.channelID()
	w.fault("chat.postMessage", "ratelimited")
	w.box.owe(w.owed("key-1", channel))
	w.called("release")
	w.state("key-1", "sent")
	if n := len(w.posted("key-1")); n != 1 {
		t.Errorf("%d messages", n)
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	w := enter(t)
	w.box.owe(w.owed("key-1", "C0NOWHERE"))
	w.state("key-1", "failed")
	if why := w.box.row("key-1").why; why != "channel_not_found" {
		t.Errorf("failed with %q", why)
	}
}

// Blocks that Slack refuses cost the looks, not the news.
func TestBlocksRefused(t *testing.T) {
	t.Parallel()
	w := enter(t)
	channel := w.channelID()
	w.fault("chat.postMessage", "invalid_blocks")
	w.box.owe(w.owed("key-1", channel))
	w.state("key-1", "sent")
	list := w.posted("key-1")
	if len(list) != 1 {
		t.Fatalf("%d messages", len(list))
	}
	wants(t, list[0], "We came for a timetable")
}
