package block

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing/text"
)

// typedLimit is how much of what somebody typed is said back to them.
const typedLimit = 75

// A sentence is one of our strings with its values in place, in rich text and
// in mrkdwn for the fallback.
type sentence struct {
	rich  []slack.RichTextSectionElement
	plain string
}

// told is a sentence of two texts that say the same.
func told(s, plain string) sentence {
	return sentence{[]slack.RichTextSectionElement{words(s)}, plain}
}

// A fill is a value for a place in a string.
type fill struct {
	place string
	rich  slack.RichTextSectionElement
	plain string
}

// typed fills a place with foreign text.
func typed(place, s string) fill { return prose(place, s, typedLimit) }

// prose is typed for a longer text.
func prose(place, s string, limit int) fill {
	s = text.Cut(text.OneLine(s), limit)
	return fill{place, words(text.Isolate(s)), Name(s)}
}

// strong is typed in bold.
func strong(place, s string) fill {
	s = text.Cut(text.OneLine(s), typedLimit)
	return fill{place, bold(text.Isolate(s)), Name(s)}
}

// known is strong for a word of ours: its underscores stay in the fallback.
func known(place, s string) fill { return fill{place, bold(s), escape(s)} }

// command fills a place with a /brief command, given without /brief.
func command(place, s string) fill {
	return verbatim(place, text.Cut(text.OneLine("/brief "+s), text.HeadlineLimit))
}

// verbatim fills a place with something to type.
func verbatim(place, s string) fill { return fill{place, codeWords(s), Name(s)} }

// ours fills a place with words of ours.
func ours(place, s string) fill { return fill{place, words(s), escape(s)} }

// count fills {n}.
func count(n int) fill { return ours("n", strconv.Itoa(n)) }

// instant fills a place with a date, said as fallback where Slack can't.
func instant(place string, t time.Time, format, fallback string) fill {
	return fill{place, richDate(t, format, fallback), escape(fallback)}
}

var placeholder = regexp.MustCompile(`\{[a-z]+\}`)

// say puts values into the string of a key, in its form for n.
func say(key string, n int, fills ...fill) sentence {
	template := text.Template(key, n)
	values := make(map[string]fill)
	for _, f := range fills {
		values["{"+f.place+"}"] = f
	}
	var s sentence
	end := 0
	for _, at := range placeholder.FindAllStringIndex(template, -1) {
		f, ok := values[template[at[0]:at[1]]]
		if !ok {
			continue
		}
		s = s.then(told(template[end:at[0]], template[end:at[0]]))
		s = s.then(sentence{[]slack.RichTextSectionElement{f.rich}, f.plain})
		end = at[1]
	}
	return s.then(told(template[end:], template[end:]))
}

// then is s followed by another sentence in the same line.
func (s sentence) then(next sentence) sentence {
	return sentence{slices.Concat(s.rich, next.rich), s.plain + next.plain}
}

// paragraph joins lines into one section, neighbouring unstyled texts into one
// text.
func paragraph(lines ...sentence) *slack.RichTextSection {
	var elements []slack.RichTextSectionElement
	for i, line := range lines {
		if i > 0 {
			elements = join(elements, words("\n"))
		}
		for _, e := range line.rich {
			elements = join(elements, e)
		}
	}
	return section(elements...)
}

func join(elements []slack.RichTextSectionElement, next slack.RichTextSectionElement) []slack.RichTextSectionElement {
	more, ok := next.(*slack.RichTextSectionTextElement)
	if ok && more.Text == "" {
		return elements
	}
	if ok && more.Style == nil && len(elements) > 0 {
		if last, ok := elements[len(elements)-1].(*slack.RichTextSectionTextElement); ok && last.Style == nil {
			elements[len(elements)-1] = words(last.Text + more.Text)
			return elements
		}
	}
	return append(elements, next)
}

// notice is a message of a few lines.
func notice(lines ...sentence) Message {
	var plain []string
	for _, line := range lines {
		plain = append(plain, line.plain)
	}
	return Message{Text: strings.Join(plain, "\n"), Blocks: []slack.Block{rich(paragraph(lines...))}}
}

// noticeMrkdwn is a message of one grey line.
func noticeMrkdwn(fallback, mrkdwn string) Message {
	return Message{Text: fallback, Blocks: []slack.Block{context(mrkdwn)}}
}

// unchanged adds to the fallback that nothing was done.
func (m Message) unchanged() Message {
	m.Text += " " + text.Say("hint.unchanged") + "."
	return m
}

// with is m and further blocks, checked.
func (m Message) with(blocks ...slack.Block) Message {
	m.Blocks = append(m.Blocks, blocks...)
	return finish(m)
}
