package briefing

import "time"

// A Digest is the answer to a query: its briefings and what they were chosen
// from.
type Digest struct {
	Name      string     // the subscription's name, "" for an answer
	Topics    []string   // as a reader should see them: "China"; none where everything was asked for
	Since     time.Time  // exclusive
	Until     time.Time  // inclusive
	Briefings []Briefing // best first
	First     int        // how many stories come before them, where they are a part of a digest
	Total     int        // stories found, shown or not
	Outlets   int        // outlets that carry the stories found
	Coverage  Coverage   // what was looked through
	Zone      string     // IANA name for civil times in headings, "" means UTC
	Slot      time.Time  // the slot that owes this digest; zero for an answer
	Next      time.Time  // the slot after it; zero for an answer
	Late      bool       // it is owed well after its slot, at which newsbrief was not running
	Carried   int        // how many outlets at least carry each of its stories; 0 and 1: no matter
	Layout    Layout     // of a scheduled digest
	Alert     Alert      // what made it urgent, where it is an alert of one story; else zero
}

// Coverage is what was collected in a span of time.
type Coverage struct {
	Outlets int
	Items   int
}
