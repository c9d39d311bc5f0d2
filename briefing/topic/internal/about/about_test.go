package about

import (
	"bytes"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"newsbrief/briefing/topic/internal/mention"
)

func sample(t testing.TB) *mention.Lexicon {
	lex, err := mention.Load(mention.Source{Name: "x.txt", Text: `[norland] Norland
name: Norland
demonym: Norish
capital: Brannoch
currency: crown
[sudland] Sudland
name: Sudland
demonym: Sudish
[ferries] Ferries
name: ferries; ferry
word: quay`})
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

// learnt is a model that knows what stands in a title is what it is about.
func learnt(lex *mention.Lexicon) *Model {
	j := NewJudge(lex, nil)
	var lessons []Lesson
	for i, text := range []string{
		"Norland opens a quay. Sudland sends nobody.", "The Norish opened it. Talks with Sudland go on.",
		"BRANNOCH, June 3 - A quay opened. Ships from Sudland came.",
	} {
		for k := range 20 {
			lessons = append(lessons, j.Lessons(lex.Read("Norland opens quay", text, "en"), i+3*k, func(topic int) (bool, bool) {
				return topic == 0, true
			})...)
		}
	}
	return Train(lessons)
}

func TestScore(t *testing.T) {
	t.Parallel()
	lex := sample(t)
	j := NewJudge(lex, learnt(lex))
	r := lex.Read("Norland opens ferry line", "Norland opened a ferry line from the quay on Monday. Envoys of Sudland came.", "en")
	scores := j.Score(r)
	for i, want := range []bool{true, true, false} { // Norland, ferries, Sudland
		if got := scores[i] >= 0.5; got != want {
			t.Errorf("%s: %.2f, want about: %v", lex.Topics()[r.Topics[i]].ID, scores[i], want)
		}
	}
}

// A model that was written reads back the same.
func TestModelReadsBack(t *testing.T) {
	t.Parallel()
	lex := sample(t)
	m := learnt(lex)
	var file bytes.Buffer
	if _, err := m.WriteTo(&file); err != nil {
		t.Fatal(err)
	}
	back, err := ReadModel(bytes.NewReader(file.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	r := lex.Read("Sudland waits", "The Norish wait, Sudland said.", "en")
	if a, b := NewJudge(lex, m).Score(r), NewJudge(lex, back).Score(r); !slices.Equal(a, b) {
		t.Errorf("%v before, %v after", a, b)
	}
	if _, err := ReadModel(bytes.NewReader(file.Bytes()[:file.Len()/2])); err == nil {
		t.Error("half a model was read")
	}
}

// Names of places are taken out of what is learnt from the words around them.
func TestContextKnowsNoPlace(t *testing.T) {
	t.Parallel()
	lex := sample(t)
	j := NewJudge(lex, nil)
	north := j.survey(lex.Read("", "Talks between Norland and Sudland go on.", "en"))
	south := j.survey(lex.Read("", "Talks between Sudland and Norland go on.", "en"))
	if a, b := north.context(0), south.context(1); !slices.Equal(a, b) || len(a) == 0 {
		t.Errorf("the first of two places is told from the first of two: %v and %v", a, b)
	}
	if a, b := north.context(0), north.context(1); slices.Equal(a, b) {
		t.Error("the first of two places is not told from the second")
	}
}

// Whatever the text, every topic has an example of the same size, and a score
// that is a probability.
func TestScoresAreProbabilities(t *testing.T) {
	t.Parallel()
	lex := sample(t)
	j := NewJudge(lex, learnt(lex))
	words := []string{"Norland", "Sudland", "Norish", "Brannoch", "BRANNOCH", "crown", "quay", "ferry", "in", "to", ".", ",", "-", "\n\n", "said", "中国", "\xff", ")"}
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) string {
			text := ""
			for _, w := range rapid.SliceOfN(rapid.SampledFrom(words), 0, 30).Draw(t, name) {
				text += w + " "
			}
			return text
		}
		r := lex.Read(draw("title"), draw("text"), "")
		s := j.survey(r)
		for i, score := range j.Score(r) {
			if !(score >= 0 && score <= 1) {
				t.Fatalf("score %v", score)
			}
			if e := s.example(r.Topics[i]); len(e.row) != len(s.example(r.Topics[0]).row) || len(e.row) > 127 {
				t.Fatalf("%d features", len(e.row))
			}
		}
	})
}
