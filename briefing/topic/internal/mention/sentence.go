package mention

import "strings"

// abbreviations end with a point that ends no sentence.
var abbreviations = words("mr mrs ms dr prof co corp inc ltd jan feb mar apr jun jul aug sept sep oct nov dec st gen sen rep gov no vs")

// sentences numbers the sentence of each token. A sentence ends at a mark before
// a capital letter, at a paragraph, and at the marks of Chinese and Japanese.
func sentences(text string, tokens []Token) []int {
	of := make([]int, len(tokens))
	for i := 1; i < len(tokens); i++ {
		of[i] = of[i-1]
		if ends(text[tokens[i-1].End:tokens[i].Start], tokens[i-1], tokens[i]) {
			of[i]++
		}
	}
	return of
}

// ends reports whether a sentence ends in the gap between two tokens.
func ends(gap string, before, after Token) bool {
	if strings.Contains(gap, "\n\n") || strings.ContainsAny(gap, "。！？") {
		return true
	}
	if after.Form == Lower || !strings.ContainsAny(gap, ".!?") || !strings.ContainsAny(gap, " \n\t") {
		return false
	}
	return gap[0] != '.' || !(before.Form == Capitals || len(before.Word) <= 2 || abbreviations[before.Word])
}
