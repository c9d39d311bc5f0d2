package bot

import (
	"context"
	"time"

	"newsbrief/bot/block"
	"newsbrief/bot/command"
	"newsbrief/briefing"
)

// saidMost is how many sayings are counted; nobody reads on so far.
const saidMost = 200

// said lists what somebody said, those after the first from.
func (b *Bot) said(ctx context.Context, r request, c command.Command, from int, loc *time.Location) block.Message {
	all, err := b.sayings(ctx, &c)
	if err != nil {
		return b.trouble(ctx, r, block.Asking, err)
	}
	now := b.cfg.Now()
	o := saidOptions(c, all, from, loc)
	o.Place = r.place()
	if len(all) == 0 {
		return block.HintUnsaid(o, now)
	}
	all = all[min(from, len(all)):]
	all = all[:min(len(all), limit(c.Query), block.MaxSaid)]
	o.More = after(from+len(all), c.String())
	return block.Said(all, now, o)
}

// sayings asks for what c wants, which looks through the whole archive where
// it doesn't say how far back.
func (b *Bot) sayings(ctx context.Context, c *command.Command) ([]briefing.Saying, error) {
	if c.Query.Since.IsZero() {
		c.Query.Since = b.cfg.Now().AddDate(0, 0, -archiveDays)
	}
	q := c.Query
	q.Limit = saidMost
	return b.cfg.Briefer.Said(ctx, c.Name, q)
}

// saidOptions say what was asked, and by which command again.
func saidOptions(c command.Command, all []briefing.Saying, from int, loc *time.Location) block.SaidOptions {
	return block.SaidOptions{
		Name: c.Name, Topics: c.Query.Topics, Since: c.Query.Since, Zone: loc.String(),
		From: from, Total: len(all), Query: c.String(),
		Follow: command.Command{Query: briefing.Query{Topics: []string{c.Name}}}.String(),
	}
}
