package bot

import (
	"context"
	"errors"
	"strconv"

	"github.com/slack-go/slack"

	"newsbrief/bot/block"
	"newsbrief/briefing"
)

// A Storyteller tells all of a story.
type Storyteller interface {
	// Story returns a story's briefing and all that is said in it, newest
	// first. briefing.ErrNotFound: it is no longer kept.
	Story(ctx context.Context, id int64) (briefing.Briefing, []briefing.Saying, error)
}

// routeStories adds the modal of a story.
func (b *Bot) routeStories(r *routes) {
	r.clicks["answer.story"] = b.openStory
	r.clicks["quotes.more"] = b.moreQuotes
	r.clicks["quotes.mute"] = b.muteFromQuotes
}

// openStory opens the modal of the story that a button names.
func (b *Bot) openStory(ctx context.Context, c click) {
	id, err := strconv.ParseInt(c.text, 10, 64)
	if err != nil || id == 0 {
		return // not a button of ours
	}
	view, err := b.quotes(ctx, block.QuotesPage{Story: id, Channel: c.channel})
	if err == nil {
		_, err = b.cfg.API.OpenViewContext(ctx, c.trigger, view)
	}
	if err != nil {
		b.answer(ctx, c.request, b.trouble(ctx, c.request, block.Asking, err))
	}
}

// quotes is a page of a story's modal.
func (b *Bot) quotes(ctx context.Context, p block.QuotesPage) (slack.ModalViewRequest, error) {
	brief, sayings, err := b.cfg.Storyteller.Story(ctx, p.Story)
	if errors.Is(err, briefing.ErrNotFound) {
		return block.QuotesGone(), nil
	}
	if err != nil {
		return slack.ModalViewRequest{}, err
	}
	return block.Quotes(brief, sayings, p, b.cfg.Now()), nil
}

// moreQuotes turns the page of a story's modal.
func (b *Bot) moreQuotes(ctx context.Context, c click) {
	page, ok := b.page(c)
	from, err := strconv.Atoi(c.text)
	if !ok || err != nil {
		return
	}
	page.From = from
	view, err := b.quotes(ctx, page)
	if err == nil {
		err = b.show(ctx, c, view)
	}
	if err != nil {
		b.log.ErrorContext(ctx, "modal not updated", "err", err)
	}
}

// muteFromQuotes mutes a story's outlet where the story was shown.
func (b *Bot) muteFromQuotes(ctx context.Context, c click) {
	page, ok := b.page(c)
	if !ok || page.Channel == "" {
		return
	}
	r := request{channel: page.Channel, user: c.user}
	if refusal, ok := b.permit(ctx, r); !ok {
		b.whisper(ctx, r, refusal)
		return
	}
	if err := b.muteOutlet(ctx, r, c.text); err != nil {
		b.whisper(ctx, r, b.trouble(ctx, r, block.Setting, err))
		return
	}
	if err := b.show(ctx, c, block.QuotesMuted(c.text, page.Channel)); err != nil {
		b.log.WarnContext(ctx, "modal not updated", "err", err)
	}
}

// page is what the modal is about that a click was in.
func (b *Bot) page(c click) (block.QuotesPage, bool) {
	if c.view == nil {
		return block.QuotesPage{}, false
	}
	return block.ReadQuotesPage(c.view.PrivateMetadata)
}

// show puts a view in the place of the one that a click was in, unless that
// has changed meanwhile.
func (b *Bot) show(ctx context.Context, c click, view slack.ModalViewRequest) error {
	_, err := b.cfg.API.UpdateViewContext(ctx, view, "", c.view.Hash, c.view.ID)
	return err
}

// whisper tells somebody something in a channel where they have asked nothing:
// they act in a modal, which has no answer of its own.
func (b *Bot) whisper(ctx context.Context, r request, m block.Message) {
	if _, err := b.cfg.API.PostEphemeralContext(ctx, r.channel, r.user, options(m)...); err != nil {
		b.log.WarnContext(ctx, "notice not delivered", "channel", r.channel, "code", code(err), "err", err)
	}
}
