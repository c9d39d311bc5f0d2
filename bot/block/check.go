package block

import (
	"fmt"
	"unicode/utf8"

	"github.com/slack-go/slack"
)

// check reports the first of Slack's limits that a message breaks. It looks at
// what is sent, after cutting and escaping; it knows the blocks that this
// package draws, and no others.
func check(m Message) error {
	if err := within("text", m.Text, 1, maxText); err != nil {
		return err
	}
	if n := len(m.Blocks); n > maxBlocks {
		return fmt.Errorf("%d blocks", n)
	}
	for i, b := range m.Blocks {
		if err := checkBlock(b); err != nil {
			return fmt.Errorf("block %d: %w", i, err)
		}
	}
	return nil
}

func checkBlock(b slack.Block) error {
	switch b := b.(type) {
	case *slack.DividerBlock:
		return nil
	case *slack.HeaderBlock:
		return within("header", b.Text.Text, 1, maxHeader)
	case *slack.ContextBlock:
		return checkContext(b.ContextElements.Elements)
	case *slack.ActionBlock:
		return checkActions(b.Elements.ElementSet)
	case *slack.SectionBlock:
		return checkSectionBlock(b)
	case *slack.RichTextBlock:
		return checkRich(b.Elements)
	case *slack.DataVisualizationBlock:
		return b.Validate()
	}
	return fmt.Errorf("unexpected %s", b.BlockType())
}

// checkSectionBlock looks at the text; what stands beside it is a menu of ours,
// or a button.
func checkSectionBlock(b *slack.SectionBlock) error {
	if b.Text == nil {
		return fmt.Errorf("section without text")
	}
	if b.Accessory != nil && b.Accessory.ButtonElement != nil {
		if err := checkButton(b.Accessory.ButtonElement); err != nil {
			return err
		}
	}
	return within("section", b.Text.Text, 1, maxText)
}

func checkContext(elements []slack.MixedElement) error {
	if n := len(elements); n < 1 || n > maxInContext {
		return fmt.Errorf("context of %d elements", n)
	}
	for _, e := range elements {
		t, ok := e.(*slack.TextBlockObject)
		if !ok {
			return fmt.Errorf("unexpected %s", e.MixedElementType())
		}
		if err := within("context", t.Text, 1, maxText); err != nil {
			return err
		}
	}
	return nil
}

func checkActions(elements []slack.BlockElement) error {
	if n := len(elements); n < 1 || n > maxInActions {
		return fmt.Errorf("actions of %d elements", n)
	}
	seen := make(map[string]bool)
	for _, e := range elements {
		b, ok := e.(*slack.ButtonBlockElement)
		if !ok {
			return fmt.Errorf("unexpected %s", e.ElementType())
		}
		if seen[b.ActionID] {
			return fmt.Errorf("action %s twice", b.ActionID)
		}
		seen[b.ActionID] = true
		if err := checkButton(b); err != nil {
			return fmt.Errorf("button %s: %w", b.ActionID, err)
		}
	}
	return nil
}

func checkButton(b *slack.ButtonBlockElement) error {
	for _, part := range []struct {
		name, s    string
		least, max int
	}{
		{"text", b.Text.Text, 1, maxButton},
		{"value", b.Value, 0, maxValue},
		{"action_id", b.ActionID, 1, maxID},
		{"accessibility_label", b.AccessibilityLabel, 0, maxLabel},
	} {
		if err := within(part.name, part.s, part.least, part.max); err != nil {
			return err
		}
	}
	return nil
}

// checkRich looks at the parts of a rich text, lists' rows included. Slack
// names no limit for it; an empty text or link it refuses.
func checkRich(elements []slack.RichTextElement) error {
	if len(elements) == 0 {
		return fmt.Errorf("empty rich text")
	}
	for _, e := range elements {
		var err error
		switch e := e.(type) {
		case *slack.RichTextSection:
			err = checkSection(e.Elements)
		case *slack.RichTextPreformatted:
			err = checkSection(e.Elements)
		case *slack.RichTextQuote:
			err = checkSection(e.Elements)
		case *slack.RichTextList:
			err = checkRich(e.Elements)
		default:
			err = fmt.Errorf("unexpected %s", e.RichTextElementType())
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func checkSection(elements []slack.RichTextSectionElement) error {
	if len(elements) == 0 {
		return fmt.Errorf("empty section")
	}
	for _, e := range elements {
		var err error
		switch e := e.(type) {
		case *slack.RichTextSectionTextElement:
			err = within("rich text", e.Text, 1, maxText)
		case *slack.RichTextSectionLinkElement:
			err = within("link", e.Text, 1, maxText)
		case *slack.RichTextSectionDateElement, *slack.RichTextSectionUserElement, *slack.RichTextSectionChannelElement:
		default:
			err = fmt.Errorf("unexpected %s", e.RichTextSectionElementType())
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// within reports a text whose length in code points is out of bounds.
func within(name, s string, least, most int) error {
	if n := utf8.RuneCountInString(s); n < least || n > most {
		return fmt.Errorf("%s of %d characters, not %d to %d", name, n, least, most)
	}
	return nil
}
