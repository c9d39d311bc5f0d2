package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
)

// inspectCmd shows what is read from a document, step by step: for people
// with --explain, for programs as JSON Lines.
type inspectCmd struct {
	Feed    inspectFeedCmd    `cmd:"" help:"Show the items of feed documents."`
	Article inspectArticleCmd `cmd:"" help:"Show the article of a page."`
	Quotes  inspectQuotesCmd  `cmd:"" help:"Show the quotations in an article and who said them."`
	Stories inspectStoriesCmd `cmd:"" help:"Show which items tell the same story."`
}

// lines are JSON Lines to read: files, or standard input without any.
type lines struct {
	Files []string `arg:"" optional:"" name:"file" help:"JSON Lines files; standard input without any."`
}

// each reads one object a line and writes one object a line, in order. A line
// that can't be read still gives its object: answer gets the error.
func (l lines) each(ctx context.Context, a *app, answer func(line []byte) any) error {
	const percent = 400 // a run that ends may take memory for time
	defer debug.SetGCPercent(debug.SetGCPercent(percent))
	out := bufio.NewWriter(a.env.stdout)
	enc := newEncoder(out, "")
	err := l.read(ctx, a, func(line []byte) error { return enc.Encode(answer(line)) })
	return errors.Join(err, out.Flush())
}

// read calls do with each line that isn't empty.
func (l lines) read(ctx context.Context, a *app, do func(line []byte) error) error {
	if len(l.Files) == 0 {
		return eachLine(ctx, a.env.stdin, do)
	}
	for _, name := range l.Files {
		file, err := os.Open(name)
		if err != nil {
			return hint(err, "name JSON Lines files, or pipe them in")
		}
		err = eachLine(ctx, file, do)
		if err := errors.Join(err, file.Close()); err != nil {
			return err
		}
	}
	return nil
}

// eachLine reads lines of any length: one line is a whole page.
func eachLine(ctx context.Context, r io.Reader, do func(line []byte) error) error {
	in := bufio.NewReaderSize(r, 1<<20)
	for ctx.Err() == nil {
		line, err := in.ReadBytes('\n')
		if trimmed := bytes.TrimSpace(line); len(trimmed) > 0 {
			if err := do(trimmed); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read lines: %w", err)
		}
	}
	return ctx.Err()
}

// idOf is the id of an object that may be broken elsewhere; null without one.
func idOf(line []byte) json.RawMessage {
	var object struct{ ID json.RawMessage }
	if err := json.Unmarshal(line, &object); err != nil || object.ID == nil {
		return json.RawMessage("null")
	}
	return object.ID
}
