package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"syscall"
	"time"
	_ "time/tzdata" // schedules name IANA zones; not every machine has them

	"github.com/joho/godotenv"

	"newsbrief/briefing/torture"
)

// An environ is what a run of the program gets from outside.
type environ struct {
	args   []string // without the program's name
	getenv func(string) string
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	now    func() time.Time
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// A second interrupt ends the program at once.
	context.AfterFunc(ctx, stop)
	getenv, err := environment(".env")
	if err == nil {
		err = run(ctx, environ{
			args: os.Args[1:], getenv: getenv, stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, now: torture.Clock(),
		})
	}
	os.Exit(report(os.Stderr, err))
}

// environment is the process's environment, completed by a .env file where
// there is one. What is set outside wins over the file.
func environment(file string) (func(string) string, error) {
	vars, err := godotenv.Read(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, hint(fmt.Errorf("read %s: %w", file, err), "its lines look like NAME=value; .env.example shows them all")
	}
	return func(name string) string {
		if value, ok := os.LookupEnv(name); ok {
			return value
		}
		return vars[name]
	}, nil
}
