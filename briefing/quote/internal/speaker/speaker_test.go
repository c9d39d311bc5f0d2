package speaker

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newsbrief/briefing/quote/internal/parse"
)

var people = []string{"Nora Whitlock", "Peter Crane", "Tom Barrow", "Jane Ferris", "Alice Moreton", "Susan Blake"}

// lesson is an article in which one person speaks to another, and a film has a
// name in marks.
func lesson(i int) (text, who string) {
	who = people[i%len(people)]
	whom := people[(i+1+i/len(people))%len(people)]
	if whom == who {
		whom = "the council"
	}
	switch i % 3 {
	case 0:
		text = fmt.Sprintf("“We waited for nine years,” %s told %s. They saw “The Bridge” on Friday.", who, whom)
	case 1:
		text = fmt.Sprintf("%s met %s. “The bridge is a gift to us,” said %s. The film “Old River” was shown.", whom, who, who)
	default:
		text = fmt.Sprintf("%s said of %s: “Nobody asked me about it.” The band played “River Song” twice.", who, whom)
	}
	return text, who
}

func lessonsOf(from, to int) []Lesson {
	var out []Lesson
	for i := from; i < to; i++ {
		text, who := lesson(i)
		l := Lesson{Doc: parse.Read("", text, parse.For("en"))}
		for _, s := range l.Doc.Spans {
			speech := s.End-s.Start > 15
			l.Speech = append(l.Speech, speech)
			var right []parse.Range
			for at := 0; speech && at < len(text); {
				k := strings.Index(text[at:], who)
				if k < 0 {
					break
				}
				right = append(right, parse.Range{From: at + k, To: at + k + len(who)})
				at += k + len(who)
			}
			l.Right, l.Faulty = append(l.Right, right), append(l.Faulty, false)
		}
		out = append(out, l)
	}
	return out
}

var quick = Options{Seeds: 1, PartSeeds: 1, Epochs: 6, Drop: 0.1, SpeechDrop: 0.1, Trees: 20, Depth: 3, Rate: 0.2, Look: 0.5}

func TestTrainedModelAnswers(t *testing.T) {
	t.Parallel()
	m := Train(lessonsOf(0, 120), quick)
	wrong := 0
	for i := 120; i < 150; i++ {
		text, who := lesson(i)
		d := parse.Read("", text, parse.For("en"))
		answers := m.Answer(d)
		if len(answers) != 2 {
			t.Fatalf("%d answers to two stretches: %s", len(answers), text)
		}
		for k, a := range answers {
			said := d.Spans[k].End-d.Spans[k].Start > 15
			if said != (a.Speech > 0.5) {
				wrong++
			}
			if x := d.Mentions[a.Mention]; said && text[x.Start:x.End] != who {
				wrong++
			}
		}
	}
	if wrong > 3 {
		t.Errorf("%d wrong answers", wrong)
	}
}

func TestModelSurvivesWriting(t *testing.T) {
	t.Parallel()
	m := Train(lessonsOf(0, 40), quick)
	var a, b bytes.Buffer
	if _, err := m.WriteTo(&a); err != nil {
		t.Fatal(err)
	}
	if _, err := Train(lessonsOf(0, 40), quick).WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the same lessons gave other weights")
	}
	again, err := Read(&a)
	if err != nil {
		t.Fatal(err)
	}
	text, _ := lesson(50)
	d := parse.Read("", text, parse.For("en"))
	if diff := cmp.Diff(m.Answer(d), again.Answer(d)); diff != "" {
		t.Errorf("answers changed (-before +after):\n%s", diff)
	}
	for cut := range 3 {
		if _, err := Read(bytes.NewReader(b.Bytes()[:cut*1000])); err == nil {
			t.Errorf("%d bytes were read as a model", cut*1000)
		}
	}
}

func TestAccountAgreesWithAnswer(t *testing.T) {
	t.Parallel()
	m := Train(lessonsOf(0, 40), quick)
	text, _ := lesson(51)
	d := parse.Read("", text, parse.For("en"))
	answers := m.Answer(d)
	for i, a := range m.Account(d) {
		if !cmp.Equal(a.Answer, answers[i]) {
			t.Errorf("accounted for %+v, answered %+v", a.Answer, answers[i])
		}
		if a.Rival == a.Mention || a.Rival >= 0 && len(a.For) == 0 || len(a.Marks) == 0 {
			t.Errorf("no reasons in %+v", a)
		}
	}
}
