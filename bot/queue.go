package bot

import (
	"context"
	"time"

	"golang.org/x/sync/errgroup"
)

// A job answers one envelope.
type job func(ctx context.Context)

// jobTimeout is how long a job may take. Slack's response_url lives for half
// an hour, but nobody waits that long.
const jobTimeout = 25 * time.Second

// queue holds the envelopes that were acknowledged and not yet answered. Its
// room is reserved before the acknowledgement, so that what was acknowledged
// is never dropped: a full queue leaves the envelope unacknowledged and Slack
// tells the person so.
type queue struct {
	room    chan struct{}
	jobs    chan job
	workers int
}

func newQueue(size, workers int) *queue {
	return &queue{room: make(chan struct{}, size), jobs: make(chan job, size), workers: workers}
}

// reserve takes a place, or reports that there is none.
func (q *queue) reserve() bool {
	select {
	case q.room <- struct{}{}:
		return true
	default:
		return false
	}
}

// release gives a reserved place back unused.
func (q *queue) release() { <-q.room }

// put queues a job in a reserved place; it never blocks.
func (q *queue) put(j job) { q.jobs <- j }

// close says that nothing more is put; run ends when what is queued is done.
func (q *queue) close() { close(q.jobs) }

// run works until the queue is closed and empty.
func (q *queue) run(ctx context.Context) error {
	var group errgroup.Group
	for range q.workers {
		group.Go(func() error {
			for j := range q.jobs {
				q.do(ctx, j)
			}
			return nil
		})
	}
	return group.Wait()
}

// do runs a job to its end even when ctx is done meanwhile: somebody waits for
// the answer.
func (q *queue) do(ctx context.Context, j job) {
	defer q.release()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), jobTimeout)
	defer cancel()
	j(ctx)
}
