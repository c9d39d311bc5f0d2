package topic

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"sync"

	"newsbrief/briefing/topic/internal/about"
	"newsbrief/briefing/topic/internal/mention"
)

// The topics, as [mention.Source] says they are written, and the weights that
// train learnt.
var (
	//go:embed lexicon/*.txt
	files embed.FS
	//go:embed weights/places.bin
	weights []byte
)

// A Catalog holds topics and finds them in texts. It doesn't change once it is
// made, and is safe for concurrent use.
type Catalog struct {
	lex   *mention.Lexicon
	judge *about.Judge
}

// Standard returns the topics that newsbrief brings along.
func Standard() *Catalog { return standard() }

// standard is made once, on first use. A fault in the files is a fault in the
// program, found by the tests.
var standard = sync.OnceValue(func() *Catalog {
	c, err := newCatalog(sources()...)
	if err != nil {
		panic(err)
	}
	return c
})

// Load returns the standard topics with those of a file added; name is what
// errors call it. The file is written as the files under lexicon are; where it
// has a block for a standard topic, it adds to that.
func Load(name, text string) (*Catalog, error) {
	return newCatalog(append(sources(), mention.Source{Name: name, Text: text})...)
}

// Lexicon returns the lexicon of the standard topics, for the trainer.
func Lexicon() *mention.Lexicon { return Standard().lex }

func newCatalog(from ...mention.Source) (*Catalog, error) {
	lex, err := mention.Load(from...)
	if err != nil {
		return nil, err
	}
	model, err := about.ReadModel(bytes.NewReader(weights))
	if err != nil {
		return nil, fmt.Errorf("weights of topics: %w", err)
	}
	return &Catalog{lex, about.NewJudge(lex, model)}, nil
}

// sources reads the embedded files, which cannot fail.
func sources() []mention.Source {
	names, _ := fs.Glob(files, "lexicon/*.txt")
	all := make([]mention.Source, len(names))
	for i, name := range names {
		text, _ := files.ReadFile(name)
		all[i] = mention.Source{Name: path.Base(name), Text: string(text)}
	}
	return all
}
