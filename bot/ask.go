package bot

import (
	"context"
	"fmt"
	"strings"
	"time"

	"newsbrief/bot/block"
	"newsbrief/bot/command"
	"newsbrief/briefing"
)

// archiveDays is how far back a search of the archive goes.
const archiveDays = 30

// ask answers a question: the stories after the first from.
func (b *Bot) ask(ctx context.Context, r request, c command.Command, from int, loc *time.Location) block.Message {
	q := c.Query
	page := min(limit(q), block.MaxAnswer)
	q.Limit = from + page
	d, err := b.find(ctx, r.channel, q)
	if err != nil {
		return b.trouble(ctx, r, block.Asking, err)
	}
	if d.Total == 0 {
		return b.nothing(ctx, r, c, d, loc)
	}
	d.Zone = loc.String()
	d.Briefings = d.Briefings[min(from, len(d.Briefings)):]
	return block.Answer(d, b.cfg.Now(), block.AnswerOptions{
		Query: c.String(),
		More:  after(from+len(d.Briefings), c.String()),
		From:  from,
		Place: r.place(),
	})
}

func limit(q briefing.Query) int {
	if q.Limit == 0 {
		return briefing.DefaultLimit
	}
	return q.Limit
}

// nothing says that there is no story, and what there is instead: a topic or a
// command of nearly that name, or an older story.
func (b *Bot) nothing(ctx context.Context, r request, c command.Command, d briefing.Digest, loc *time.Location) block.Message {
	now, word := b.cfg.Now(), strings.Join(c.Query.Topics, ", ")
	if near, ok := b.cfg.Topics.Nearest(word); ok && !strings.EqualFold(near.Name, word) {
		if count := b.count(ctx, near.Name, c.Query); count > 0 {
			return block.HintTopic(block.TopicHint{
				Word: word, Since: d.Since, Zone: loc.String(),
				Topic: near.Name, Count: count,
				Use:    strings.ToLower(near.Name),
				Search: archived(c), Days: archiveDays,
			}, now)
		}
	}
	if u := command.Meant(c); u != nil {
		return block.Hint(string(u.Kind), u.Word, u.Suggestion)
	}
	return block.HintNothing(block.NothingHint{
		Word: word, Span: d.Until.Sub(d.Since),
		Days: b.latest(ctx, c.Query, now), Latest: archived(c),
		Query: c.String(), Coverage: d.Coverage, Place: r.place(),
	})
}

// archived is the command that asks the same of the archive.
func archived(c command.Command) string {
	c.Span = fmt.Sprintf("%d days ago", archiveDays)
	return c.String()
}

// count is how many stories a topic has in the time that q asks for.
func (b *Bot) count(ctx context.Context, topic string, q briefing.Query) int {
	q.Topics = []string{topic}
	d, err := b.cfg.Briefer.Brief(ctx, q)
	if err != nil {
		return 0 // a hint is worth no second complaint
	}
	return d.Total
}

// latest is how many days old the newest story of q in the archive is, 0 where
// there is none.
func (b *Bot) latest(ctx context.Context, q briefing.Query, now time.Time) int {
	q.Since = now.AddDate(0, 0, -archiveDays)
	q.Limit = 1000
	d, err := b.cfg.Briefer.Brief(ctx, q)
	if err != nil {
		return 0
	}
	var newest time.Time
	for _, story := range d.Briefings {
		if story.Published.After(newest) {
			newest = story.Published
		}
	}
	if newest.IsZero() {
		return 0
	}
	return max(1, int(now.Sub(newest)/(24*time.Hour)))
}
