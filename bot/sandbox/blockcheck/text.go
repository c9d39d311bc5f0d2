package blockcheck

import (
	"regexp"
	"strings"
)

// text is a text object of min 1 to max characters. mrkdwn says whether it may
// be formatted.
func text(max int, mrkdwn bool) rule {
	kinds := []string{"plain_text"}
	if mrkdwn {
		kinds = append(kinds, "mrkdwn")
	}
	s := shape{
		fields:   map[string]rule{"type": enum(kinds...), "text": str(1, max), "emoji": boolean, "verbatim": boolean},
		required: []string{"type", "text"},
		more:     textManners,
	}
	return s.check
}

func plain(max int) rule { return text(max, false) }

// textManners are the rules about one text object that are no lengths.
func textManners(c *checker, at string, o object) {
	_, hasEmoji := o["emoji"]
	_, hasVerbatim := o["verbatim"]
	s, _ := o["text"].(string)
	switch o["type"] {
	case "plain_text":
		if hasVerbatim {
			c.errorf(at, "invalid additional property: verbatim")
		}
		if o["emoji"] != false {
			c.warnf(at, "emoji is not false: a :word: of the text may turn into a picture")
		}
	case "mrkdwn":
		if hasEmoji {
			c.errorf(at, "invalid additional property: emoji")
		}
		if o["verbatim"] != true {
			c.warnf(at, "verbatim is not true: Slack will link what looks like a link")
		}
		c.escaped(at+"/text", s)
	}
}

// tag is what a raw "<" may begin: a link, a mention, or a date.
var tag = regexp.MustCompile(`^<(?:(?:https?|mailto|tel|slack):[^<>|\n]+(?:\|[^<>\n]*)?|[@#][A-Z0-9]+(?:\|[^<>\n]*)?|` +
	`!(?:here|channel|everyone)(?:\|[^<>\n]*)?|!subteam\^[A-Z0-9]+(?:\|[^<>\n]*)?|!date\^\d+\^[^<>\n]+\|[^<>\n]*)>`)

var entity = regexp.MustCompile(`^&(?:amp|lt|gt);`)

// escaped warns of the first "<" or "&" that is neither a tag nor an entity.
func (c *checker) escaped(at, s string) {
	for {
		i := strings.IndexAny(s, "<&")
		if i < 0 {
			return
		}
		m := tag.FindString(s[i:])
		if s[i] == '&' {
			m = entity.FindString(s[i:])
		}
		if m == "" {
			c.warnf(at, "raw %q in mrkdwn: write &lt; or &amp;", s[i:i+1])
			return
		}
		s = s[i+len(m):]
	}
}
