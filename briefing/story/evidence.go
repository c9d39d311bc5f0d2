package story

import "math"

// A sign is one thing about two clusters that tells whether they are one story.
type sign int

const (
	bias         sign = iota
	likeness          // mean of 30 times the pairs' cosine, each at most 14, less 6
	centroids         // cosine of the summed vectors
	missingMin        // how surely a name of one side is missing on the other, the lesser side
	missingMax        // the greater side
	coveredMin        // share of one side's names, by information, on the other, the lesser side
	coveredMax        // the greater side
	exclusiveMin      // the four words most one side's own, the lesser side
	exclusiveMax      // the greater side
	sameYear          // overlap of the latest years named, -1 to 1, 0 where unknown
	sameDay           // 1 a day in common, -1 days but none in common, 0 unknown
	sameNumbers       // overlap of the numbers named
	nameProofMin      // log-likelihood root of the name most one side's own, the lesser side
	nameProofMax      // the greater side
	wordProofMin      // likewise, mean of the four best words
	wordProofMax      // the greater side
	provenNames       // log of the number of names proven to be one side's own
	cohesionMax       // mean cosine across by the greater inner one
	cohesionMin       // by the lesser
	inner             // the lesser inner mean cosine
	headlineMin       // share of one side's title found on the other, the lesser side
	headlineMax       // the greater side
	titleCosine       // cosine of the summed title vectors
	nameCosine        // cosine of the summed name vectors
	commonWords       // the four words most held by both sides
	commonNames       // likewise, names
	length            // log of the different words in a text, the side of the longer texts
	signs             // how many there are
)

// values has a number for each sign.
type values [signs]float64

func (w *values) dot(x *values) float64 {
	z := 0.0
	for i, weight := range w {
		z += weight * x[i]
	}
	return z
}

// signNames are the signs' names in a file of weights.
var signNames = [signs]string{
	"bias", "likeness", "centroids", "missing-min", "missing-max", "covered-min", "covered-max", "exclusive-min",
	"exclusive-max", "same-year", "same-day", "same-numbers", "name-proof-min", "name-proof-max", "word-proof-min",
	"word-proof-max", "proven-names", "cohesion-max", "cohesion-min", "inner", "headline-min", "headline-max",
	"title-cosine", "name-cosine", "common-words", "common-names", "length",
}

// A bar is what a join has to clear.
type bar struct {
	score float64 // mean score of the pairs, from which it is worth a look
	signs float64 // sum of the weighted signs
}

// How alike two clusters have to be to be worth a look falls as there are more
// texts to compare: two that share little may be one story, but so may any two
// that share a country. Then the signs have to lean to a join: a story told twice
// is a smaller fault than two told as one. Headlines share few words and prove
// little by those they don't share, so only overwhelming evidence keeps them
// apart.
const (
	articleScore  = 6.0 // of two single articles: a mean cosine of 0.2
	articleLeast  = 1.8
	articleSigns  = 0.1
	headlineScore = 4.0 // of two single headlines
	headlineLeast = 0.9
	headlineSigns = -1
)

// headlineTerms is how many different words, on average, a cluster's members
// have at most that are headlines and no more.
const headlineTerms = 12

// headlines reports whether two clusters are of headlines and no more.
func headlines(p, q *profile) bool {
	return p.words <= headlineTerms*p.texts && q.words <= headlineTerms*q.texts
}

// barOf returns the bar for joining two clusters.
func barOf(p, q *profile) bar {
	fewer := math.Sqrt(math.Sqrt(float64(p.texts * q.texts)))
	if headlines(p, q) {
		return bar{score: max(headlineLeast, headlineScore/fewer), signs: headlineSigns}
	}
	return bar{score: max(articleLeast, articleScore/fewer), signs: articleSigns}
}

// possible reports whether two clusters can be one story at all, whatever the
// signs say.
func possible(p, q *profile) bool {
	return p.mayBe(q) && p.within(q.span) && shared(p, q) >= sharedLeast
}

// mayBe reports whether two clusters weren't posted as two stories.
func (p *profile) mayBe(q *profile) bool { return p.pin == 0 || q.pin == 0 || p.pin == q.pin }

// sharedLeast is how many stems two clusters have in common at the least. One
// rare word can be all the weight of two short headlines, and is still no
// story: a lighthouse gets paint, a choir sings by the lighthouse.
const sharedLeast = 2

// shared counts the stems that both clusters hold.
func shared(p, q *profile) (n int) {
	both(p.terms, q.terms, func(a, b *term) {
		if a.id == b.id {
			n++
		}
	})
	return n
}
