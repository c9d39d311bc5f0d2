package prose

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html/atom"
	"pgregory.net/rapid"
)

// page has paragraphs and promotion in boxes that look alike: only the links
// and a phrase tell them apart.
func page(n int) Lesson {
	p := &Page{Title: fmt.Sprintf("The ferry %d", n), Boxes: []Box{{Parent: -1, Tag: atom.Div}}}
	l := Lesson{Page: p, Group: n}
	add := func(b Block, part float32) {
		i := int32(len(p.Blocks))
		p.Boxes = append(p.Boxes, Box{Tag: atom.Div, First: i, End: i + 1})
		b.Box = int32(len(p.Boxes) - 1)
		p.Blocks, l.Known = append(p.Blocks, b), append(l.Known, Known{part, 1})
	}
	for k := range 6 {
		add(Block{Text: fmt.Sprintf("The ferry number %d of line %d was late on Monday, said the captain, because the fog lay thick on the lake.", k, n)}, 1)
		text := fmt.Sprintf("Read also: how line %d lost all but %d of its captains, and what it will do about it now", n, k)
		add(Block{Text: text, Links: 1, Linked: len(text), Longest: len(text), Target: "line-lost-captains"}, 0)
	}
	p.Boxes[0].End = int32(len(p.Blocks))
	return l
}

func TestTrain(t *testing.T) {
	t.Parallel()
	var lessons []Lesson
	for n := range 12 {
		lessons = append(lessons, page(n))
	}
	var first, again bytes.Buffer
	if _, err := Train(lessons[:10]).WriteTo(&first); err != nil {
		t.Fatal(err)
	}
	if _, err := Train(lessons[:10]).WriteTo(&again); err != nil || !bytes.Equal(first.Bytes(), again.Bytes()) {
		t.Errorf("the same lessons gave other weights, %v", err)
	}
	m, err := Read(&first)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lessons[10:] {
		for i, p := range m.Judge(l.Page) {
			if (p > 0.5) != (l.Known[i].Part == 1) {
				t.Errorf("block %d of an unseen page: %v", i, p)
			}
		}
	}
}

func TestReadRefuses(t *testing.T) {
	t.Parallel()
	if m, err := Read(strings.NewReader("no weights")); err == nil {
		t.Errorf("read %+v", m)
	}
}

// Any page has a row of as many numbers for each block, and a judgement.
func TestJudge(t *testing.T) {
	t.Parallel()
	var lessons []Lesson
	for n := range 6 {
		lessons = append(lessons, page(n))
	}
	m := Train(lessons)
	tags := rapid.SampledFrom([]atom.Atom{atom.P, atom.Div, atom.H2, atom.Li, atom.Article, atom.Td})
	text := rapid.SampledFrom([]string{"x", "Read also:", "Ein Satz, und noch einer.", "雾很大。", strings.Repeat("word, and word. ", 20), "\xff", "© 2031"})
	rapid.Check(t, func(t *rapid.T) {
		p := &Page{Boxes: []Box{{Parent: -1, Tag: atom.Div}}, Title: "Ein Satz"}
		for i := range rapid.IntRange(0, 30).Draw(t, "blocks") {
			parent := int32(rapid.IntRange(0, len(p.Boxes)-1).Draw(t, "parent"))
			p.Boxes = append(p.Boxes, Box{Parent: parent, Tag: tags.Draw(t, "tag"), First: int32(i), End: int32(i + 1), Marks: Marks(rapid.Uint32().Draw(t, "marks"))})
			s := text.Draw(t, "text")
			p.Blocks = append(p.Blocks, Block{Text: s, Box: int32(len(p.Boxes) - 1), Linked: rapid.IntRange(0, len(s)).Draw(t, "linked"), Links: 1, Target: "a-b", Alt: "Ein Bild"})
		}
		p.Boxes[0].End = int32(len(p.Blocks))
		rows := newSurvey(p).rows()
		sure := m.Judge(p)
		if len(rows) != len(p.Blocks) || len(sure) != len(p.Blocks) {
			t.Fatalf("%d rows and %d judgements of %d blocks", len(rows), len(sure), len(p.Blocks))
		}
		for i := range rows {
			if len(rows[i]) != len(rows[0]) || !(sure[i] >= 0 && sure[i] <= 1) {
				t.Errorf("block %d: %d numbers, judgement %v", i, len(rows[i]), sure[i])
			}
		}
	})
}

func TestJudgeRefusesManyBlocks(t *testing.T) {
	t.Parallel()
	m := Train([]Lesson{page(0), page(1), page(2), page(3), page(4)})
	p := &Page{Boxes: []Box{{Parent: -1, End: maxBlocks + 1}}, Blocks: make([]Block, maxBlocks+1)}
	if got := m.Judge(p); got != nil {
		t.Errorf("%d judgements", len(got))
	}
}

// A heading, or a short line that leads to other articles, begins a section.
func TestSections(t *testing.T) {
	t.Parallel()
	p := &Page{Boxes: []Box{{Parent: -1, Tag: atom.Div, End: 6}, {Tag: atom.P, End: 6}, {Tag: atom.H2, First: 1, End: 2}}, Blocks: []Block{
		{Text: "Before all.", Box: 1}, {Text: "The fog", Box: 2}, {Text: "It was thick.", Box: 1}, {Text: "Read also:", Box: 1}, {Text: "Ferry late", Box: 1}, {Text: "Ferry lost", Box: 1},
	}}
	got := newSurvey(p).sections
	for i, want := range []section{{-1, 1}, {1, 3}, {1, 3}, {3, 6}, {3, 6}, {3, 6}} {
		if got[i] != want {
			t.Errorf("block %d: %+v, want %+v", i, got[i], want)
		}
	}
}
