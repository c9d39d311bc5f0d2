package bot

import (
	"context"
	"slices"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
	"newsbrief/briefing/torture"
)

// linkTimeout is how long a digest waits for the addresses of earlier messages.
const linkTimeout = 3 * time.Second

// linked is the delivery's digest with the addresses of the messages that told
// its updates before, as far as Slack gives them in time: without one, an
// update is still an update. Only the top stories link to them.
func (p *Poster) linked(ctx context.Context, d briefing.Delivery) briefing.Digest {
	ctx, cancel := context.WithTimeout(ctx, torture.Span(linkTimeout))
	defer cancel()
	digest := d.Digest
	digest.Briefings = slices.Clone(digest.Briefings)
	for i, b := range digest.Briefings[:min(text.Top, len(digest.Briefings))] {
		if b.Update == nil || b.Update.Post == "" {
			continue
		}
		update := *b.Update
		link, err := p.api.GetPermalinkContext(ctx, &slack.PermalinkParameters{Channel: d.Channel, Ts: update.Post})
		if err != nil {
			p.log.DebugContext(ctx, "no link to the earlier post", "delivery", d.Key, "err", err)
			continue
		}
		update.Link = link
		digest.Briefings[i].Update = &update
	}
	return digest
}
