// Package blockcheck holds Block Kit to its rules: which blocks and elements
// there are, what fields they have, how long their texts may be, and on which
// surface they may stand. It knows JSON and nothing else.
//
// It tells two kinds of faults apart.
//
// Errors are what Slack refuses, or may be thought to refuse where its
// documents are silent or disagree: a wrong type, a missing or unknown field,
// a text or list too long or too short (texts are counted in characters), a
// block on the wrong surface, a duplicate block_id, a duplicate action_id in a
// block, emoji on mrkdwn and verbatim on plain_text, an overflow menu without
// two to five options, an option text, description or value over 75, an
// initial_option that is no option, an address of a strange scheme, more than
// one table, two charts or 12,000 characters of markdown in a message, a modal
// with inputs that can be neither submitted nor dispatched.
//
// Warnings are what Slack takes but a reader, or a later reader of the code,
// regrets: no fallback text or one over 4,000 characters, a raw "<" or "&" in
// mrkdwn (Slack shows it, until a headline spells <!channel>), mrkdwn without
// verbatim, plain_text without emoji:false, two rich_text_sections in a row,
// two primary buttons, a danger button without confirm, a button label not in
// Title Case or with an emoji, an http link.
//
// It does not look at what a text says, nor whether an image can be loaded.
package blockcheck

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// A Surface is a place where blocks are shown.
type Surface int

// The surfaces of Slack.
const (
	Message Surface = 1 << iota
	Modal
	Home
)

func (s Surface) String() string {
	switch s {
	case Message:
		return "messages"
	case Modal:
		return "modals"
	}
	return "Home tabs"
}

// A Problem is a fault and its place.
type Problem struct {
	Pointer string // RFC 6901 JSON pointer, from the arguments of the call
	Message string // in Slack's words where they are known
}

// A Report is what a check found: errors are to be refused.
type Report struct {
	Errors   []Problem
	Warnings []Problem
}

// maxProblems bounds each list of a Report.
const maxProblems = 50

// Add appends what another check found.
func (r *Report) Add(o Report) {
	r.Errors = append(r.Errors, o.Errors...)
	r.Warnings = append(r.Warnings, o.Warnings...)
}

// Most blocks a surface holds.
const (
	maxMessageBlocks = 50
	maxViewBlocks    = 100
)

// Blocks checks a list of blocks that stands at the pointer at. No list at all
// is in order.
func Blocks(s Surface, at string, raw json.RawMessage) Report {
	if len(raw) == 0 {
		return Report{}
	}
	c := newChecker(s)
	v, err := decode(raw)
	if err != nil {
		c.errorf(at, "invalid JSON: %v", err)
		return c.Report
	}
	c.blocks(at, v)
	return c.Report
}

// maxFallback is the length of text Slack recommends, in characters.
const maxFallback = 4000

// Text checks the text of a message that stands at the pointer at.
func Text(at, text string, hasBlocks bool) Report {
	c := newChecker(Message)
	if hasBlocks && text == "" {
		c.warnf(at, "no fallback text: notifications and screen readers have nothing to say")
	}
	if n := utf8.RuneCountInString(text); n > maxFallback {
		c.warnf(at, "fallback text of %d characters: at most %d are sensible", n, maxFallback)
	}
	c.escaped(at, text)
	return c.Report
}

func decode(raw []byte) (any, error) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return nil, err
	}
	if dec.More() {
		return nil, fmt.Errorf("more than one value")
	}
	return v, nil
}

// A checker walks one payload.
type checker struct {
	Report
	surface  Surface
	shapes   map[string]shape // of blocks, by type
	elements map[string]shape // by type
	richText map[string]shape // by type, within rich_text
	total    totals
}

func newChecker(s Surface) *checker {
	return &checker{surface: s, shapes: blockShapes(), elements: elementShapes(), richText: richTextShapes(), total: newTotals()}
}

func (c *checker) errorf(at, format string, a ...any) {
	if len(c.Errors) < maxProblems {
		c.Errors = append(c.Errors, Problem{at, fmt.Sprintf(format, a...)})
	}
}

func (c *checker) warnf(at, format string, a ...any) {
	if len(c.Warnings) < maxProblems {
		c.Warnings = append(c.Warnings, Problem{at, fmt.Sprintf(format, a...)})
	}
}

// blocks checks the top level: the list, each block, then what concerns all.
func (c *checker) blocks(at string, v any) {
	most := maxMessageBlocks
	if c.surface != Message {
		most = maxViewBlocks
	}
	list(1, most, topBlock)(c, at, v)
	c.total.check(c, at)
}
