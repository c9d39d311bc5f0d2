package main

import (
	"context"
	"errors"
	"fmt"

	"golang.org/x/sync/errgroup"

	"newsbrief/bot/sandbox"
)

// sandboxCmd runs the stand-in for Slack alone.
type sandboxCmd struct {
	Addr   string `default:"127.0.0.1:8765" placeholder:"ADDR" help:"Address of the page and the API."`
	Strict bool   `help:"Refuse what Slack would take but good manners forbid, instead of warning of it."`
}

// Help is shown by newsbrief sandbox --help.
func (sandboxCmd) Help() string {
	return `Any Slack app can use it: set its API address to http://ADDR/api/ and give it
any tokens that begin with xoxb- and xapp-.

Examples:
  newsbrief sandbox
  SLACK_API_URL=http://127.0.0.1:8765/api/ newsbrief serve     # in another terminal`
}

// Run serves until it is told to stop.
func (c sandboxCmd) Run(ctx context.Context, a *app) error {
	listener, err := listen(c.Addr)
	if err != nil {
		return err
	}
	server := sandbox.New(sandbox.Config{Shortcuts: shortcuts, Logger: a.log, Now: a.env.now, Strict: c.Strict})
	fmt.Fprintf(a.env.stdout, "sandbox: http://%s/   API: http://%[1]s/api/\n", listener.Addr())
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return serveUntil(ctx, listener, server) })
	group.Go(func() error { return server.Run(ctx) })
	if err := group.Wait(); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}
