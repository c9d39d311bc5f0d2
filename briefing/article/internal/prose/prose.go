// Package prose tells the paragraphs of an article from the rest of its page.
//
// It sees a page as blocks of text in nested boxes, describes each block by a
// row of numbers (its text, what its boxes are called, its place, what stands
// around it) and lets boosted trees judge the row, twice: the second time with
// what the first thought of the blocks around. [Train] learns the trees.
//
// The package promises that the same page gives the same answer, and that the
// time for a page grows with its text and its boxes, not with their product. It
// knows no language: words that tell something are in tables beside the code.
package prose

import "golang.org/x/net/html/atom"

// A Page is what is judged.
type Page struct {
	Boxes  []Box // the first is the whole page; a box comes before those in it
	Blocks []Block
	Title  string

	Summary  string // what the page says about its article; "" if nothing
	Stated   string // the text that its metadata give, white space folded; "" if none
	Declared bool   // it says that it is an article

	// Frequent holds, for words in lower case, the languages in which they are
	// among the most frequent.
	Frequent map[string][]string
}

// A Block is a run of text between two boundaries. Lengths are in bytes.
type Block struct {
	Text   string // white space folded
	Box    int32  // innermost box that it stands in
	Strong int    // of bold text
	Italic int    // of italic text

	Broken   bool   // follows a line break
	Ruled    bool   // follows a horizontal rule
	Pictured bool   // follows a picture, a video or an embedded page
	Alt      string // what the picture is said to show

	Links   int    // how many
	Inner   int    // how many of them stay on the site
	Linked  int    // text inside links
	Longest int    // text of the longest link
	Lead    int    // text before the first link
	Tail    int    // text after the last link
	Target  string // last part of the longest link's address
}

// A Box is an element that bounds text, or one whose names say something.
type Box struct {
	Parent int32 // index of the box around it; -1 for the page
	Tag    atom.Atom
	Inline bool   // it bounds no text
	Marks  Marks  // what its names hint at
	Roles  Roles  // of the element itself
	Shape  uint64 // the same for elements of the same tag and class
	First  int32  // the first block in it
	End    int32  // and the one behind the last
}

// long is how many characters make a block that reads like a paragraph.
const long = 80
