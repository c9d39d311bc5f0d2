package block

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// lint reads a payload as Slack does, without our types, and reports what
// breaks Slack's limits or our own rules for text. Where every word is ours, so
// must the style be.
func lint(payload []byte, ours bool) []string {
	var m struct {
		Text   string
		Blocks []map[string]any
	}
	if err := json.Unmarshal(payload, &m); err != nil {
		return []string{err.Error()}
	}
	l := &linter{ours: ours}
	l.length("text", m.Text, 1, 3000)
	l.mrkdwn("text", m.Text)
	if len(m.Blocks) > 50 {
		l.fault("%d blocks", len(m.Blocks))
	}
	for i, b := range m.Blocks {
		l.block(fmt.Sprintf("blocks[%d]", i), b)
	}
	return l.faults
}

type linter struct {
	ours   bool
	faults []string
}

func (l *linter) fault(format string, args ...any) {
	l.faults = append(l.faults, fmt.Sprintf(format, args...))
}

func (l *linter) length(at, s string, least, most int) {
	if n := utf8.RuneCountInString(s); n < least || n > most {
		l.fault("%s: %d characters", at, n)
	}
}

var (
	ownToken = regexp.MustCompile(`<!date\^\d+\^[^|<>]+\|[^|<>]+>|<[@#][A-Z0-9]+>|<https?://[^|<>]+\|[^|<>]+>`)
	codeSpan = regexp.MustCompile("`[^`]*`")
	entity   = regexp.MustCompile(`&(amp|lt|gt);`)
	emoji    = regexp.MustCompile(`:[\pL\pM\p{Nd}_+'-]+:`)
)

// mrkdwn holds that nothing but our own tokens and code is parsed.
func (l *linter) mrkdwn(at, s string) {
	s = strings.TrimPrefix(ownToken.ReplaceAllString(s, ""), "*Alert* ") // our own
	s = codeSpan.ReplaceAllStringFunc(s, func(span string) string { return strings.NewReplacer("`", "", "*", "", "~", "", ":", "").Replace(span) })
	if strings.ContainsAny(s, "<>") || strings.Contains(entity.ReplaceAllString(s, ""), "&") {
		l.fault("%s: not escaped: %q", at, s)
	}
	if strings.ContainsAny(s, "*~`") || emoji.MatchString(s) {
		l.fault("%s: formats: %q", at, s)
	}
}

// plainText holds that a plain_text shows its characters, within a limit.
func (l *linter) plainText(at string, v any, most int) string {
	t, _ := v.(map[string]any)
	if t["type"] != "plain_text" || t["emoji"] != false {
		l.fault("%s: plain_text with emoji: false wanted, got %v", at, t)
	}
	s, _ := t["text"].(string)
	l.length(at, s, 1, most)
	return s
}

func (l *linter) block(at string, b map[string]any) {
	elements, _ := b["elements"].([]any)
	switch b["type"] {
	case "divider":
	case "header":
		if s := l.plainText(at, b["text"], 150); l.ours && strings.HasSuffix(s, ".") {
			l.fault("%s: full stop in a heading", at)
		}
	case "context":
		l.context(at, elements)
	case "actions":
		l.actions(at, elements)
	case "rich_text":
		l.rich(at, elements)
	case "data_visualization":
		l.chart(at, b)
	default:
		l.fault("%s: unexpected %v", at, b["type"])
	}
	if b["block_id"] != nil {
		l.fault("%s: block_id", at)
	}
}

// chart holds the limits of a bar chart with one series
// (https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block).
func (l *linter) chart(at string, b map[string]any) {
	title, _ := b["title"].(string)
	l.length(at+" title", title, 1, 50)
	chart, _ := b["chart"].(map[string]any)
	series, _ := chart["series"].([]any)
	axis, _ := chart["axis_config"].(map[string]any)
	categories, _ := axis["categories"].([]any)
	if chart["type"] != "bar" || len(series) != 1 || len(categories) < 1 || len(categories) > 20 {
		l.fault("%s: %v chart of %d series and %d categories", at, chart["type"], len(series), len(categories))
		return
	}
	one, _ := series[0].(map[string]any)
	name, _ := one["name"].(string)
	l.length(at+" series", name, 1, 20)
	data, _ := one["data"].([]any)
	seen := make(map[any]bool)
	for i, p := range data {
		label := p.(map[string]any)["label"]
		if i >= len(categories) || label != categories[i] || seen[label] {
			l.fault("%s: point %d is called %v", at, i, label)
		}
		seen[label] = true
	}
}

func (l *linter) context(at string, elements []any) {
	if len(elements) == 0 || len(elements) > 10 {
		l.fault("%s: %d elements", at, len(elements))
	}
	for _, e := range elements {
		t := e.(map[string]any)
		s, _ := t["text"].(string)
		if t["type"] != "mrkdwn" || t["verbatim"] != true {
			l.fault("%s: verbatim mrkdwn wanted", at)
		}
		l.length(at, s, 1, 3000)
		l.mrkdwn(at, s)
	}
}

func (l *linter) actions(at string, elements []any) {
	if len(elements) == 0 || len(elements) > 25 {
		l.fault("%s: %d elements", at, len(elements))
	}
	seen := make(map[any]bool)
	for _, e := range elements {
		b := e.(map[string]any)
		id, _ := b["action_id"].(string)
		if seen[id] || !regexp.MustCompile(`^[a-z]+\.[a-z_]+(\.[0-9]+)?$`).MatchString(id) {
			l.fault("%s: action_id %q", at, id)
		}
		seen[id] = true
		l.button(at+" "+id, b)
	}
}

