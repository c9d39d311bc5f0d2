package bot

import (
	"errors"
	"time"

	"newsbrief/bot/block"
	"newsbrief/bot/command"
)

// unclear says what in a command was not understood, and what was likely
// meant. loc is the reader's own zone.
func unclear(err error, loc *time.Location) block.Message {
	u, ok := errors.AsType[*command.Unclear](err)
	switch {
	case !ok:
		return block.Help()
	case u.Kind == command.UnclearZone:
		return block.HintZone(block.ZoneHint{
			Word: u.Word, Zone: u.Zone, Use: u.Suggestion, Mine: u.Without, Own: loc.String(),
		})
	}
	return block.Hint(string(u.Kind), u.Word, u.Suggestion)
}
