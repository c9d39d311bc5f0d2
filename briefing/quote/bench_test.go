package quote

import (
	"strings"
	"testing"
)

// BenchmarkExtract reads an article of about five thousand bytes with some
// twenty quotations; articles/s is what one core does.
func BenchmarkExtract(b *testing.B) {
	text := sampleArticle()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Extract("Exford’s bridge opens after “nine long years”", text, "en")
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
}

// sampleArticle is the same scene with other people in it, five times.
func sampleArticle() string {
	const scene = `NAME, the mayor of Exford, opened the new bridge over the Lorn on Friday, nine years after the first plans for it were drawn.

“This is a good day for everybody who lives on the wrong side of the river,” NAME said. “We waited for nine long years, and there were days when nobody believed in it any more.” She thanked the engineers, whom she called “the most patient people” she knew.

Not everybody was pleased. Peter Crane, who runs the ferry, told reporters that the council had “forgotten” him. “I learned about the toll from the newspaper,” he said, adding that he would sell his two boats before the winter. A spokeswoman for the county declined to comment on the price, which was first reported by the Exford Courier.

According to the engineers the bridge carries twenty thousand cars a day. It was built by Lorn Valley Works, a company that also repaired the harbour.`
	var scenes []string
	for _, name := range []string{"Nora Whitlock", "Jane Ferris", "Alice Moreton", "Susan Blake", "Laura Penn"} {
		scenes = append(scenes, strings.ReplaceAll(scene, "NAME", name))
	}
	return strings.Join(scenes, "\n\n")
}

// TestExtractIsFrugal is the floor under the benchmark: an article must not
// cost more allocations than a few for each of its quotations.
func TestExtractIsFrugal(t *testing.T) {
	text := sampleArticle()
	const most = 600
	if n := testing.AllocsPerRun(20, func() { Extract("", text, "en") }); n > most {
		t.Errorf("%v allocations, want at most %d", n, most)
	}
}
