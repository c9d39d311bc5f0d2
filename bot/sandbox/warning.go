package sandbox

import (
	"slices"

	"newsbrief/bot/sandbox/blockcheck"
)

// maxWarnings bounds what is remembered; the oldest go first.
const maxWarnings = 500

// A warning is something about a message that Slack would take but readers
// would not like.
type warning struct {
	Channel string `json:"channel"`
	TS      string `json:"ts"`
	Pointer string `json:"pointer"` // RFC 6901, into the message
	Message string `json:"message"`
}

func (s *Server) warn(c *channel, m *message, problems []blockcheck.Problem) {
	for _, p := range problems {
		s.warnings = append(s.warnings, warning{c.id, m.TS, p.Pointer, p.Message})
	}
	s.warnings = latest(s.warnings, maxWarnings)
}

func (s *Server) forgetWarnings(c *channel, m *message) {
	s.warnings = slices.DeleteFunc(s.warnings, func(w warning) bool { return w.Channel == c.id && w.TS == m.TS })
}
