package bot

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"newsbrief/bot/block"
	"newsbrief/bot/command"
	"newsbrief/briefing"
)

// routeAnswers adds the buttons of answers, digests and hints.
func (b *Bot) routeAnswers(r *routes) {
	r.clicks["answer.share"] = func(ctx context.Context, c click) { b.share(ctx, c.request) }
	r.clicks["answer.more"] = func(ctx context.Context, c click) { b.more(ctx, c.request) }
	r.clicks["said.more"] = r.clicks["answer.more"]
	r.clicks["answer.follow"] = func(ctx context.Context, c click) { b.followAnswer(ctx, c.request) }
	r.clicks["digest.more"] = func(ctx context.Context, c click) { b.moreOfDigest(ctx, c.request, c.text) }
	r.clicks["help.try"] = b.typed
}

// after is the text of a button that shows the stories after the first n.
func after(n int, question string) string { return fmt.Sprintf("%d %s", n, question) }

// more shows the stories after those that were shown; see [after].
func (b *Bot) more(ctx context.Context, r request) {
	number, question, _ := strings.Cut(r.text, " ")
	from, err := strconv.Atoi(number)
	if err != nil || from < 0 {
		return // not a button of ours
	}
	loc := b.people.zone(ctx, r.user)
	c, err := command.Parse(question, b.cfg.Now(), loc)
	if err != nil {
		return
	}
	c.Query.Limit = block.MaxAnswer
	if c.Verb == command.Said {
		b.answer(ctx, r, b.said(ctx, r, c, from, loc))
		return
	}
	b.answer(ctx, r, b.ask(ctx, r, c, from, loc))
}

// followAnswer follows the topics of an answer.
func (b *Bot) followAnswer(ctx context.Context, r request) {
	loc := b.people.zone(ctx, r.user)
	c, err := command.Parse(r.text, b.cfg.Now(), loc)
	if err != nil || len(c.Query.Topics) == 0 {
		return
	}
	if refusal, ok := b.permit(ctx, r); !ok {
		b.answer(ctx, r, refusal)
		return
	}
	b.answer(ctx, r, b.follow(ctx, r, c.Query.Topics, loc))
}

// moreOfDigest shows to the one who clicked what a digest had no room for.
func (b *Bot) moreOfDigest(ctx context.Context, r request, key string) {
	owed, err := b.cfg.Subscriptions.Delivery(ctx, key)
	if err != nil {
		b.answer(ctx, r, b.trouble(ctx, r, block.Asking, err))
		return
	}
	shown := len(owed.Digest.Briefings)
	d, err := b.cfg.Briefer.Rest(ctx, owed, block.MaxAnswer)
	if err != nil {
		b.answer(ctx, r, b.trouble(ctx, r, block.Asking, err))
		return
	}
	d.Zone, d.Total = owed.Digest.Zone, d.Total+shown
	question := command.Command{Query: briefing.Query{Topics: owed.Digest.Topics}}.String()
	b.answer(ctx, r, block.Answer(d, b.cfg.Now(), block.AnswerOptions{
		Query: question,
		More:  after(shown+len(d.Briefings), question),
		From:  shown,
		Place: r.place(),
	}))
}
