package topic

import (
	"strings"
	"testing"
)

// wire is about 3 KB of news with a name in every other sentence.
var wire = strings.Repeat("The minister said in Brannoch that talks with Beijing and the European Commission would go on. "+
	"Nobody at the harbour had expected the prices of wheat to rise so early in the year, traders in Chicago said. ", 15)

func BenchmarkTag(b *testing.B) {
	b.SetBytes(int64(len(wire)))
	b.ReportAllocs()
	for b.Loop() {
		Standard().Tag("China talks go on", wire, "en")
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "items/s")
}
