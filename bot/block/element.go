package block

import (
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"newsbrief/briefing/text"
)

// Slack's limits, in code points
// (https://docs.slack.dev/reference/block-kit).
const (
	maxBlocks      = 50
	maxText        = 3000
	maxHeader      = 150
	maxButton      = 75
	maxLabel       = 75
	maxValue       = 2000
	maxID          = 255
	maxInContext   = 10
	maxDialogTitle = 100
	maxDialogText  = 300
	maxInActions   = 25
)

// clip is text.Cut for a limit of Slack's, which counts code points: a letter
// with accents may be several.
func clip(s string, limit int) string {
	for n := limit; ; n-- {
		if cut := text.Cut(s, n); utf8.RuneCountInString(cut) <= limit {
			return cut
		}
	}
}

func plain(s string) *slack.TextBlockObject {
	return slack.NewTextBlockObject(slack.PlainTextType, s, false, false)
}

func header(s string) slack.Block {
	return slack.NewHeaderBlock(plain(clip(s, maxHeader)))
}

// context is a grey line of mrkdwn. It is verbatim: an outlet called
// gull.example must not become a link.
func context(mrkdwn string) slack.Block {
	return slack.NewContextBlock("", slack.NewTextBlockObject(slack.MarkdownType, mrkdwn, false, true))
}

func rich(elements ...slack.RichTextElement) slack.Block {
	return slack.NewRichTextBlock("", elements...)
}

func section(elements ...slack.RichTextSectionElement) *slack.RichTextSection {
	return slack.NewRichTextSection(elements...)
}

func list(style slack.RichTextListElementType, offset int, rows ...slack.RichTextElement) *slack.RichTextList {
	l := slack.NewRichTextList(style, 0, rows...)
	l.Offset = offset
	return l
}

func words(s string) slack.RichTextSectionElement {
	return slack.NewRichTextSectionTextElement(s, nil)
}

func bold(s string) slack.RichTextSectionElement {
	return slack.NewRichTextSectionTextElement(s, &slack.RichTextSectionTextStyle{Bold: true})
}

func codeWords(s string) slack.RichTextSectionElement {
	return slack.NewRichTextSectionTextElement(s, &slack.RichTextSectionTextStyle{Code: true})
}

// link is s linked to an address, or s alone where that is none.
func link(address, s string, style *slack.RichTextSectionTextStyle) slack.RichTextSectionElement {
	if !text.IsWeb(address) {
		return slack.NewRichTextSectionTextElement(s, style)
	}
	return slack.NewRichTextSectionLinkElement(address, s, style)
}

// mrkdwnLink is link in mrkdwn, for text that is ours or went through [Name].
func mrkdwnLink(address, s string) string {
	if !text.IsWeb(address) {
		return s
	}
	s = strings.ReplaceAll(s, "|", "–") // it would end the address
	address = strings.NewReplacer("|", "%7C", ">", "%3E", "<", "%3C", "&", "&amp;").Replace(address)
	return "<" + address + "|" + s + ">"
}

// button is one button; label is what a screen reader says instead of its
// text, "" where the text says it all. A value that Slack would refuse gives
// nil: no button is better than one that does something else.
func button(action, value, s, label string) *slack.ButtonBlockElement {
	if utf8.RuneCountInString(value) > maxValue {
		return nil
	}
	b := slack.NewButtonBlockElement(action, value, plain(clip(s, maxButton)))
	b.AccessibilityLabel = clip(label, maxLabel)
	return b
}

// confirmed is a button that asks back before it does something for good.
func confirmed(b *slack.ButtonBlockElement, title, what, do, keep string) *slack.ButtonBlockElement {
	if b == nil {
		return nil
	}
	dialog := slack.NewConfirmationBlockObject(plain(clip(title, maxDialogTitle)), plain(clip(what, maxDialogText)), plain(do), plain(keep))
	return b.WithConfirm(dialog.WithStyle(slack.StyleDanger))
}

// actions is a row of the buttons that aren't nil; no block where all are.
func actions(buttons ...*slack.ButtonBlockElement) []slack.Block {
	var shown []slack.BlockElement
	for _, b := range buttons {
		if b != nil {
			shown = append(shown, b)
		}
	}
	if len(shown) == 0 {
		return nil
	}
	return []slack.Block{slack.NewActionBlock("", shown...)}
}
