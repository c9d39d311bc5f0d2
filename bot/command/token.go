package command

import (
	"fmt"
	"regexp"
	"slices"
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
	flush := func() {
		if name := strings.TrimRight(strings.Join(words, " "), "?! "); name != "" {
			names = append(names, name)
		}
		words = nil
	}
	for i, t := range list {
		switch {
		case t.comma:
			flush()
		case t.quoted && (len(words) > 0 && joins(words[len(words)-1]) || i+1 < len(list) && joins(list[i+1].text) && !list[i+1].quoted):
			words = append(words, `"`+t.text+`"`) // it stays a phrase within what joins it
		case t.quoted:
			flush()
			names = append(names, t.text)
		default:
			words = append(words, t.text)
		}
	}
	flush()
	if n := len(list); n > 0 && !list[n-1].comma && (!list[n-1].quoted || strings.HasSuffix(names[len(names)-1], `"`)) {
		names = apart(names) // a comma would end the last: what it leaves out were its own
	}
	return distinct(names)
}

// joins reports whether a word makes one topic of what stands on both sides.
func joins(word string) bool {
	key, _, narrows := strings.Cut(strings.ToLower(word), ":")
	return !narrows && (key == "and" || key == "not") || narrows && (key == "from" || key == "lang" || key == "language")
}

// apart makes a topic of its own of what the last of several leaves out: "china,
// chips not sport" wants no sport at all.
func apart(names []string) []string {
	if len(names) < 2 {
		return names
	}
	last := len(names) - 1
	words := strings.Fields(names[last])
	for i := 1; i < len(words)-1; i++ {
		if strings.EqualFold(words[i], "not") && strings.Count(strings.Join(words[:i], " "), `"`)%2 == 0 {
			return append(names[:last], strings.Join(words[:i], " "), strings.Join(words[i:], " "))
		}
	}
	return names
}

// distinct is the names, each once, in whatever case it is typed.
func distinct(names []string) []string {
	var list []string
	for _, name := range names {
		if !slices.ContainsFunc(list, func(other string) bool { return strings.EqualFold(name, other) }) {
			list = append(list, name)
		}
	}
	return list
}
