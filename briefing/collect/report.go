package collect

import (
	"sync"

	"newsbrief/briefing"
)

// A Report is what a round brought.
type Report struct {
	Feeds     int // feeds tried
	Unchanged int // of these, the ones whose server said "not modified"
	Failed    int // of these, the ones that gave nothing
	Held      int // items in the documents that came
	Added     int // of these, the ones that were new and are stored now
	Others    int // of these, the ones whose page was a wall, a live blog, a gallery or a list, and wasn't read
}

// tally adds up what the workers of a batch report.
type tally struct {
	mu       sync.Mutex
	report   *Report
	of       int
	progress func(Progress)
}

func newTally(report *Report, due int, progress func(Progress)) *tally {
	return &tally{report: report, of: report.Feeds + due, progress: progress}
}

func (t *tally) add(f briefing.Feed, out outcome) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.report.Feeds++
	t.report.Held += out.held
	t.report.Added += len(out.added)
	t.report.Others += out.others
	switch {
	case out.err != nil:
		t.report.Failed++
	case out.unchanged:
		t.report.Unchanged++
	}
	if t.progress != nil {
		t.progress(Progress{Feed: f, Err: out.err, Added: len(out.added), Done: t.report.Feeds, Of: t.of})
	}
}
