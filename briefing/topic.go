package briefing

// A Topic is a subject that items are tagged with when they are collected, so
// that asking for it needs no search.
type Topic struct {
	ID   string // lower-case, stable: "china", "united-kingdom"
	Name string // what to call it: "China", "United Kingdom"
}
