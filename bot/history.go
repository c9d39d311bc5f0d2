package bot

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
)

// errNoHistory says that the channel's history is closed to us: no scope, or
// not a member.
var errNoHistory = errors.New("history may not be read")

const (
	// skew is by how much our clock and Slack's may differ.
	skew = 5 * time.Minute
	// historyPage is how many messages a call brings.
	historyPage = 200
)

// find looks for a delivery in its channel's history and returns its ts, or ""
// when a complete reading holds no such message. Any error means that nothing
// is known.
func (p *Poster) find(ctx context.Context, d briefing.Delivery) (ts string, err error) {
	query := &slack.GetConversationHistoryParameters{
		ChannelID:          d.Channel,
		Oldest:             strconv.FormatInt(d.FirstSent.Add(-skew).Unix(), 10),
		Limit:              historyPage,
		IncludeAllMetadata: true,
	}
	for {
		page, err := p.api.GetConversationHistoryContext(ctx, query)
		if err != nil {
			return "", closed(fmt.Errorf("read history: %w", err))
		}
		for _, m := range page.Messages {
			if carries(m, d.Key) {
				return m.Timestamp, nil
			}
		}
		if !page.HasMore || page.ResponseMetaData.NextCursor == "" {
			return "", nil
		}
		query.Cursor = page.ResponseMetaData.NextCursor
	}
}

func carries(m slack.Message, key string) bool {
	return m.Metadata.EventType == eventType && m.Metadata.EventPayload["k"] == key
}

// closed marks the errors that will not go away by waiting.
func closed(err error) error {
	switch code(err) {
	case "missing_scope", "not_in_channel", "channel_not_found", "no_permission", "not_allowed_token_type":
		return fmt.Errorf("%w: %w", errNoHistory, err)
	}
	return err
}
