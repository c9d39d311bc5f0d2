package quote

import (
	"bytes"
	"embed"
	"io"
	"sync"

	"newsbrief/briefing"
	"newsbrief/briefing/quote/internal/parse"
	"newsbrief/briefing/quote/internal/rules"
	"newsbrief/briefing/quote/internal/speaker"
)

// A Model is what was learnt of one language: weights, no words.
type Model struct {
	speakers *speaker.Model
}

// ReadModel reads weights as the trainer writes them.
func ReadModel(r io.Reader) (*Model, error) {
	m, err := speaker.Read(r)
	if err != nil {
		return nil, err
	}
	return &Model{m}, nil
}

// Extract is the package's Extract with m's weights in place of its own.
func (m *Model) Extract(title, text, lang string) []briefing.Quote {
	return extract(parse.Read(title, text, parse.For(lang)), m)
}

// answer returns the stretches that m takes for speech.
func (m *Model) answer(d *parse.Document) []utterance {
	var out []utterance
	for i, a := range m.speakers.Answer(d) {
		if a.Sure >= leastLearnt[d.Lang.Code] {
			second := a.Second
			agree := second.Mention >= 0 && second.Mention == a.Mention && second.Sure() >= confirming
			u := utterance{span: i, mention: a.Mention, confidence: a.Sure, confirmed: agree}
			if len(a.Rivals) > 0 && a.Speaker > 0 {
				u.rivals, u.share = a.Rivals, a.Speaker
			}
			out = append(out, u)
		}
	}
	return out
}

// answerByRules returns the stretches that the rules take for speech.
func answerByRules(d *parse.Document) []utterance {
	var out []utterance
	for i, a := range rules.Answers(d) {
		if a.Sure() >= rules.Least {
			out = append(out, utterance{span: i, mention: a.Mention, confidence: a.Sure()})
		}
	}
	return out
}

// The weights are learnt by briefing/quote/train from label sets that are not
// part of this repository; the same sets give the same bytes.
//
//go:embed weights/*.bin
var weightFiles embed.FS

// modelOf returns the language's model, or nil where none was learnt.
func modelOf(lang *parse.Language) *Model { return models()[lang.Code] }

var models = sync.OnceValue(func() map[string]*Model {
	all := map[string]*Model{}
	for _, code := range []string{"de", "en"} {
		data, err := weightFiles.ReadFile("weights/" + code + ".bin")
		if err != nil {
			panic(err) // the files are part of the program
		}
		m, err := ReadModel(bytes.NewReader(data))
		if err != nil {
			panic(err)
		}
		all[code] = m
	}
	return all
})
