package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/slack-go/slack"
	"golang.org/x/sync/errgroup"

	"newsbrief/bot"
	"newsbrief/briefing/collect"
	"newsbrief/briefing/digest"
	"newsbrief/briefing/feed"
	"newsbrief/briefing/schedule"
	"newsbrief/briefing/torture"
	"newsbrief/store"
)

// serveCmd is the bot in a workspace.
type serveCmd struct{}

// Help is shown by newsbrief serve --help.
func (serveCmd) Help() string {
	return `It needs two tokens in the environment or in .env:
  SLACK_BOT_TOKEN=xoxb-…   from the app's page OAuth & Permissions
  SLACK_APP_TOKEN=xapp-…   from Basic Information, App-Level Tokens, scope connections:write
newsbrief manifest makes the app, newsbrief doctor checks everything.

Examples:
  newsbrief serve
  newsbrief serve --listen 127.0.0.1:9090 --collect-every 5m`
}

// Run serves until it is told to stop.
func (serveCmd) Run(ctx context.Context, a *app) error {
	if err := a.cfg.checkTokens(); err != nil {
		return err
	}
	db, err := a.openStore(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	s, err := a.newService(db)
	if err != nil {
		return err
	}
	return s.run(ctx)
}

// checkTokens says early what would fail late: a token that is missing or of
// the wrong kind.
func (c Config) checkTokens() error {
	var missing []string
	if !strings.HasPrefix(c.SlackBotToken, "xoxb-") {
		missing = append(missing, "SLACK_BOT_TOKEN (xoxb-…)")
	}
	if !strings.HasPrefix(c.SlackAppToken, "xapp-") {
		missing = append(missing, "SLACK_APP_TOKEN (xapp-…)")
	}
	if len(missing) == 0 {
		return nil
	}
	return hint(fmt.Errorf("no usable %s", strings.Join(missing, " and no ")),
		"newsbrief manifest makes the app that has them; newsbrief demo needs none")
}

// service is the running bot with its jobs.
type service struct {
	app       *app
	db        *store.DB
	collector *collect.Collector
	publisher *digest.Publisher
	catalog   *collect.Catalog
	bot       *bot.Bot
	registry  *prometheus.Registry
	rounds    rounds
}

// slackTimeout is how long a call to Slack may take.
const slackTimeout = 15 * time.Second

// newService wires the bot over db.
func (a *app) newService(db *store.DB) (*service, error) {
	client, err := a.client()
	if err != nil {
		return nil, err
	}
	s := &service{app: a, db: db, registry: newRegistry(db, a.env.now, a.log)}
	s.rounds = newRounds(s.registry)
	s.collector = a.collector(db, client, nil)
	s.publisher = digest.NewPublisher(db, a.topics, db, db, a.log)
	s.catalog = collect.NewCatalog(db, feed.NewFetcher(client, a.env.now), s.collector)
	tell := briefer{s.publisher, db, a.topics, a.env.now}
	s.bot = bot.New(bot.Config{
		API:           a.slack(),
		HTTP:          &http.Client{Timeout: slackTimeout},
		Briefer:       tell,
		Storyteller:   tell,
		Tracer:        tracer{db, a.topics, a.env.now},
		Publisher:     s.publisher,
		Linker:        collect.NewLinker(client, a.env.now, a.log),
		Subscriptions: db,
		Feeds:         s.catalog,
		Scout:         s.catalog,
		Troubles:      db,
		Counter:       counter{db},
		Outbox:        db,
		Doubts:        db,
		Sweeps:        db,
		Channels:      db,
		Mutes:         db,
		Drops:         db,
		Managers:      db,
		Journal:       db,
		Admins:        a.cfg.admins(),
		Now:           a.env.now,
		Logger:        a.log,
		Topics:        a.topics,
		Registerer:    s.registry,
	})
	return s, nil
}

// slack is the Web API with both tokens.
func (a *app) slack() *slack.Client {
	return slack.New(a.cfg.SlackBotToken,
		slack.OptionAppLevelToken(a.cfg.SlackAppToken),
		slack.OptionAPIURL(a.slackURL()),
		slack.OptionHTTPClient(&http.Client{Timeout: slackTimeout, Transport: torture.Transport()}),
	)
}

// slackURL is the address of the Web API; slack-go wants its last slash.
func (a *app) slackURL() string { return strings.TrimSuffix(a.cfg.SlackAPIURL, "/") + "/" }

// run does everything until ctx is done: the jobs, the bot, the health page.
func (s *service) run(ctx context.Context) error {
	jobs, err := schedule.NewRunner(s.app.log,
		schedule.Job{Name: "collect", Spec: "@every " + s.app.cfg.Collect.String(), AtStart: true, Run: s.collect},
		schedule.Job{Name: "digests", Spec: torture.Minutely, AtStart: true, Run: s.publisher.OweDue},
		schedule.Job{Name: "prune", Spec: "23 3 * * *", Run: s.prune},
	)
	if err != nil {
		return usage{hint(err, "NEWSBRIEF_COLLECT takes a duration such as 10m")}
	}
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return jobs.Run(ctx) })
	group.Go(func() error { return s.bot.Run(ctx) })
	if s.app.cfg.Listen != "" {
		group.Go(func() error { return s.serveHealth(ctx) })
	}
	err = group.Wait()
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// round collects what is due and counts what came.
func (s *service) round(ctx context.Context) (collect.Report, error) {
	report, err := s.collector.Round(ctx)
	s.rounds.add(report)
	return report, err
}

// collect is one round of the collect job.
func (s *service) collect(ctx context.Context) error {
	report, err := s.round(ctx)
	if err != nil {
		return err
	}
	if err := s.publisher.OweAlerts(ctx, s.db); err != nil {
		return fmt.Errorf("alerts: %w", err)
	}
	if err := s.bot.TellHealth(ctx); err != nil {
		return fmt.Errorf("health of feeds: %w", err)
	}
	s.app.log.InfoContext(ctx, "collected", "feeds", report.Feeds, "unchanged", report.Unchanged,
		"failed", report.Failed, "held", report.Held, "added", report.Added, "found", report.Found)
	return nil
}

// prune drops what is older than is kept.
func (s *service) prune(ctx context.Context) error {
	n, err := s.db.Prune(ctx, s.app.env.now().Add(-s.app.cfg.Keep))
	if err != nil {
		return err
	}
	s.app.log.InfoContext(ctx, "pruned", "items", n)
	return nil
}
