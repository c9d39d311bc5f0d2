package block

import (
	"strings"
	"unicode"

	"newsbrief/briefing/text"
)

const zeroWidthSpace = "\u200b"

// Name makes foreign text safe in mrkdwn: it shows as words in one line, and
// nothing in it formats, links, pings or becomes an emoji. mrkdwn has no escape
// for its marks, so they become spaces; only & < > have one
// (https://docs.slack.dev/messaging/formatting-message-text).
func Name(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune("*_~`", r) {
			return ' '
		}
		return r
	}, s)
	s = strings.TrimLeft(text.OneLine(s), "> ") // a line that starts with > is a quote, escaped or not
	return text.Isolate(escape(breakEmoji(s)))
}

// escape replaces the three characters that mrkdwn gives a meaning that can be
// escaped.
func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

// breakEmoji puts a zero-width space after each colon that begins an emoji's
// name: ":tada:". A name that nothing closes counts too, since the next
// character may be a colon of ours.
func breakEmoji(s string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, ":")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		b.WriteByte(':')
		rest := strings.TrimLeftFunc(after, inEmoji)
		if len(rest) < len(after) && (rest == "" || rest[0] == ':') {
			b.WriteString(zeroWidthSpace)
		}
		s = after
	}
}

// inEmoji reports whether an emoji's name may hold r. Workspaces name their
// own in any script.
func inEmoji(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune("_+-'", r)
}

// code is s in mrkdwn's code style. Nothing is parsed inside it, so that marks
// may stay; only the backtick would end it.
func code(s string) string {
	return "`" + escape(strings.ReplaceAll(text.OneLine(s), "`", "'")) + "`"
}
