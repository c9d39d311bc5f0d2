package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
)

// ErrRefusedByApp says that Slack does not let the app connect: a token is
// wrong, revoked or of the wrong kind. Waiting does not help.
var ErrRefusedByApp = errors.New("slack refuses the connection")

// shutOut are the answers that concern a whole workspace. Together with those of
// a bad token they let no socket connect before somebody has done something;
// slack-go gives up for four of them and
// retries the others for ever, so that the bot looks alive and hears nothing.
var shutOut = []string{"team_access_not_granted", "forbidden_team", "access_denied", "ekm_access_denied", "team_not_found", "user_removed_from_team"}

// refuses reports whether an error of connecting is one of them.
func refuses(err error) bool {
	return meaning(err) == locked || slices.Contains(shutOut, code(err))
}

// refusal marks the errors that end slack-go's own retries, and ours.
func refusal(err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrRefusedByApp, err)
}

// remedies are what to do about Slack's answers to connecting.
var remedies = map[string]string{
	"invalid_auth":            "the token is not one of Slack's any more: make a new one under Basic Information, App-Level Tokens",
	"not_authed":              "SLACK_APP_TOKEN is empty or garbled",
	"account_inactive":        "the app was removed from the workspace: install it again",
	"token_revoked":           "somebody revoked the token: make a new one under Basic Information, App-Level Tokens",
	"token_expired":           "the token has run out: switch token rotation off in the app's settings, and make a new one",
	"missing_scope":           "the token needs the scope connections:write",
	"not_allowed_token_type":  "this is not an app-level token: it has to begin with xapp-",
	"no_permission":           "the token may not open connections: it needs the scope connections:write",
	"team_access_not_granted": "the organisation has not granted the app this workspace: its admins can",
	"forbidden_team":          "the workspace does not allow the app: its admins can",
	"access_denied":           "the workspace does not allow the app: its admins can",
	"ekm_access_denied":       "the workspace's admins have suspended the app's access to its data",
	linkDisabled:              "Socket Mode is switched off: switch it on in the app's settings, under Socket Mode",
}

// Remedy says what to do about an error of connecting to Slack, "" where it is
// none that somebody can do anything about.
func Remedy(err error) string { return remedies[code(err)] }
