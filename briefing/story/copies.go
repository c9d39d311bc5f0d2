package story

import (
	"cmp"
	"math/bits"
	"net/url"
	"slices"

	"newsbrief/briefing"
)

// Copies parts items into families of copies: lists of indexes into items, as
// [Group] gives them. Two items are in one list when they have the same address
// or one text, cut and framed as may be; other articles of one story aren't.
func Copies(items []briefing.Item) [][]int {
	w := NewGrouper().open(items)
	cutBoilerplate(w.leaves)
	families := copies(w.leaves)
	for _, family := range families {
		w.given(family)
	}
	slices.SortFunc(families, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	return families
}

// copies parts items into families: copies of one article, or items of one
// address. Most families have one member. Each family is ascending, and the
// families are by their first.
func copies(leaves []*leaf) [][]int {
	f := newForest(len(leaves))
	f.byAddress(leaves)
	f.byText(leaves)
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
func (f forest) byAddress(leaves []*leaf) {
	first := make(map[string]int, len(leaves))
	for i, l := range leaves {
		for _, address := range l.addresses {
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

// readSheets reads the sheets that weren't yet, all at once.
func readSheets(leaves []*leaf) {
	var unread []*leaf
	listed := map[*leaf]bool{} // items of the same contents share a leaf
	for _, l := range leaves {
		if l.sheet == nil && !listed[l] {
			unread = append(unread, l)
			listed[l] = true
		}
	}
	spread(len(unread), func(from, to int) {
		for _, l := range unread[from:to] {
			l.sheetOf()
		}
	})
}

// sampling is how many shingles go by for one that finds candidates.
const sampling = 4

// byText joins copies. Candidates are neighbours in the lists of texts that
// hold a shingle, which for an article's own shingles are its copies; that keeps
// the search linear however often a phrase is used.
func (f forest) byText(leaves []*leaf) {
	readSheets(leaves)
	low := uint64(1)<<bits.Len(uint(len(leaves))) - 1 // the bits that an index takes
	var sampled []uint64                              // a shingle's hash with the index in its low bits
	for i, l := range leaves {
		for _, s := range l.sheetOf().all {
			if s%sampling == 0 {
				sampled = append(sampled, s/sampling&^low|uint64(i))
			}
		}
	}
	slices.Sort(sampled)
	var neighbours []uint64 // the lesser index above the greater
	for k, h := range sampled {
		if k > 0 && sampled[k-1]&^low == h&^low {
			neighbours = append(neighbours, (sampled[k-1]&low)<<32|h&low)
		}
	}
	slices.Sort(neighbours)
	for k, p := range neighbours {
		i, j := int(p>>32), int(uint32(p))
		second := k > 0 && neighbours[k-1] == p && (k == 1 || neighbours[k-2] != p) // two shingles in common
		if second && f.root(i) != f.root(j) && copied(leaves[i].sheetOf(), leaves[j].sheetOf()) {
			f.join(i, j)
		}
	}
}
