package main

import (
	"log/slog"
	"regexp"
)

// secret is what nobody may read in a log: Slack's tokens, and addresses that
// let whoever knows them speak for us.
// https://docs.slack.dev/authentication/tokens
var secret = regexp.MustCompile(`\bx(?:ox[a-z](?:\.xox[a-z])?|app)-[A-Za-z0-9-]+|\bhttps?://hooks\.slack\.com/[^\s"]+|\bhttps?://[^\s"]*/respond/[^\s"]+|\bwss://[^\s"]+`)

// redacted is an attribute without secrets. No code logs one; this is for the
// error of a library that does.
func redacted(_ []string, a slog.Attr) slog.Attr {
	switch a.Value.Kind() {
	case slog.KindString:
		return hidden(a, a.Value.String())
	case slog.KindAny:
		if err, ok := a.Value.Any().(error); ok {
			return hidden(a, err.Error())
		}
	}
	return a
}

// hidden is a with its text s, where that holds a secret, without it.
func hidden(a slog.Attr, s string) slog.Attr {
	if secret.MatchString(s) {
		return slog.String(a.Key, secret.ReplaceAllString(s, "[secret]"))
	}
	return a
}
