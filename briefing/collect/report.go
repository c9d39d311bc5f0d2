package collect

import (
	"sync"

	"newsbrief/briefing"
)

// A Report is what a round brought.
type Report struct {
	Feeds     int   // feeds tried
	Unchanged int   // of these, the ones whose server said "not modified"
	Failed    int   // of these, the ones that gave nothing
	Held      int   // items in the documents that came
	Added     int   // of these, the ones that were new and are stored now
	Found     Tally // what else is to be said of them
}

// sum adds up what the workers of a batch report.
type sum struct {
	mu       sync.Mutex
	report   *Report
	of       int
	progress func(Progress)
}

func newSum(report *Report, due int, progress func(Progress)) *sum {
	return &sum{report: report, of: report.Feeds + due, progress: progress}
}

func (s *sum) add(f briefing.Feed, out outcome) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.report.Feeds++
	s.report.Held += out.held
	s.report.Added += len(out.added)
	s.report.Found.add(out.found)
	switch {
	case out.err != nil:
		s.report.Failed++
	case out.unchanged:
		s.report.Unchanged++
	}
	if s.progress != nil {
		s.progress(Progress{Feed: f, Err: out.err, Added: len(out.added), Done: s.report.Feeds, Of: s.of})
	}
}
