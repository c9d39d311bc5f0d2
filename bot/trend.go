package bot

import (
	"context"
	"time"

	"newsbrief/bot/block"
	"newsbrief/bot/command"
	"newsbrief/briefing"
)

// trendDays is how many days a trend shows.
const trendDays = 14

// trend shows how many stories a day there were on topics.
func (b *Bot) trend(ctx context.Context, r request, c command.Command, loc *time.Location) block.Message {
	m, err := b.trendOf(ctx, c, loc, block.TrendOptions{Place: r.place()})
	if err != nil {
		return b.trouble(ctx, r, block.Asking, err)
	}
	return m
}

func (b *Bot) trendOf(ctx context.Context, c command.Command, loc *time.Location, o block.TrendOptions) (block.Message, error) {
	t, err := b.cfg.Briefer.Trend(ctx, c.Topics, trendDays, b.cfg.Now().In(loc))
	if err != nil {
		return block.Message{}, err
	}
	o.Query = c.String()
	o.Brief = command.Command{Query: briefing.Query{Topics: c.Topics}}.String()
	return block.Trend(t, o), nil
}
