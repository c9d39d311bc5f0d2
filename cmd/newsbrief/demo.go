package main

import (
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"newsbrief/bot/sandbox"
	"newsbrief/briefing"
	"newsbrief/cmd/newsbrief/newsroom"
)

// demoCmd is serve with a sandbox for Slack and a newsroom for the world: the
// same bot, the same jobs, the same database.
type demoCmd struct {
	Addr  string `placeholder:"ADDR" help:"Address of the page; 127.0.0.1:8765, or a free port where that is taken."`
	DB    string `name:"db" placeholder:"FILE" help:"Keep the database there; without it the demo leaves nothing behind."`
	Feeds string `placeholder:"FILE.opml" help:"Collect these feeds instead of the sample newsroom."`
}

// Help is shown by newsbrief demo --help.
func (demoCmd) Help() string {
	return `Examples:
  newsbrief demo
  newsbrief demo --feeds my-feeds.opml --db demo.db
  newsbrief demo --addr 127.0.0.1:9000`
}

const (
	demoAddr    = "127.0.0.1:8765"
	demoChannel = "morning-brief"
	// newsroomEvery is how often the newsroom is collected: its next articles
	// come out within minutes.
	newsroomEvery = 30 * time.Second
)

// Run runs the demo until it is told to stop.
func (c demoCmd) Run(ctx context.Context, a *app) (err error) {
	listener, err := c.listen()
	if err != nil {
		return err
	}
	defer listener.Close()
	remove, err := c.database(a)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, remove()) }()
	d, err := c.newDemo(ctx, a, listener)
	if err != nil {
		return err
	}
	defer d.db.Close()
	return d.run(ctx)
}

// listen takes the address that was asked for. Where nobody asked, a port that
// is taken is no reason to fail.
func (c demoCmd) listen() (net.Listener, error) {
	if c.Addr != "" {
		return listen(c.Addr)
	}
	if listener, err := net.Listen("tcp", demoAddr); err == nil {
		return listener, nil
	}
	return listen("127.0.0.1:0")
}

func listen(addr string) (net.Listener, error) {
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, hint(err, "choose another with --addr, for example --addr 127.0.0.1:0 for a free port")
	}
	return listener, nil
}

// database points the config at the demo's database, and returns what to do at
// the end.
func (c demoCmd) database(a *app) (remove func() error, err error) {
	if c.DB != "" {
		a.cfg.Database = c.DB
		return func() error { return nil }, nil
	}
	dir, err := os.MkdirTemp("", "newsbrief-demo-")
	if err != nil {
		return nil, hint(err, "set TMPDIR to a folder that can be written to, or keep the database with --db")
	}
	a.cfg.Database = filepath.Join(dir, "newsbrief.db")
	return func() error { return os.RemoveAll(dir) }, nil
}

// demo is a service with the world around it.
type demo struct {
	*service
	listener net.Listener
	sandbox  *sandbox.Server
	handler  http.Handler
}

func (c demoCmd) newDemo(ctx context.Context, a *app, listener net.Listener) (*demo, error) {
	_, port, err := net.SplitHostPort(listener.Addr().String())
	if err != nil {
		return nil, err
	}
	a.cfg.SlackAPIURL = "http://" + listener.Addr().String() + "/api/"
	a.cfg.SlackBotToken, a.cfg.SlackAppToken = "xoxb-demo", "xapp-demo"
	d := &demo{listener: listener}
	// The samples link to this machine only; the open web has http links, which
	// are bad manners but no reason to refuse a digest.
	d.sandbox = sandbox.New(sandbox.Config{Shortcuts: shortcuts, Logger: a.log, Now: a.env.now, Strict: c.Feeds == ""})
	d.handler = d.sandbox
	feeds, err := c.feeds(a, d, port)
	if err != nil {
		return nil, err
	}
	db, err := a.openStore(ctx)
	if err != nil {
		return nil, err
	}
	if d.service, err = a.newService(db); err == nil {
		_, err = d.catalog.Import(ctx, feeds, nil)
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return d, nil
}

// feeds are what the demo collects. The newsroom's outlets live on this
// machine, so they are let through to it; feeds of one's own are held to the
// same rules as in service.
func (c demoCmd) feeds(a *app, d *demo, port string) ([]briefing.Feed, error) {
	if c.Feeds != "" {
		return a.readOPML(c.Feeds)
	}
	a.cfg.Collect = min(a.cfg.Collect, newsroomEvery)
	a.cfg.AllowNets = strings.TrimPrefix(a.cfg.AllowNets+",127.0.0.0/8,::1/128", ",")
	news := newsroom.New(newsroom.Config{Now: a.env.now, Start: a.env.now()})
	d.handler = byHost(news, d.sandbox)
	return news.Feeds(port), nil
}

// byHost tells the outlets' hosts, which are names below .localhost, from the
// page's.
func byHost(news, page http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host, _, err := net.SplitHostPort(r.Host)
		if err != nil {
			host = r.Host
		}
		if strings.HasSuffix(strings.ToLower(host), ".localhost") {
			news.ServeHTTP(w, r)
			return
		}
		page.ServeHTTP(w, r)
	})
}

// run serves the page, the bot and the first digest.
func (d *demo) run(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return serveUntil(ctx, d.listener, d.handler) })
	group.Go(func() error { return d.sandbox.Run(ctx) })
	group.Go(func() error {
		if err := d.first(ctx); err != nil {
			return err
		}
		return d.service.run(ctx)
	})
	err := group.Wait()
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}
