package main

import (
	_ "embed"
	"fmt"
	"net/url"

	"newsbrief/bot/sandbox"
)

// manifestYAML is the Slack app: its command, its scopes, Socket Mode. Each
// scope stands beside what needs it.
//
//go:embed manifest.yaml
var manifestYAML string

// shortcuts are what the manifest adds to the menu of messages.
var shortcuts = []sandbox.Shortcut{{Name: "Brief This Link", CallbackID: "brief_link"}}

// manifestCmd prints the app's manifest.
type manifestCmd struct {
	URL bool `name:"url" help:"Print only the address that makes the app from the manifest."`
}

// Help is shown by newsbrief manifest --help.
func (manifestCmd) Help() string {
	return `Open the address, choose the workspace, install the app; then put the bot token
and an app-level token with connections:write into .env.

Examples:
  newsbrief manifest > manifest.yaml
  newsbrief manifest --url`
}

// Run prints the manifest, and the address on the stream for people, so that
// the manifest alone can be written to a file.
func (c manifestCmd) Run(a *app) error {
	address := "https://api.slack.com/apps?new_app=1&manifest_yaml=" + url.QueryEscape(manifestYAML)
	if c.URL {
		_, err := fmt.Fprintln(a.env.stdout, address)
		return err
	}
	if _, err := fmt.Fprint(a.env.stdout, manifestYAML); err != nil {
		return err
	}
	_, err := fmt.Fprintf(a.env.stderr, "\nMake the app: %s\n", address)
	return err
}
