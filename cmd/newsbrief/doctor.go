package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/bot"
	"newsbrief/briefing"
	"newsbrief/store"
)

// doctorCmd checks everything the bot needs.
type doctorCmd struct{}

// Help is shown by newsbrief doctor --help.
func (doctorCmd) Help() string {
	return `It changes nothing and posts nothing. Exit code 1 says that something needs care.

Example:
  newsbrief doctor`
}

// errSick says that a check failed; the checks said why.
var errSick = errors.New("something needs care, see above")

// checkTimeout bounds one check.
const checkTimeout = 20 * time.Second

// A finding is what one check says.
type finding struct {
	what string // what was checked
	says string // how it is
	fix  string // what to do; "" when it is well
}

// Run prints a finding a line.
func (doctorCmd) Run(ctx context.Context, a *app) error {
	sick := false
	for _, check := range []func(context.Context, *app) []finding{checkBotToken, checkAppToken, checkDatabase, checkFiles} {
		limited, cancel := context.WithTimeout(ctx, checkTimeout)
		for _, f := range check(limited, a) {
			mark := "ok "
			if f.fix != "" {
				mark, sick = "fix", true
			}
			fmt.Fprintf(a.env.stdout, "%s  %-10s %s\n", mark, f.what, f.says)
			if f.fix != "" {
				fmt.Fprintf(a.env.stdout, "     %-10s → %s\n", "", f.fix)
			}
		}
		cancel()
	}
	if sick {
		return errSick
	}
	return nil
}

// scopes are what the manifest asks for.
var scopes = []string{"commands", "app_mentions:read", "im:history", "chat:write", "chat:write.public", "channels:history", "groups:history", "channels:read", "groups:read", "users:read"}

func checkBotToken(ctx context.Context, a *app) []finding {
	const what = "bot token"
	if a.cfg.SlackBotToken == "" {
		return []finding{{what, "SLACK_BOT_TOKEN is not set", "newsbrief manifest makes the app; copy the token from OAuth & Permissions into .env"}}
	}
	granted := &scopeReader{}
	api := slack.New(a.cfg.SlackBotToken, slack.OptionAPIURL(a.slackURL()),
		slack.OptionHTTPClient(&http.Client{Timeout: slackTimeout, Transport: granted}))
	who, err := api.AuthTestContext(ctx)
	if err != nil {
		return []finding{{what, "Slack says " + oneLine(err), "copy the bot token, xoxb-…, again from OAuth & Permissions; reinstall the app if it was revoked"}}
	}
	found := []finding{{what, fmt.Sprintf("%s in %s", who.User, who.Team), ""}}
	missing := slices.DeleteFunc(slices.Clone(scopes), granted.has)
	switch {
	case len(granted.scopes) == 0:
		found = append(found, finding{"scopes", "Slack did not say which it granted", ""})
	case len(missing) > 0:
		found = append(found, finding{"scopes", "missing " + strings.Join(missing, ", "), "update the app from newsbrief manifest and install it again"})
	default:
		found = append(found, finding{"scopes", "all there", ""})
	}
	return append(found, checkClock(a.env.now(), granted.date)...)
}

// scopeReader is a transport that reads which scopes a token has off the
// answers' headers, and what Slack's clock shows.
type scopeReader struct {
	scopes []string
	date   time.Time
}

// RoundTrip asks and reads along.
func (r *scopeReader) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := http.DefaultTransport.RoundTrip(req)
	if err == nil {
		r.date, _ = http.ParseTime(resp.Header.Get("Date")) // zero where it gives none
		for scope := range strings.SplitSeq(resp.Header.Get("X-OAuth-Scopes"), ",") {
			if scope = strings.TrimSpace(scope); scope != "" {
				r.scopes = append(r.scopes, scope)
			}
		}
	}
	return resp, err
}

func (r *scopeReader) has(scope string) bool { return slices.Contains(r.scopes, scope) }

func checkAppToken(ctx context.Context, a *app) []finding {
	const what = "app token"
	if a.cfg.SlackAppToken == "" {
		return []finding{{what, "SLACK_APP_TOKEN is not set", "make one under Basic Information, App-Level Tokens, with connections:write"}}
	}
	// The address that comes back is not used: it expires by itself.
	if _, _, err := a.slack().StartSocketModeContext(ctx); err != nil {
		const usual = "it has to be an app-level token, xapp-…, with connections:write, and Socket Mode switched on"
		return []finding{{what, "Slack says " + oneLine(err), cmp.Or(bot.Remedy(err), usual)}}
	}
	return []finding{{what, "Socket Mode connects", ""}}
}

func checkDatabase(ctx context.Context, a *app) []finding {
	const what = "database"
	db, err := a.openStore(ctx)
	if err != nil {
		return []finding{{what, oneLine(err), cmp.Or(nextStep(err), "look at NEWSBRIEF_DATABASE")}}
	}
	defer db.Close()
	if err := db.Check(ctx); err != nil {
		return []finding{{what, oneLine(err), "stop newsbrief and restore a copy of " + a.cfg.Database}}
	}
	stats, err := db.Stats(ctx)
	if err != nil {
		return []finding{{what, oneLine(err), "look at NEWSBRIEF_DATABASE"}}
	}
	says := fmt.Sprintf("%s: %s, %s, %s", a.cfg.Database, count(stats.Items, "item"), count(stats.Feeds, "feed"), count(stats.Subscriptions, "subscription"))
	return append([]finding{{what, says, ""}}, checkFeeds(ctx, a, db)...)
}

// checkFeeds names the feeds that fail.
func checkFeeds(ctx context.Context, a *app, db *store.DB) []finding {
	const what = "feeds"
	feeds, err := db.Feeds(ctx)
	if err != nil {
		return []finding{{what, oneLine(err), "look at NEWSBRIEF_DATABASE"}}
	}
	if len(feeds) == 0 {
		return []finding{{what, "none yet", "newsbrief feeds add bbc.co.uk/news"}}
	}
	failing := slices.DeleteFunc(slices.Clone(feeds), func(f briefing.Feed) bool { return f.Problem == "" })
	found := []finding{{what, fmt.Sprintf("%d of %d healthy", len(feeds)-len(failing), len(feeds)), ""}}
	for _, f := range failing {
		found = append(found, finding{what, f.Name() + ": " + state(a, f), "newsbrief feeds remove " + f.URL + ", or wait: it is tried again"})
	}
	return found
}
