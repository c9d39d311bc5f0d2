package store

import (
	"context"
	"encoding/json"
	"fmt"

	"newsbrief/briefing"
)

const quoteColumns = `start_byte, end_byte, text, speaker, speaker_start, speaker_end, role, confidence, is_key, rest`

func scanQuote(r row) (briefing.Quote, error) { return scanQuoteBehind(r) }

// scanQuoteBehind reads the columns of a quote behind others.
func scanQuoteBehind(r row, others ...any) (q briefing.Quote, err error) {
	var rest string
	err = r.Scan(append(others, &q.Start, &q.End, &q.Text, &q.Speaker, &q.SpeakerStart, &q.SpeakerEnd, &q.Role, &q.Confidence, &q.Key, &rest)...)
	if err != nil || rest == "" {
		return q, err
	}
	if err = json.Unmarshal([]byte(rest), &q.Rest); err != nil {
		return q, fmt.Errorf("read stored quote: %w", err)
	}
	return q, nil
}

// encodeRest is what scanQuote reads.
func encodeRest(parts []briefing.Part) (string, error) {
	if len(parts) == 0 {
		return "", nil
	}
	text, err := json.Marshal(parts)
	return string(text), err
}

// insertQuotes stores the item's quotes with the time at which they were said,
// as far as is known, so that "who said what" can be asked later.
func (ins *inserter) insertQuotes(ctx context.Context, it briefing.Item) error {
	key := it.KeyQuote()
	for i := range it.Quotes {
		q := &it.Quotes[i]
		rest, err := encodeRest(q.Rest)
		if err != nil {
			return err
		}
		_, err = ins.quote.ExecContext(ctx, it.ID, i, millis(it.Time()), q.Start, q.End, q.Text,
			q.Speaker, q.SpeakerStart, q.SpeakerEnd, q.Role, q.Confidence, q == key, rest)
		if err != nil {
			return err
		}
	}
	return nil
}

// encodeKeyQuote is the key quote in the item's own row, "" where it has none.
func encodeKeyQuote(it briefing.Item) (string, error) {
	q := it.KeyQuote()
	if q == nil {
		return "", nil
	}
	text, err := json.Marshal((*storedQuote)(q))
	return string(text), err
}

func decodeKeyQuote(text string) ([]briefing.Quote, error) {
	if text == "" {
		return nil, nil
	}
	var q storedQuote
	if err := json.Unmarshal([]byte(text), &q); err != nil {
		return nil, fmt.Errorf("read stored key quote: %w", err)
	}
	return []briefing.Quote{briefing.Quote(q)}, nil
}
