package main

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"newsbrief/briefing/feed"
	"newsbrief/briefing/topic"
)

// Config is what the environment says. Each field is a flag as well, but for
// the tokens: a flag shows in the process list. The order is that of
// .env.example; a test holds them equal.
type Config struct {
	SlackBotToken string `name:"slack-bot-token" var:"SLACK_BOT_TOKEN" secret:"" hidden:"" help:"Bot token, xoxb-…"`
	SlackAppToken string `name:"slack-app-token" var:"SLACK_APP_TOKEN" secret:"" hidden:"" help:"App-level token with connections:write, xapp-…"`
	SlackAPIURL   string `name:"slack-api-url" var:"SLACK_API_URL" default:"https://slack.com/api/" placeholder:"URL" help:"Address of Slack's Web API; ends in /api/."`

	Database  string        `var:"NEWSBRIEF_DATABASE" default:"newsbrief.db" placeholder:"FILE" help:"SQLite database; made when it isn't there."`
	Collect   time.Duration `name:"collect-every" var:"NEWSBRIEF_COLLECT" default:"10m" placeholder:"DURATION" help:"How often feeds are collected."`
	Pages     string        `var:"NEWSBRIEF_PAGES" default:"auto" enum:"auto,never" placeholder:"auto|never" help:"Whether articles' pages are fetched where a feed carries no full text."`
	TopicFile string        `name:"topic-file" var:"NEWSBRIEF_TOPICS" placeholder:"FILE" help:"Topics of your own, and more names for those there are; newsbrief topics --help shows the form."`
	AllowNets string        `var:"NEWSBRIEF_ALLOW_NETS" placeholder:"CIDR,…" help:"Private networks that feeds may be fetched from, on any port."`
	Keep      time.Duration `var:"NEWSBRIEF_KEEP" default:"2160h" placeholder:"DURATION" help:"How long items are kept; 2160h is 90 days."`
	Admins    string        `var:"NEWSBRIEF_ADMINS" placeholder:"U…,U…" help:"Slack ids of members who may change everything, beside the workspace's admins."`
	Listen    string        `var:"NEWSBRIEF_LISTEN" placeholder:"ADDR" help:"Serve /healthz, /readyz and /metrics there; nothing is served where it isn't set."`
	Log       string        `name:"log" var:"NEWSBRIEF_LOG" default:"info" enum:"debug,info,warn,error" placeholder:"LEVEL" help:"Least level that is logged: debug, info, warn or error."`
	LogFormat string        `var:"NEWSBRIEF_LOG_FORMAT" default:"text" enum:"text,json" placeholder:"text|json" help:"How log lines are written."`
}

// topics are the standard ones, with those of the file that TopicFile names.
func (c Config) topics() (*topic.Catalog, error) {
	if c.TopicFile == "" {
		return topic.Standard(), nil
	}
	text, err := os.ReadFile(c.TopicFile)
	if err != nil {
		return nil, usage{hint(err, "NEWSBRIEF_TOPICS names a file of topics; `newsbrief topics --help` shows its form")}
	}
	topics, err := topic.Load(filepath.Base(c.TopicFile), string(text))
	if err != nil {
		return nil, usage{hint(err, "`newsbrief topics --help` shows the form of the file")}
	}
	return topics, nil
}

// admins are the members that Admins names.
func (c Config) admins() []string {
	return strings.FieldsFunc(c.Admins, func(r rune) bool { return r == ',' || r == ' ' })
}

// nets reads AllowNets.
func (c Config) nets() (feed.Nets, error) {
	nets, err := feed.ParseNets(c.AllowNets)
	if err != nil {
		return nets, usage{hint(err, "NEWSBRIEF_ALLOW_NETS looks like 127.0.0.0/8,10.1.0.0/16")}
	}
	return nets, nil
}
