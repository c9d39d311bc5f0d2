package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
)

// Why Slack takes a connection down, as its disconnect messages say
// (https://docs.slack.dev/apis/events-api/using-socket-mode).
const (
	linkDisabled = "link_disabled"       // somebody has switched Socket Mode off
	tooMany      = "too_many_websockets" // ten connections are open already
)

// farewells finds Slack's disconnect messages in slack-go's debug log, and hands
// on their reasons.
type farewells func(reason string)

// Write reads one line of the log. It keeps nothing of it.
func (f farewells) Write(line []byte) (int, error) {
	if _, message, ok := bytes.Cut(line, []byte("Received WebSocket message: ")); ok && bytes.Contains(message, []byte("disconnect")) {
		var frame struct{ Type, Reason string }
		if json.Unmarshal(message, &frame) == nil && frame.Type == "disconnect" {
			f(frame.Reason)
		}
	}
	return len(line), nil
}

// farewell looks at why a connection is taken down. slack-go connects again
// whatever the reason.
func (b *Bot) farewell(ctx context.Context, lg *slog.Logger, pulse *pulse, reason string) {
	switch reason {
	case linkDisabled:
		pulse.ails(reason)
		lg.ErrorContext(ctx, "socket mode is switched off", "fix", remedies[linkDisabled])
	case tooMany:
		pulse.ails(reason)
		lg.ErrorContext(ctx, "slack has ten connections of this app already: something else uses its token")
	default:
		lg.InfoContext(ctx, "slack renews the connection", "reason", reason)
	}
}
