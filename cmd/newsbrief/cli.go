package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// cli is the command line. Each command is a type in a file of its name, whose
// Run gets the context and the app.
type cli struct {
	Config

	Serve    serveCmd    `cmd:"" help:"Collect, answer and post in a Slack workspace."`
	Demo     demoCmd     `cmd:"" help:"Try the whole bot in the browser, without a Slack workspace."`
	Sandbox  sandboxCmd  `cmd:"" help:"Run the stand-in for Slack alone, for any Slack app."`
	Collect  collectCmd  `cmd:"" help:"Collect the feeds that are due."`
	Brief    briefCmd    `cmd:"" help:"Brief a topic in the terminal."`
	Said     saidCmd     `cmd:"" help:"List what somebody said, with sources."`
	Topics   topicsCmd   `cmd:"" help:"List topics, show what they are called, and try them on a text."`
	Feeds    feedsCmd    `cmd:"" help:"Add, remove, list, import and export feeds."`
	Inspect  inspectCmd  `cmd:"" help:"Show what is read from a feed, a page, an article."`
	Backup   backupCmd   `cmd:"" help:"Copy the database to a file while everything goes on."`
	Restore  restoreCmd  `cmd:"" help:"Put a backup in the place of the database."`
	Doctor   doctorCmd   `cmd:"" help:"Check tokens, connection, database and feeds, and say what to do."`
	Manifest manifestCmd `cmd:"" help:"Print the Slack app's manifest and the address that makes the app."`
	Version  versionCmd  `cmd:"" help:"Print the version."`
}

const description = `newsbrief briefs a team on the news in Slack: headline, one key quote with its speaker, and the original source.

Start with:
  newsbrief demo                          # in the browser, no Slack needed
  newsbrief feeds add bbc.co.uk/news      # add an outlet's feed
  newsbrief collect --once                # collect the feeds now
  newsbrief brief china                   # brief a topic here
  newsbrief serve                         # in Slack; newsbrief manifest makes the app`

// exited carries the code of a flag that ends the program, as --help does, out
// of the parser.
type exited int

// run parses the arguments and runs the command.
func run(ctx context.Context, env environ) (err error) {
	defer func() {
		if p := recover(); p != nil {
			code, ok := p.(exited)
			if !ok {
				panic(p)
			}
			if code != exitOK {
				err = usage{fmt.Errorf("exit %d", code)}
			}
		}
	}()
	var line cli
	parser, err := newParser(&line, env)
	if err != nil {
		return err
	}
	args := env.args
	if len(args) == 0 {
		args = []string{"--help"}
	}
	command, err := parser.Parse(args)
	if err != nil {
		return unclear(err)
	}
	if err := noSecrets(command); err != nil {
		return err
	}
	topics, err := line.Config.topics()
	if err != nil {
		return err
	}
	a := &app{env: env, cfg: line.Config, log: newLogger(env.stderr, line.Config, serves(command.Command())), topics: topics}
	command.BindTo(ctx, (*context.Context)(nil))
	return command.Run(a)
}

func newParser(line *cli, env environ) (*kong.Kong, error) {
	return kong.New(line,
		kong.Name("newsbrief"),
		kong.Description(description),
		kong.Writers(env.stdout, env.stderr),
		kong.Exit(func(code int) { panic(exited(code)) }),
		kong.Resolvers(kong.ResolverFunc(func(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
			if value := env.getenv(flag.Tag.Get("var")); value != "" {
				return value, nil
			}
			return nil, nil
		})),
		kong.ValueFormatter(func(value *kong.Value) string {
			if name := value.Tag.Get("var"); name != "" {
				return fmt.Sprintf("%s ($%s)", value.Help, name)
			}
			return kong.DefaultHelpValueFormatter(value)
		}),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 110}),
	)
}

// unclear turns the parser's error into a hint at the right help page.
func unclear(err error) error {
	var parse *kong.ParseError
	if !errors.As(err, &parse) {
		return usage{err}
	}
	help := "newsbrief --help"
	if command := parse.Context.Command(); command != "" {
		help = "newsbrief " + strings.Fields(command)[0] + " --help"
	}
	return usage{hint(errors.New(err.Error()), "`%s` shows what it takes", help)}
}

// noSecrets refuses tokens as flags: everybody on the machine can read them in
// the process list.
func noSecrets(command *kong.Context) error {
	for _, path := range command.Path {
		if path.Flag != nil && !path.Resolved && path.Flag.Tag.Has("secret") {
			return usage{hint(fmt.Errorf("--%s would show in the process list", path.Flag.Name),
				"set %s in the environment or in .env", path.Flag.Tag.Get("var"))}
		}
	}
	return nil
}

// serves reports whether a command goes on until it is told to stop. What ends
// by itself says in its output what happened; its log is for trouble.
func serves(command string) bool {
	return slices.Contains([]string{"serve", "demo", "sandbox"}, command)
}

// newLogger logs to w as the config says. Messages are constant and no token,
// message text or response_url is ever an attribute.
func newLogger(w io.Writer, cfg Config, service bool) *slog.Logger {
	var level slog.Level
	if err := level.UnmarshalText([]byte(cfg.Log)); err != nil {
		level = slog.LevelInfo // the parser lets only levels through
	}
	if level == slog.LevelInfo && !service {
		level = slog.LevelWarn
	}
	options := &slog.HandlerOptions{Level: level, ReplaceAttr: redacted}
	if cfg.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(w, options))
	}
	return slog.New(slog.NewTextHandler(w, options))
}
