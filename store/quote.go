package store

import (
	"context"

	"newsbrief/briefing"
)

const quoteColumns = `item, start_byte, end_byte, text, speaker, speaker_start, speaker_end, role, confidence, is_key`

func scanQuote(r row) (q of[briefing.Quote], err error) {
	p := &q.part
	err = r.Scan(&q.item, &p.Start, &p.End, &p.Text, &p.Speaker, &p.SpeakerStart, &p.SpeakerEnd,
		&p.Role, &p.Confidence, &p.Key)
	return q, err
}

// addQuotes reads the items' quotes that meet the condition.
func addQuotes(ctx context.Context, q querier, items []briefing.Item, condition string) error {
	quotes, err := collectIn(ctx, q, scanQuote,
		`SELECT `+quoteColumns+` FROM quote WHERE item IN (%s) `+condition+` ORDER BY item, n`, ids(items))
	if err != nil {
		return err
	}
	at := positions(items)
	for _, o := range quotes {
		it := &items[at[o.item]]
		it.Quotes = append(it.Quotes, o.part)
	}
	return nil
}

// insertQuotes stores the item's quotes with the time at which they were said,
// as far as is known, so that "who said what" can be asked later.
func (ins *inserter) insertQuotes(ctx context.Context, it briefing.Item) error {
	key := it.KeyQuote()
	for i := range it.Quotes {
		q := &it.Quotes[i]
		_, err := ins.quote.ExecContext(ctx, i, millis(it.Time()), it.ID, q.Start, q.End, q.Text,
			q.Speaker, q.SpeakerStart, q.SpeakerEnd, q.Role, q.Confidence, q == key)
		if err != nil {
			return err
		}
	}
	return nil
}
