package quote

import (
	"newsbrief/briefing"
	"newsbrief/briefing/quote/internal/parse"
	"newsbrief/briefing/quote/internal/speaker"
)

// An Explanation tells of a marked stretch what was made of it and why, so that
// a wrong quote can be understood and mended.
type Explanation struct {
	Quote   briefing.Quote // as Extract has it; where it has none, with the stretch and no speaker
	Shown   bool           // whether Extract has it
	Learnt  bool           // whether a model answered; the fields below are zero where rules did
	Speech  float64        // probability that the stretch is speech
	Speaker float64        // probability that the mention speaks
	Rival   string         // the mention that came second, "" without one
	For     []Reason       // what spoke for the mention against the rival, the weightiest first
	Marks   []Reason       // what spoke for and against speech, likewise
}

// A Reason is what a group of features adds to a decision: above 0 for it,
// below against it.
type Reason struct {
	Group  string // "verb", "position", "neighbours" and so on
	Weight float64
}

// Explain returns an explanation of every marked stretch of an article, in
// order of Start. Its arguments are those of [Extract].
func Explain(title, text, lang string) []Explanation {
	d := parse.Read(title, text, language(text, lang))
	m := modelOf(d.Lang)
	quotes := map[int]briefing.Quote{}
	for _, q := range extract(d, m) {
		quotes[q.Start] = q
	}
	var accounts []speaker.Account
	if m != nil {
		accounts = m.speakers.Account(d)
	}
	out := make([]Explanation, len(d.Spans))
	for i := range d.Spans {
		s := &d.Spans[i]
		x := &out[i]
		x.Quote, x.Shown = quotes[s.Start]
		if x.Shown = x.Shown && x.Quote.End == s.End; !x.Shown {
			x.Quote = briefing.Quote{Start: s.Start, End: s.End, Text: d.Text[s.Start:s.End]}
		}
		if m != nil {
			x.account(d, accounts[i])
		}
	}
	return out
}

func (x *Explanation) account(d *parse.Document, a speaker.Account) {
	x.Learnt, x.Speech, x.Speaker = true, a.Answer.Speech, a.Answer.Speaker
	if !x.Shown {
		x.Quote.Confidence = a.Sure
	}
	if a.Rival >= 0 {
		x.Rival = d.Text[d.Mentions[a.Rival].Start:d.Mentions[a.Rival].End]
	}
	x.For, x.Marks = reasons(a.For), reasons(a.Marks)
}

func reasons(rs []speaker.Reason) []Reason {
	out := make([]Reason, len(rs))
	for i, r := range rs {
		out[i] = Reason(r)
	}
	return out
}
