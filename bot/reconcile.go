package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strconv"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/bot/block"
	"newsbrief/briefing"
	"newsbrief/briefing/torture"
)

// Doubts keeps what becomes of deliveries of which nobody can find out whether
// they are in Slack.
type Doubts interface {
	// OnDoubt returns what a channel wants done with them.
	OnDoubt(ctx context.Context, channel string) (briefing.OnDoubt, error)
	SetOnDoubt(ctx context.Context, channel string, policy briefing.OnDoubt) error
	// Hold records that a claimed one waits for somebody to decide.
	Hold(ctx context.Context, d briefing.Delivery, reason string) error
	// Held returns those that wait in a channel.
	Held(ctx context.Context, channel string) ([]briefing.Delivery, error)
	// SendHeld lets one be posted; briefing.ErrNotFound: it doesn't wait.
	SendHeld(ctx context.Context, channel, key string) error
}

// errNoHistory says that the channel's history is closed to us: no scope, or
// not a member.
var errNoHistory = errors.New("history may not be read")

const (
	// grace is how long a message that Slack took late, or shows late in the
	// history, is waited for before the history is believed. Looking at once
	// doubles one digest in twenty under faults.
	grace = time.Minute
	// settling is how long after the beginning of a call that failed the
	// history can be believed.
	settling = callTimeout + grace
	// skew is by how much our clock may be ahead of Slack's, or have been when
	// the first attempt was made: enough for one that somebody set to another
	// zone's time nearby.
	skew = 3 * time.Hour
	// historyPage is how many messages a call brings.
	historyPage = 200
)

// heldReason is why a delivery is held.
const heldReason = "may or may not have been posted; newsbrief cannot read the channel's history"

// settling is how long a delivery that came into doubt now is left alone.
func (p *Poster) settling() time.Duration {
	if torture.Off("grace") {
		return 0
	}
	return settling
}

// reconcile settles a delivery of which nobody knows whether it is in Slack.
// It reports false where it surely isn't, or where the channel rather has it
// twice than not at all.
func (p *Poster) reconcile(ctx context.Context, c claim) (settled bool, err error) {
	if wait := p.underway.settling(c.Key, p.elapsed()); wait > 0 && !torture.Off("grace") {
		return true, p.putOff(ctx, c, wait)
	}
	found, err := p.find(ctx, c.Delivery)
	torture.Point("reconciled")
	switch {
	case errors.Is(err, errNoHistory):
		return p.unknowable(ctx, c, err)
	case err != nil:
		c.log.WarnContext(ctx, "history not read, waiting", "err", err)
		return true, p.putOff(ctx, c, grace)
	case len(found[c.Key]) == 0:
		return false, nil
	}
	ts := found[c.Key][0]
	c.log.InfoContext(ctx, "delivery found in the history", "ts", ts)
	if err := p.sent(ctx, c, ts); err != nil {
		return true, err
	}
	p.dedupe(ctx, c.log, c.Channel, ts, found[c.Key])
	return true, nil
}

// unknowable settles a delivery whose channel's history may not be read, as the
// channel wants it.
func (p *Poster) unknowable(ctx context.Context, c claim, cause error) (settled bool, err error) {
	policy, err := p.doubts.OnDoubt(ctx, c.Channel)
	if err != nil {
		return true, err
	}
	if policy == briefing.Resend {
		c.log.WarnContext(ctx, "delivery posted again: its fate is unknown and the history may not be read", "err", cause)
		return false, nil
	}
	c.log.ErrorContext(ctx, "delivery held: its fate is unknown and the history may not be read", "err", cause)
	if err := p.doubts.Hold(record(ctx), c.Delivery, heldReason); err != nil {
		return true, err
	}
	p.underway.settled(c.Key)
	p.meter.posted("held")
	if owner := p.owner(ctx, c.Delivery); owner != "" {
		p.tell(ctx, c.log, owner, block.HeldNotice(c.Delivery, p.now()))
	}
	return true, nil
}

// find looks for a delivery where it was to be posted, and returns the ts of
// every message of ours there by its key, the earliest first. Any error means
// that nothing is known.
func (p *Poster) find(ctx context.Context, d briefing.Delivery) (map[string][]string, error) {
	ctx, cancel := context.WithTimeout(ctx, torture.Span(lease-grace-callTimeout))
	defer cancel()
	read := p.channelPage
	if d.Part > 0 {
		read = p.threadPage
	}
	found := map[string][]string{}
	for cursor := ""; ; {
		messages, next, err := read(ctx, d, cursor)
		if err != nil {
			return nil, closed(fmt.Errorf("read history: %w", err))
		}
		for _, m := range messages {
			if key, ok := m.Metadata.EventPayload["k"].(string); ok && m.Metadata.EventType == eventType {
				found[key] = append(found[key], m.Timestamp)
			}
		}
		if next == "" {
			for _, list := range found {
				slices.Sort(list) // Slack's ts have one length
			}
			return found, nil
		}
		cursor = next
	}
}

// channelPage reads a page of a channel's history since the delivery's first
// attempt. The next cursor is "" at the end.
func (p *Poster) channelPage(ctx context.Context, d briefing.Delivery, cursor string) ([]slack.Message, string, error) {
	page, err := p.api.GetConversationHistoryContext(ctx, &slack.GetConversationHistoryParameters{
		ChannelID:          d.Channel,
		Oldest:             strconv.FormatInt(d.FirstSent.Add(-skew).Unix(), 10),
		Limit:              historyPage,
		IncludeAllMetadata: true,
		Cursor:             cursor,
	})
	if err != nil {
		return nil, "", err
	}
	return page.Messages, page.ResponseMetaData.NextCursor, nil
}

// threadPage reads a page of the thread that the delivery is a reply in.
func (p *Poster) threadPage(ctx context.Context, d briefing.Delivery, cursor string) ([]slack.Message, string, error) {
	messages, _, next, err := p.api.GetConversationRepliesContext(ctx, &slack.GetConversationRepliesParameters{
		ChannelID:          d.Channel,
		Timestamp:          d.Thread,
		Limit:              historyPage,
		IncludeAllMetadata: true,
		Cursor:             cursor,
	})
	if code(err) == "thread_not_found" {
		return nil, "", nil // somebody deleted the digest: the reply isn't there either
	}
	return messages, next, err
}

// closed marks the errors that will not go away by waiting.
func closed(err error) error {
	switch code(err) {
	case "missing_scope", "not_in_channel", "channel_not_found", "no_permission", "not_allowed_token_type":
		return fmt.Errorf("%w: %w", errNoHistory, err)
	}
	return err
}

// dedupe deletes the messages of one delivery but the one that is recorded,
// which its replies hang on.
func (p *Poster) dedupe(ctx context.Context, log *slog.Logger, channel, keep string, all []string) {
	for _, ts := range all {
		if ts == keep {
			continue
		}
		log.ErrorContext(ctx, "digest was posted twice, deleting one", "ts", ts)
		p.meter.posted("doubled")
		if _, _, err := p.api.DeleteMessageContext(ctx, channel, ts); err != nil {
			log.ErrorContext(ctx, "double not deleted", "ts", ts, "err", err)
		}
	}
}
