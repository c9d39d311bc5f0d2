package story

import (
	"net/url"

	"newsbrief/briefing"
)

// copies parts items into families: copies of one article, or items of one
// address. Most families have one member. Each family is ascending, and the
// families are by their first.
func copies(items []briefing.Item) [][]int {
	f := newForest(len(items))
	f.byAddress(items)
	f.byText(items)
	return f.families()
}

// A forest is a union-find over items.
type forest []int

func newForest(n int) forest {
	f := make(forest, n)
	for i := range f {
		f[i] = i
	}
	return f
}

// root returns the least member of i's family.
func (f forest) root(i int) int {
	for f[i] != i {
		f[i] = f[f[i]]
		i = f[i]
	}
	return i
}

func (f forest) join(i, j int) {
	i, j = f.root(i), f.root(j)
	f[max(i, j)] = min(i, j)
}

func (f forest) families() [][]int {
	var families [][]int
	number := map[int]int{}
	for i := range f {
		root := f.root(i)
		if root == i {
			number[root] = len(families)
			families = append(families, nil)
		}
		families[number[root]] = append(families[number[root]], i)
	}
	return families
}

// byAddress joins items with an address in common: the item's link, its
// article's own, or the original's.
func (f forest) byAddress(items []briefing.Item) {
	first := map[string]int{}
	for i, it := range items {
		for _, address := range []string{it.Link, it.Article.URL, it.Article.Original.URL} {
			if !specific(address) {
				continue
			}
			if j, ok := first[address]; ok {
				f.join(i, j)
			} else {
				first[address] = i
			}
		}
	}
}

// specific reports whether an address can be one article's: a site's front page
// is in the links of broken feeds.
func specific(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Host != "" && (len(u.Path) > 1 || u.RawQuery != "")
}

// sampling is how many shingles go by for one that finds candidates.
const sampling = 4

// byText joins copies. Candidates are neighbours in the lists of texts that
// hold a shingle, which for an article's own shingles are its copies; that keeps
// the search linear however often a phrase is used.
func (f forest) byText(items []briefing.Item) {
	sheets := make([]sheet, len(items))
	last := map[uint64]int{}
	shared := map[[2]int]int{}
	for i := range items {
		sheets[i] = sheetOf(&items[i])
		for _, s := range sheets[i].all {
			if s%sampling != 0 {
				continue
			}
			if j, ok := last[s]; ok {
				shared[[2]int{j, i}]++
			}
			last[s] = i
		}
	}
	for p, n := range shared {
		if n >= 2 && f.root(p[0]) != f.root(p[1]) && copied(&sheets[p[0]], &sheets[p[1]]) {
			f.join(p[0], p[1])
		}
	}
}
