package bot

import (
	"context"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/bot/block"
	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// A Scout looks for feeds without adding any.
type Scout interface {
	// Look finds the feeds behind an address and what they bring. The errors
	// are those of Feeds.Add.
	Look(ctx context.Context, address string) ([]briefing.Candidate, error)
}

// routeFeeds adds the modals that add a feed.
func (b *Bot) routeFeeds(r *routes) {
	r.clicks["home.feed_add"] = b.askFeed
	r.clicks["feed.add"] = b.askFeed
	r.forms["feed.look"] = form{check: noAddress, next: looking, save: b.lookForFeed}
	r.forms["feed.save"] = form{save: b.saveFeed}
}

// askFeed opens the modal that asks for an address, for who may add feeds.
func (b *Bot) askFeed(ctx context.Context, c click) {
	if refusal, ok := b.permitted(ctx, c.request, all); !ok {
		b.tellSettings(ctx, c.request, refusal)
		return
	}
	if _, err := b.cfg.API.OpenViewContext(ctx, c.trigger, block.AskFeed("", block.FeedMark{From: c.channel})); err != nil {
		b.log.ErrorContext(ctx, "modal not opened", "err", err)
	}
}

// addressIn is the address that was typed into a modal.
func addressIn(v slack.View) string {
	if v.State == nil {
		return ""
	}
	return strings.TrimSpace(v.State.Values["address"]["feed.address"].Value)
}

func noAddress(v slack.View) map[string]string {
	if address := addressIn(v); !strings.Contains(address, ".") || strings.ContainsAny(address, " \n\t") {
		return map[string]string{"address": text.Say("feed.bad_address")}
	}
	return nil
}

// looking is what the modal shows while the address is looked into.
func looking(v slack.View) slack.ModalViewRequest {
	mark, _ := block.ReadFeedMark(v.PrivateMetadata)
	return block.LookingForFeed(addressIn(v), mark)
}

// settleView is how long Slack gets to show the view that came with an
// acknowledgement: an update that is faster would be overwritten by it.
const settleView = 400 * time.Millisecond

// lookForFeed looks into an address and shows what is there.
func (b *Bot) lookForFeed(ctx context.Context, i slack.InteractionCallback) {
	mark, ok := block.ReadFeedMark(i.View.PrivateMetadata)
	if !ok {
		return // not a modal of ours
	}
	shown := time.NewTimer(settleView)
	defer shown.Stop()
	address := addressIn(i.View)
	found, err := b.cfg.Scout.Look(ctx, address)
	view := block.PickFeed(found, mark, b.cfg.Now())
	if err != nil {
		b.log.InfoContext(ctx, "no feed found", "err", err)
		view = block.NoFeedFound(address, "", mark)
	}
	select {
	case <-shown.C:
	case <-ctx.Done():
	}
	if _, err := b.cfg.API.UpdateViewContext(ctx, view, "", "", i.View.ID); err != nil {
		b.log.WarnContext(ctx, "modal not updated", "err", err)
	}
}

// saveFeed adds the feed that was picked.
func (b *Bot) saveFeed(ctx context.Context, i slack.InteractionCallback) {
	mark, ok := block.ReadFeedMark(i.View.PrivateMetadata)
	if !ok || i.View.State == nil {
		return // not a modal of ours
	}
	r := request{channel: mark.From, user: i.User.ID}
	if refusal, ok := b.permitted(ctx, r, all); !ok {
		b.tellSettings(ctx, r, refusal)
		return
	}
	b.tellSettings(ctx, r, b.addFeed(ctx, r, i.View.State.Values["feed"]["feed.pick"].SelectedOption.Value))
	b.publishHome(ctx, i.User.ID)
}
