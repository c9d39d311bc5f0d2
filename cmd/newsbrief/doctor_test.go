package main

import (
	"os"
	"strings"
	"testing"
	"time"
)

// The doctor finds a workspace well, and says of what isn't what to do.
func TestDoctor(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	db, err := w.openStore(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	_ = doctorCmd{}.Run(t.Context(), w.app) // no feeds yet
	for _, part := range []string{"ok   bot token", "ok   app token", "ok   clock      as Slack's", "ok   database", "fix  feeds      none yet"} {
		if !strings.Contains(w.out.String(), part) {
			t.Errorf("it lacks %q:\n%s", part, w.out.String())
		}
	}
	if strings.Contains(w.out.String(), "files") {
		t.Errorf("the database can be read by others:\n%s", w.out.String())
	}
	w.out.Reset()
	if err := os.Chmod(w.cfg.Database, 0o644); err != nil {
		t.Fatal(err)
	}
	_ = doctorCmd{}.Run(t.Context(), w.app)
	if !strings.Contains(w.out.String(), "can be read by others (mode 0644)") || !strings.Contains(w.out.String(), "chmod 600 "+w.cfg.Database) {
		t.Errorf("the mode is not found:\n%s", w.out.String())
	}
}

func TestCheckClock(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 25, 8, 0, 0, 0, time.UTC)
	if got := checkClock(now, time.Time{}); len(got) != 0 {
		t.Errorf("without a time of Slack's: %v", got)
	}
	if got := checkClock(now, now.Add(30*time.Second)); got[0].fix != "" {
		t.Errorf("half a minute: %v", got)
	}
	if got := checkClock(now, now.Add(-3*time.Hour)); !strings.Contains(got[0].says, "3h0m0s") || got[0].fix == "" {
		t.Errorf("three hours: %v", got)
	}
}
