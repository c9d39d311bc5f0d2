package main

import (
	"context"
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"newsbrief/briefing/collect"
	"newsbrief/store"
)

// newRegistry collects the process's metrics and what is in the database.
func newRegistry(db *store.DB, now func() time.Time, log *slog.Logger) *prometheus.Registry {
	registry := prometheus.NewRegistry()
	registry.MustRegister(
		collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		contents{db: db, now: now, log: log},
	)
	return registry
}

// rounds counts what collecting brought since the process began.
type rounds struct {
	entries *prometheus.CounterVec
}

// newRounds registers the counter; each finding shows from the start.
func newRounds(reg prometheus.Registerer) rounds {
	r := rounds{prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "newsbrief_entries_total",
		Help: "Entries of feeds, by what was found of them; a new one counts as new and for each of its findings.",
	}, []string{"found"})}
	reg.MustRegister(r.entries)
	r.add(collect.Report{})
	return r
}

func (r rounds) add(report collect.Report) {
	r.entries.WithLabelValues("new").Add(float64(report.Added))
	for finding, n := range report.Found.All() {
		r.entries.WithLabelValues(finding.String()).Add(float64(n))
	}
}

// contents shows what is in the database each time it is asked.
type contents struct {
	db  *store.DB
	now func() time.Time
	log *slog.Logger
}

var (
	feedsDesc      = prometheus.NewDesc("newsbrief_feeds", "Feeds in the list, by whether the last try worked.", []string{"state"}, nil)
	itemsDesc      = prometheus.NewDesc("newsbrief_items", "Items stored.", nil, nil)
	storiesDesc    = prometheus.NewDesc("newsbrief_stories", "Stories that the stored items tell.", nil, nil)
	deliveriesDesc = prometheus.NewDesc("newsbrief_deliveries", "Deliveries in the outbox, by state.", []string{"state"}, nil)
	waitDesc       = prometheus.NewDesc("newsbrief_delivery_wait_seconds", "Since the slot of the oldest digest that waits to be posted; 0 where none waits.", nil, nil)
	workedDesc     = prometheus.NewDesc("newsbrief_collected_timestamp_seconds", "When any feed was last collected, in Unix time; 0 before the first time.", nil, nil)
	bytesDesc      = prometheus.NewDesc("newsbrief_database_bytes", "Size of the database.", nil, nil)
)

// Describe lists the metrics.
func (c contents) Describe(ch chan<- *prometheus.Desc) { prometheus.DescribeByCollect(c, ch) }

// collectTimeout bounds a scrape.
const collectTimeout = 5 * time.Second

// Collect asks the database.
func (c contents) Collect(ch chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), collectTimeout)
	defer cancel()
	stats, err := c.db.Stats(ctx)
	if err != nil {
		c.log.ErrorContext(ctx, "statistics not read", "err", err)
		return
	}
	gauge := func(desc *prometheus.Desc, value float64, labels ...string) {
		ch <- prometheus.MustNewConstMetric(desc, prometheus.GaugeValue, value, labels...)
	}
	gauge(feedsDesc, float64(stats.Feeds-stats.Failing), "ok")
	gauge(feedsDesc, float64(stats.Failing), "failing")
	gauge(itemsDesc, float64(stats.Items))
	gauge(storiesDesc, float64(stats.Stories))
	gauge(bytesDesc, float64(stats.Size))
	for _, state := range []store.State{store.Ready, store.Sending, store.Sent, store.Failed, store.Skipped} {
		gauge(deliveriesDesc, float64(stats.Deliveries[state]), string(state))
	}
	wait, worked := 0.0, 0.0
	if !stats.Waiting.IsZero() {
		wait = max(0, c.now().Sub(stats.Waiting).Seconds())
	}
	if !stats.Worked.IsZero() {
		worked = float64(stats.Worked.Unix())
	}
	gauge(waitDesc, wait)
	gauge(workedDesc, worked)
}
