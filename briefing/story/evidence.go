package story

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
	signs             // how many there are
)

// joinWeights are what the signs weigh. They were learnt by logistic regression
// from the joins that a free and a truth-guided run proposed on labelled
// stories, weighted by the root of the smaller side.
var joinWeights = [signs]float64{
	bias:         -5.25,
	likeness:     0.25,
	centroids:    2.79,
	missingMin:   -0.07,
	missingMax:   1.32,
	coveredMin:   -0.24,
	coveredMax:   0.38,
	exclusiveMin: 4.75,
	exclusiveMax: 7.18,
	sameYear:     0.57,
	sameDay:      0.57,
	sameNumbers:  2.31,
	nameProofMin: 0.15,
	nameProofMax: -0.04,
	wordProofMin: -2.15,
	wordProofMax: -1.00,
	provenNames:  -0.38,
	cohesionMax:  0.27,
	cohesionMin:  1.23,
	inner:        9.46,
	headlineMin:  -0.57,
	headlineMax:  -0.01,
	titleCosine:  1.88,
	nameCosine:   -2.70,
}

// A bar is what a join has to clear.
type bar struct {
	score float64 // mean score of the pairs, from which it is worth a look
	signs float64 // sum of the weighted signs
}

// The bar for articles is a mean cosine of 0.15: two texts that share less may
// be one story, but so may any two that share a country. The signs have to speak
// clearly for a join: a story told twice is a smaller fault than two told as
// one. Headlines share few words and prove little by those they don't share, so
// theirs is a mean of 0.1, and only overwhelming evidence keeps them apart.
var (
	articleBar  = bar{score: 4.5, signs: 0.6}
	headlineBar = bar{score: 3, signs: -6}
)

// headlineTerms is how many different words, on average, a cluster's members
// have at most that are headlines and no more.
const headlineTerms = 12

// barOf returns the bar for joining two clusters.
func barOf(p, q *profile) bar {
	if p.words <= headlineTerms*p.texts && q.words <= headlineTerms*q.texts {
		return headlineBar
	}
	return articleBar
}

// joins reports whether two clusters, with a mean of the capped pair scores,
// survive the evidence against their being one story.
func (v *vocabulary) joins(p, q *profile, score float64) bool {
	if !p.within(q.span) || shared(p, q) < sharedLeast {
		return false
	}
	z := 0.0
	for i, x := range v.signsOf(p, q, score) {
		z += joinWeights[i] * x
	}
	return z >= barOf(p, q).signs
}

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