func (l *linter) button(at string, b map[string]any) {
	s := l.plainText(at, b["text"], 75)
	if first, _ := utf8.DecodeRuneInString(s); l.ours && (unicode.IsLower(first) || strings.HasSuffix(s, ".")) {
		l.fault("%s: label %q", at, s)
	}
	value, _ := b["value"].(string)
	l.length(at+" value", value, 2, 2000)
	if kind, _, _ := strings.Cut(value, ":"); !slices.Contains([]string{"q", "d", "h", "cmd", "story", "from", "outlet", "feed"}, kind) {
		l.fault("%s: value %q", at, value)
	}
	label, _ := b["accessibility_label"].(string)
	l.length(at+" accessibility_label", label, 0, 75)
	if b["style"] != nil || b["url"] != nil {
		l.fault("%s: style or url", at)
	}
}

func (l *linter) rich(at string, elements []any) {
	before := ""
	for i, e := range elements {
		part := e.(map[string]any)
		kind, _ := part["type"].(string)
		children, _ := part["elements"].([]any)
		here := fmt.Sprintf("%s %s[%d]", at, kind, i)
		switch kind {
		case "rich_text_section", "rich_text_quote", "rich_text_preformatted":
			l.inline(here, children)
		case "rich_text_list":
			for _, row := range children {
				l.rich(here, []any{row})
			}
		default:
			l.fault("%s: unexpected", here)
		}
		if kind == "rich_text_section" && before == kind {
			l.fault("%s: two sections in a row", here)
		}
		before = kind
	}
	if len(elements) == 0 {
		l.fault("%s: empty", at)
	}
}

func (l *linter) inline(at string, elements []any) {
	if len(elements) == 0 {
		l.fault("%s: empty", at)
	}
	for _, e := range elements {
		part := e.(map[string]any)
		s, _ := part["text"].(string)
		switch part["type"] {
		case "text":
			l.length(at, s, 1, 3000)
		case "channel":
			if id, _ := part["channel_id"].(string); !slackID.MatchString(id) {
				l.fault("%s: channel %q", at, id)
			}
		case "user":
			if id, _ := part["user_id"].(string); !slackID.MatchString(id) {
				l.fault("%s: user %q", at, id)
			}
		case "link":
			l.length(at, s, 1, 3000)
			if url, _ := part["url"].(string); !regexp.MustCompile(`^https?://[^\s]+$`).MatchString(url) {
				l.fault("%s: url %q", at, url)
			}
		case "date":
			if part["fallback"] == nil || part["format"] == nil {
				l.fault("%s: date without format or fallback", at)
			}
		default:
			l.fault("%s: unexpected %v", at, part["type"])
		}
		if strings.ContainsAny(s, "\u202a\u202b\u202c\u202d\u202e") {
			l.fault("%s: turns the line around", at)
		}
	}
}

// A lint that finds nothing proves nothing: each planted fault is found.
func TestLintFindsFaults(t *testing.T) {
	t.Parallel()
	const (
		answer = "answer"
		button = `"action_id": "answer.share"`
	)
	tests := []struct{ name, message, from, to string }{
		{"no text", answer, `"text": "Gullholm: 5 of 12 stories.`, `"text": "", "was": "`},
		{"escape", answer, `"text": "Gullholm: 5`, `"text": "<!channel> Gullholm: 5`},
		{"ampersand", answer, `"text": "Gullholm: 5`, `"text": "R&D: 5`},
		{"bold", answer, `"text": "Gull Post · `, `"text": "*Gull* Post · `},
		{"emoji", answer, `"text": "Gull Post · `, `"text": ":gull: Post · `},
		{"link", answer, `"text": "Gull Post · `, `"text": "<http://gull.example> · `},
		{"verbatim", answer, `"verbatim": true`, `"verbatim": false`},
		{"plain emoji", answer, `"emoji": false`, `"emoji": true`},
		{"heading", answer, `"text": "Gullholm",`, `"text": "Gullholm.",`},
		{"long heading", answer, `"text": "Gullholm",`, `"text": "` + strings.Repeat("G", 151) + `",`},
		{"label case", answer, `"Share to Channel"`, `"share to channel"`},
		{"long label", answer, `"Share to Channel"`, `"` + strings.Repeat("S", 76) + `"`},
		{"long value", answer, `"value": "q:gullholm"`, `"value": "q:` + strings.Repeat("g", 2000) + `"`},
		{"value kind", answer, `"value": "q:gullholm"`, `"value": "gullholm"`},
		{"long accessibility label", answer, `"Share these`, `"` + strings.Repeat("S", 76)},
		{"action id", answer, button, `"action_id": "Share"`},
		{"same action id", answer, button, `"action_id": "answer.more"`},
		{"style", answer, button, button + `, "style": "primary"`},
		{"two sections", answer, `"rich_text_quote"`, `"rich_text_section"`},
		{"scheme", answer, `"url": "https:`, `"url": "javascript:`},
		{"block id", answer, `"type": "header"`, `"type": "header", "block_id": "x"`},
		{"unknown block", answer, `"type": "header"`, `"type": "heading"`},
		{"unknown part", answer, `"rich_text_quote"`, `"rich_text_cite"`},
		{"unknown element", answer, `"type": "link"`, `"type": "emoji"`},
		{"direction", answer, `"text": "Lighthouse`, `"text": "\u202eLighthouse`},
		{"empty text", answer, `"text": "1. "`, `"text": ""`},
		{"date", "digest-empty", `"fallback"`, `"fallbak"`},
	}
	all := messages()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			good := string(marshal(t, all[tt.message]))
			bad := strings.Replace(good, tt.from, tt.to, 1)
			if bad == good {
				t.Fatalf("%q is not in\n%s", tt.from, good)
			}
			if len(lint([]byte(bad), true)) == 0 {
				t.Error("not found")
			}
		})
	}
}
