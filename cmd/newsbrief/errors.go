package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"newsbrief/bot"
	"newsbrief/briefing"
)

// Exit codes.
const (
	exitOK    = 0
	exitError = 1 // it went wrong
	exitUsage = 2 // it was asked for wrongly
)

// A hinted error knows what to do next.
type hinted struct {
	error
	hint string
}

func (h hinted) Unwrap() error { return h.error }

// hint adds the next step to an error.
func hint(err error, format string, args ...any) error {
	return hinted{error: err, hint: fmt.Sprintf(format, args...)}
}

// A usage error is the caller's: what was asked for doesn't make sense.
type usage struct{ error }

func (u usage) Unwrap() error { return u.error }

// hints are the next steps after errors that come from deep below.
var hints = []struct {
	err  error
	hint string
}{
	{briefing.ErrNewerDatabase, "run the newer newsbrief, or point NEWSBRIEF_DATABASE at another file"},
	{briefing.ErrNotFeed, "try the address of a section page, or the feed's own address; it often ends in /feed, /rss or .xml"},
	{briefing.ErrRefused, "addresses inside private networks need NEWSBRIEF_ALLOW_NETS, for example 10.1.0.0/16"},
	{briefing.ErrTooLarge, "a feed has to be smaller than 5 MB; newspapers often offer one for each section"},
	{bot.ErrRefusedByApp, "run `newsbrief doctor`: it looks at both tokens and says what is missing"},
}

// report tells a person what went wrong, in one line and a hint, and returns
// the exit code.
func report(w io.Writer, err error) int {
	if err == nil || errors.Is(err, context.Canceled) {
		return exitOK
	}
	fmt.Fprintf(w, "newsbrief: %s\n", oneLine(err))
	if next := nextStep(err); next != "" {
		fmt.Fprintf(w, "hint: %s\n", next)
	}
	if _, ok := errors.AsType[usage](err); ok {
		return exitUsage
	}
	return exitError
}

func nextStep(err error) string {
	if h, ok := errors.AsType[hinted](err); ok {
		return h.hint
	}
	for _, h := range hints {
		if errors.Is(err, h.err) {
			return h.hint
		}
	}
	return ""
}

// oneLine is an error's text without line breaks; joined errors have them.
func oneLine(err error) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(err.Error(), "\n", "; ")), " ")
}
