package schedule

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/robfig/cron/v3"
	"golang.org/x/sync/errgroup"
)

// A Job is periodic work of the bot itself. Run gets a context that ends when
// the runner is stopped; its error is logged, and the job runs again at its
// next time.
type Job struct {
	Name    string
	Spec    string // cron/v3: "@every 10m", or five fields read in UTC
	AtStart bool   // also run once when the runner starts
	Run     func(ctx context.Context) error
}

// A Runner runs jobs at their times. A job never overlaps itself: a time that
// comes while it still runs is skipped. A panic in a job is logged and ends
// that run only. Times missed while the process was down are not made up for;
// a job looks for what is due, not for why it was woken.
type Runner struct {
	log  *slog.Logger
	jobs []Job
}

// NewRunner returns a runner of the jobs. It refuses a spec that cron cannot
// read or that never comes.
func NewRunner(log *slog.Logger, jobs ...Job) (*Runner, error) {
	for _, job := range jobs {
		spec, err := cron.ParseStandard(job.Spec)
		if err != nil {
			return nil, fmt.Errorf("job %s: %w", job.Name, err)
		}
		// cron takes 30 February and answers with no time at all.
		if spec.Next(time.Unix(0, 0)).IsZero() {
			return nil, fmt.Errorf("job %s: %q never comes", job.Name, job.Spec)
		}
	}
	return &Runner{log: log, jobs: jobs}, nil
}

// Run runs the jobs until ctx is done, then waits for those still running.
func (r *Runner) Run(ctx context.Context) error {
	chain := cron.NewChain(cron.SkipIfStillRunning(cron.DiscardLogger))
	table := cron.New(cron.WithLocation(time.UTC))
	var starting errgroup.Group
	for _, job := range r.jobs {
		// One wrapped job for both ways to start it: they share the guard
		// against overlap.
		wrapped := chain.Then(cron.FuncJob(func() { r.once(ctx, job) }))
		if _, err := table.AddJob(job.Spec, wrapped); err != nil {
			return fmt.Errorf("job %s: %w", job.Name, err)
		}
		if job.AtStart {
			starting.Go(func() error { wrapped.Run(); return nil })
		}
	}
	table.Start()
	<-ctx.Done()
	<-table.Stop().Done()
	return starting.Wait()
}

// once runs a job for one of its times and keeps what happens in it from
// ending the process.
func (r *Runner) once(ctx context.Context, job Job) {
	if ctx.Err() != nil {
		return
	}
	defer func() {
		if p := recover(); p != nil {
			r.log.ErrorContext(ctx, "job panicked", "job", job.Name, "panic", fmt.Sprint(p))
		}
	}()
	start := time.Now()
	err := job.Run(ctx)
	if err != nil && ctx.Err() == nil {
		r.log.ErrorContext(ctx, "job went wrong", "job", job.Name, "err", err)
		return
	}
	r.log.DebugContext(ctx, "job done", "job", job.Name, "took", time.Since(start))
}
