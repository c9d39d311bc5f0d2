package sandbox

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"newsbrief/bot/sandbox/blockcheck"
)

// Limits of what a message may hold. Slack cuts a longer text; we refuse it,
// because a bot that sends one has a mistake to find.
const (
	maxText        = 40_000 // characters
	maxMetadata    = 8 << 10
	maxAttachments = 100
)

// A draft is the content of a message that has passed every check.
type draft struct {
	text        string
	blocks      json.RawMessage
	attachments json.RawMessage
	metadata    json.RawMessage
	threadTS    string
	username    string
	unfurlLinks *bool
	unfurlMedia *bool
	warnings    []blockcheck.Problem
}

// newDraft reads and checks the content of a message, as chat.postMessage,
// response URLs and the answer in an acknowledgement all give it.
func (s *Server) newDraft(a args) (*draft, error) {
	d := &draft{
		text: a.str("text"), blocks: a.raw("blocks"), attachments: a.raw("attachments"), metadata: a.raw("metadata"),
		threadTS: a.str("thread_ts"), username: a.str("username"),
		unfurlLinks: a.optional("unfurl_links"), unfurlMedia: a.optional("unfurl_media"),
	}
	if md := a.str("markdown_text"); md != "" {
		if d.text != "" || d.blocks != nil {
			return nil, refuse("markdown_text_conflict")
		}
		d.blocks = must(json.Marshal([]object{{"type": "markdown", "text": md}}))
		d.text = md
	}
	if string(d.blocks) == "[]" {
		d.blocks = nil
	}
	if string(d.attachments) == "[]" {
		d.attachments = nil
	}
	return d, s.checkDraft(d)
}

func (s *Server) checkDraft(d *draft) error {
	if d.text == "" && d.blocks == nil && d.attachments == nil {
		return refuse("no_text")
	}
	if utf8.RuneCountInString(d.text) > maxText {
		return refuse("msg_too_long")
	}
	if err := checkMetadata(d.metadata); err != nil {
		return err
	}
	report := blockcheck.Text("/text", d.text, d.blocks != nil)
	report.Add(blockcheck.Blocks(blockcheck.Message, "/blocks", d.blocks))
	attached, err := checkAttachments(d.attachments)
	if err != nil {
		return err
	}
	report.Add(attached)
	return s.judge(d, report)
}

// judge refuses a draft with errors, and keeps the warnings of a good one.
func (s *Server) judge(d *draft, r blockcheck.Report) error {
	if s.cfg.Strict {
		r.Errors = append(r.Errors, r.Warnings...)
	}
	if len(r.Errors) > 0 {
		return &apiError{code: "invalid_blocks", messages: slackMessages(r.Errors)}
	}
	d.warnings = r.Warnings
	return nil
}

// slackMessages words problems as response_metadata.messages does.
func slackMessages(problems []blockcheck.Problem) []string {
	out := make([]string, len(problems))
	for i, p := range problems {
		out[i] = fmt.Sprintf("[ERROR] %s [json-pointer:%s]", p.Message, p.Pointer)
	}
	return out
}

func checkAttachments(raw json.RawMessage) (blockcheck.Report, error) {
	var report blockcheck.Report
	if raw == nil {
		return report, nil
	}
	var list []struct {
		Blocks json.RawMessage `json:"blocks"`
	}
	if json.Unmarshal(raw, &list) != nil {
		return report, refuse("invalid_attachments")
	}
	if len(list) > maxAttachments {
		return report, refuse("too_many_attachments")
	}
	for i, a := range list {
		report.Add(blockcheck.Blocks(blockcheck.Message, fmt.Sprintf("/attachments/%d/blocks", i), a.Blocks))
	}
	return report, nil
}

// checkMetadata holds metadata to its one form.
// https://docs.slack.dev/messaging/message-metadata
func checkMetadata(raw json.RawMessage) error {
	if raw == nil {
		return nil
	}
	var m struct {
		EventType    string         `json:"event_type"`
		EventPayload map[string]any `json:"event_payload"`
	}
	if json.Unmarshal(raw, &m) != nil || m.EventType == "" || m.EventPayload == nil {
		return refuse("invalid_metadata_format")
	}
	if len(raw) > maxMetadata {
		return refuse("metadata_too_large")
	}
	return nil
}

// message makes the bot's message of a draft for channel c, without a ts.
func (s *Server) message(d *draft) *message {
	m := s.space.botMessage()
	m.Text, m.Attachments, m.Metadata = d.text, d.attachments, d.metadata
	m.ThreadTS, m.Username = d.threadTS, d.username
	m.UnfurlLinks, m.UnfurlMedia = d.unfurlLinks, d.unfurlMedia
	return m
}

// publish posts a draft to c as the bot. user is who alone sees it, or "" for
// everyone.
func (s *Server) publish(c *channel, d *draft, user string, now time.Time) *message {
	m := s.message(d)
	m.Ephemeral, m.EphemeralUser = user != "", user
	m.TS = s.space.ts(now)
	m.Blocks = withBlockIDs(d.blocks)
	c.add(m)
	s.warn(c, m, d.warnings)
	s.publishMessage(c, m)
	return m
}

// revise replaces the content of m, as chat.update and replace_original do.
func (s *Server) revise(c *channel, m *message, d *draft, now time.Time) {
	m.Text, m.Attachments = d.text, d.attachments
	m.Blocks = withBlockIDs(d.blocks)
	if d.metadata != nil {
		m.Metadata = d.metadata
	}
	if !m.Ephemeral {
		m.Edited = &edited{User: m.User, TS: s.space.ts(now)}
	}
	s.forgetWarnings(c, m)
	s.warn(c, m, d.warnings)
	s.publishMessage(c, m)
}

// findThread checks a draft's thread_ts: it must name a message of c.
// A reply to a reply goes to the thread's head, as in Slack.
func (c *channel) findThread(d *draft) error {
	if d.threadTS == "" {
		return nil
	}
	head := c.message(d.threadTS)
	if head == nil || head.Ephemeral {
		return refuse("thread_not_found")
	}
	if head.ThreadTS != "" {
		d.threadTS = head.ThreadTS
	}
	return nil
}

// optional returns a boolean argument, or nil if it is not there.
func (a args) optional(name string) *bool {
	if a.str(name) == "" {
		return nil
	}
	return new(a.flag(name))
}

// must returns v: for encodings that cannot fail.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err) // unreachable: only maps and strings are encoded
	}
	return v
}

// latest returns the newest n of list.
func latest[T any](list []T, n int) []T {
	return slices.Clone(list[max(len(list)-n, 0):])
}
