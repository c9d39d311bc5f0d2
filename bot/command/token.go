package command

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"newsbrief/briefing/text"
)

// MaxLength is the longest text that is read, in code points, and the longest
// that [Command.String] of what was read gives. Slack lets people type more;
// nobody means it.
const MaxLength = 1000

func tooLong(s string) bool { return utf8.RuneCountInString(s) > MaxLength }

// lengthOf is the error for a text that is too long.
func lengthOf(s string) error {
	return &Unclear{Kind: UnclearLength, Word: fmt.Sprintf("%d characters", utf8.RuneCountInString(s))}
}

// A token is a word, a quoted phrase, or a comma.
type token struct {
	text   string
	quoted bool
	comma  bool
	end    int // where it ends in the clean text, in bytes
}

// is reports whether the token is an unquoted word, in any case.
func (t token) is(word string) bool {
	return !t.quoted && !t.comma && strings.EqualFold(t.text, word)
}

// slackToken is how Slack sends what it recognised in a command:
// <https://tide.example|tide.example>, <@U1|wilma>, <#C1|pier>, <!channel>
// (https://docs.slack.dev/interactivity/implementing-slash-commands).
var slackToken = regexp.MustCompile(`<([@#!]|https?:|mailto:)([^<>|]*)(?:\|([^<>]*))?>`)

// clean makes one plain line of what Slack sent: links are bare addresses,
// entities are characters, quotation marks and commas of all kinds are " and
// a comma. Mentions are refused.
func clean(s string) (string, error) {
	if tooLong(s) {
		return "", lengthOf(s)
	}
	s = text.OneLine(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s))
	for _, m := range slackToken.FindAllStringSubmatch(s, -1) {
		if kind := m[1]; len(kind) == 1 {
			return "", &Unclear{Kind: UnclearMention, Word: mentioned(kind, m[2], m[3])}
		}
	}
	s = slackToken.ReplaceAllStringFunc(s, func(link string) string {
		address, _, _ := strings.Cut(strings.Trim(link, "<>"), "|")
		return strings.TrimPrefix(address, "mailto:")
	})
	s = characters(s)
	return strings.TrimSpace(punctuation.Replace(s)), nil
}

// mentioned is a mention as people see it.
func mentioned(kind, id, label string) string {
	if label == "" {
		label = id
	}
	if kind == "!" {
		kind = "@"
	}
	return kind + strings.TrimPrefix(label, "@")
}

var (
	entities    = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">")
	punctuation = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "‟", `"`, "«", `"`, "»", `"`, "「", `"`, "」", `"`, "＂", `"`,
		"，", ",", "、", ",", "،", ",", "<", " ", ">", " ")
)

// characters resolves entities until none is left, so that a command written
// out and read again stays the same.
func characters(s string) string {
	for {
		plain := entities.Replace(s)
		if plain == s {
			return s
		}
		s = plain
	}
}

// tokens cuts clean text into words, quoted phrases and commas. A quotation
// mark that nothing closes reaches to the end.
func tokens(s string) []token {
	var list []token
	start, quoted := 0, false
	flush := func(end int) {
		if word := strings.Join(strings.Fields(s[start:end]), " "); word != "" {
			list = append(list, token{text: word, quoted: quoted, end: end})
		}
		start = end + 1
	}
	for i, r := range s {
		switch {
		case r == '"':
			flush(i)
			quoted = !quoted
		case quoted:
		case r == ' ':
			flush(i)
		case r == ',':
			flush(i)
			list = append(list, token{comma: true, end: i + 1})
		}
	}
	flush(len(s))
	return list
}

// topics makes topics of tokens: one of each quoted phrase, and one of the
// words between two commas. Each is named once.
func topics(list []token) []string {
	var names, words []string
	seen := make(map[string]bool)
	add := func(name string) {
		if key := strings.ToLower(name); name != "" && !seen[key] {
			seen[key] = true
			names = append(names, name)
		}
	}
	flush := func() {
		add(strings.TrimRight(strings.Join(words, " "), "?! "))
		words = nil
	}
	for _, t := range list {
		switch {
		case t.comma:
			flush()
		case t.quoted:
			flush()
			add(t.text)
		default:
			words = append(words, t.text)
		}
	}
	flush()
	return names
}
