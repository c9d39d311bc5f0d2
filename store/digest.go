package store

import (
	"encoding/json"
	"fmt"

	"newsbrief/briefing"
)

// The forms below are how a digest lies in the database, as JSON. They are
// apart from the vocabulary so that it can change: a digest that was owed
// yesterday must be readable tomorrow. Their names must not change.

type storedDigest struct {
	Name      string           `json:"name,omitempty"`
	Topics    []string         `json:"topics,omitempty"`
	Since     int64            `json:"since,omitempty"`
	Until     int64            `json:"until,omitempty"`
	Briefings []storedBriefing `json:"briefings,omitempty"`
	Total     int              `json:"total,omitempty"`
	Outlets   int              `json:"outlets,omitempty"`
	Coverage  storedCoverage   `json:"coverage,omitzero"`
	Zone      string           `json:"zone,omitempty"`
	Slot      int64            `json:"slot,omitempty"`
	Next      int64            `json:"next,omitempty"`
	First     int              `json:"first,omitempty"`
	Layout    int              `json:"layout,omitempty"`
	Late      bool             `json:"late,omitempty"`
	Carried   int              `json:"carried,omitempty"`
	Alert     *storedAlert     `json:"alert,omitempty"`
}

type storedCoverage struct {
	Outlets int `json:"outlets,omitempty"`
	Items   int `json:"items,omitempty"`
}

type storedBriefing struct {
	Story     int64          `json:"story,omitempty"`
	Headline  string         `json:"headline,omitempty"`
	Language  string         `json:"language,omitempty"`
	Quote     *storedQuote   `json:"quote,omitempty"`
	Page      string         `json:"page,omitempty"`
	Source    storedSource   `json:"source,omitzero"`
	Via       storedSource   `json:"via,omitzero"`
	Also      []storedSource `json:"also,omitempty"`
	Published int64          `json:"published,omitempty"`
	Links     []string       `json:"links,omitempty"`
	About     bool           `json:"about,omitempty"`
	Score     float64        `json:"score,omitempty"`
	Why       []storedReason `json:"why,omitempty"`
	Update    *storedUpdate  `json:"update,omitempty"`
}

type storedReason struct {
	Name  string  `json:"name,omitempty"`
	Value float64 `json:"value,omitempty"`
	Note  string  `json:"note,omitempty"`
}

type storedUpdate struct {
	Told     int64  `json:"told,omitempty"`
	Before   string `json:"before,omitempty"`
	Post     string `json:"post,omitempty"`
	Link     string `json:"link,omitempty"`
	Headline bool   `json:"headline,omitempty"`
	Quote    bool   `json:"quote,omitempty"`
	Outlets  int    `json:"outlets,omitempty"`
}

type storedSource struct {
	Name string `json:"name,omitempty"`
	URL  string `json:"url,omitempty"`
}

type storedQuote struct {
	Start        int    `json:"start,omitempty"`
	End          int    `json:"end,omitempty"`
	Text         string `json:"text,omitempty"`
	Speaker      string `json:"speaker,omitempty"`
	SpeakerStart int    `json:"speaker_start,omitempty"`
	SpeakerEnd   int    `json:"speaker_end,omitempty"`
	Role         string `json:"role,omitempty"`

	Rest []briefing.Part `json:"rest,omitempty"`

	Confidence float64 `json:"confidence,omitempty"`
	Key        bool    `json:"key,omitempty"`
}

func encodeDigest(d briefing.Digest) (string, error) {
	s := storedDigest{
		Name: d.Name, Topics: d.Topics, Since: millis(d.Since), Until: millis(d.Until),
		Total: d.Total, Outlets: d.Outlets, Coverage: storedCoverage(d.Coverage),
		Zone: d.Zone, Slot: millis(d.Slot), Next: millis(d.Next), First: d.First, Layout: int(d.Layout), Carried: d.Carried, Late: d.Late,
	}
	if d.Alert != (briefing.Alert{}) {
		s.Alert = new(storeAlert(d.Alert))
	}
	for _, b := range d.Briefings {
		s.Briefings = append(s.Briefings, storedBriefing{
			Story: b.Story, Headline: b.Headline, Language: b.Language, Quote: (*storedQuote)(b.Quote), Page: b.Page,
			Source: storedSource(b.Source), Via: storedSource(b.Via), Also: each(b.Also, func(s briefing.Source) storedSource { return storedSource(s) }),
			Published: millis(b.Published), Links: b.Links, About: b.About, Score: b.Score,
			Why:    each(b.Why, func(r briefing.Reason) storedReason { return storedReason(r) }),
			Update: storeUpdate(b.Update),
		})
	}
	text, err := json.Marshal(s)
	if err != nil {
		return "", fmt.Errorf("store digest: %w", err)
	}
	return string(text), nil
}

func decodeDigest(text string) (briefing.Digest, error) {
	var s storedDigest
	if err := json.Unmarshal([]byte(text), &s); err != nil {
		return briefing.Digest{}, fmt.Errorf("read stored digest: %w", err)
	}
	d := briefing.Digest{
		Name: s.Name, Topics: s.Topics, Since: instant(s.Since), Until: instant(s.Until),
		Total: s.Total, Outlets: s.Outlets, Coverage: briefing.Coverage(s.Coverage),
		Zone: s.Zone, Slot: instant(s.Slot), Next: instant(s.Next), First: s.First, Layout: briefing.Layout(s.Layout), Carried: s.Carried, Late: s.Late,
	}
	if s.Alert != nil {
		d.Alert = s.Alert.alert()
	}
	for _, b := range s.Briefings {
		d.Briefings = append(d.Briefings, briefing.Briefing{
			Story: b.Story, Headline: b.Headline, Language: b.Language, Quote: (*briefing.Quote)(b.Quote), Page: b.Page,
			Source: briefing.Source(b.Source), Via: briefing.Source(b.Via), Also: each(b.Also, func(s storedSource) briefing.Source { return briefing.Source(s) }),
			Published: instant(b.Published), Links: b.Links, About: b.About, Score: b.Score,
			Why:    each(b.Why, func(r storedReason) briefing.Reason { return briefing.Reason(r) }),
			Update: readUpdate(b.Update),
		})
	}
	return d, nil
}

// each converts a list, and keeps none none.
func each[T, U any](list []T, convert func(T) U) (converted []U) {
	for _, x := range list {
		converted = append(converted, convert(x))
	}
	return converted
}

func storeUpdate(u *briefing.Update) *storedUpdate {
	if u == nil {
		return nil
	}
	return &storedUpdate{Told: millis(u.Told), Before: u.Before, Post: u.Post, Link: u.Link, Headline: u.Headline, Quote: u.Quote, Outlets: u.Outlets}
}

func readUpdate(u *storedUpdate) *briefing.Update {
	if u == nil {
		return nil
	}
	return &briefing.Update{Told: instant(u.Told), Before: u.Before, Post: u.Post, Link: u.Link, Headline: u.Headline, Quote: u.Quote, Outlets: u.Outlets}
}
