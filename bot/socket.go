package bot

import (
	"context"
	"log"
	"log/slog"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"
	"golang.org/x/sync/errgroup"
)

// readLimit bounds a message of Slack's; the largest, a modal's state, stays
// well below.
const readLimit = 4 << 20

// ackTimeout is how long an acknowledgement may wait for a socket that is
// stuck. Slack gives three seconds in all.
const ackTimeout = 2500 * time.Millisecond

// listen keeps one socket connected and hands on what comes over it.
func (b *Bot) listen(ctx context.Context, number int, pulse *pulse) error {
	lg := b.log.With("socket", number)
	client := socketmode.New(b.cfg.API,
		socketmode.OptionDialer(pulse.dialer()),
		socketmode.OptionReadLimit(readLimit),
		// Only slack-go's debug log tells why Slack takes a connection down. It
		// holds messages: nothing of it is written anywhere.
		socketmode.OptionDebug(true),
		socketmode.OptionLog(log.New(farewells(func(reason string) { b.farewell(ctx, lg, pulse, reason) }), "", 0)),
	)
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return refusal(client.RunContext(ctx)) })
	group.Go(func() error {
		for {
			select {
			case event := <-client.Events:
				if err := b.event(ctx, lg, client, pulse, event); err != nil {
					return err
				}
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	})
	return group.Wait()
}

// event looks at one event of the socket. An error ends the bot.
func (b *Bot) event(ctx context.Context, lg *slog.Logger, client *socketmode.Client, pulse *pulse, event socketmode.Event) error {
	switch event.Type {
	case socketmode.EventTypeConnected:
		lg.InfoContext(ctx, "connected to slack")
	case socketmode.EventTypeHello:
		pulse.well()
		// More connections than we run means that somebody else holds our
		// token and gets a share of the commands.
		if event.Request != nil {
			lg.InfoContext(ctx, "slack says hello", "connections", event.Request.NumConnections)
		}
	case socketmode.EventTypeConnectionError:
		return b.connectionError(ctx, lg, pulse, event)
	case socketmode.EventTypeErrorBadMessage, socketmode.EventTypeIncomingError, socketmode.EventTypeErrorWriteFailed:
		lg.WarnContext(ctx, "socket trouble", "type", string(event.Type))
	case socketmode.EventTypeSlashCommand, socketmode.EventTypeInteractive, socketmode.EventTypeEventsAPI:
		b.envelope(ctx, lg, client, event)
	}
	return nil
}

// connectionError tells trouble that passes from trouble that doesn't.
// slack-go retries both for ever and the bot would look alive.
func (b *Bot) connectionError(ctx context.Context, lg *slog.Logger, pulse *pulse, event socketmode.Event) error {
	trouble, ok := event.Data.(*slack.ConnectionErrorEvent)
	if !ok {
		return nil
	}
	if refuses(trouble.ErrorObj) {
		lg.ErrorContext(ctx, "slack refuses the connection", "code", code(trouble.ErrorObj), "fix", Remedy(trouble.ErrorObj))
		return refusal(trouble.ErrorObj)
	}
	pulse.ails(code(trouble.ErrorObj))
	lg.WarnContext(ctx, "not connected to slack", "err", trouble.ErrorObj, "attempt", trouble.Attempt, "retry_in", trouble.Backoff)
	return nil
}

// envelope acknowledges an envelope first, before any work, and queues the work.
// The acknowledgement is empty but for what a modal shows next: Slack drops large
// ones without a word.
func (b *Bot) envelope(ctx context.Context, lg *slog.Logger, client *socketmode.Client, event socketmode.Event) {
	start := b.cfg.Now()
	if event.Request == nil || event.Request.EnvelopeID == "" {
		return
	}
	if !b.queue.reserve() {
		lg.ErrorContext(ctx, "too many commands at once, left unacknowledged")
		return
	}
	ackCtx, cancel := context.WithTimeout(ctx, ackTimeout)
	carries, faulty := b.verdict(event)
	err := client.AckCtx(ackCtx, event.Request.EnvelopeID, carries)
	cancel()
	b.meter.acked(start, b.cfg.Now())
	var work job
	if !faulty {
		work = b.work(event)
	}
	if err != nil || work == nil {
		if err != nil {
			lg.WarnContext(ctx, "not acknowledged", "err", err)
		}
		b.queue.release()
		return
	}
	b.queue.put(work)
}

// work is what an envelope asks for; nil when it asks for nothing, or for
// what was done already.
func (b *Bot) work(event socketmode.Event) job {
	switch data := event.Data.(type) {
	case slack.SlashCommand:
		if b.seen.first(data.TriggerID) {
			return func(ctx context.Context) { b.command(ctx, data) }
		}
	case slack.InteractionCallback:
		if work := b.interaction(data); work != nil && b.seen.first(data.TriggerID) {
			return work
		}
	case slackevents.EventsAPIEvent:
		return b.happened(data)
	}
	return nil
}
