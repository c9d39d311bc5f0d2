package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"newsbrief/bot/sandbox"
	"newsbrief/briefing"
	"newsbrief/briefing/topic"
	"newsbrief/store"
)

// A workplace is a workspace that outlives the bot, and what the bot is
// started with.
type workplace struct {
	*app
	out bytes.Buffer
	url string
}

func newWorkplace(t *testing.T) *workplace {
	t.Helper()
	server := sandbox.New(sandbox.Config{Strict: true, Burst: -1})
	site := httptest.NewServer(server)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- server.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		<-done
		site.Close()
	})
	w := &workplace{url: site.URL}
	w.app = &app{
		env:    environ{stdout: &w.out, stderr: io.Discard, now: time.Now},
		cfg:    Config{Database: filepath.Join(t.TempDir(), "news.db"), SlackAPIURL: site.URL + "/api/", SlackBotToken: "xoxb-test", SlackAppToken: "xapp-test", Log: "error"},
		topics: topic.Standard(),
	}
	w.log = newLogger(io.Discard, w.cfg, true)
	return w
}

// channel is the id of a channel.
func (w *workplace) channel(t *testing.T) string {
	t.Helper()
	resp, err := http.Get(w.url + "/control/state")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var list struct{ Channels []struct{ ID, Name string } }
	if err := json.NewDecoder(resp.Body).Decode(&list); err != nil {
		t.Fatal(err)
	}
	for _, c := range list.Channels {
		if c.Name == demoChannel {
			return c.ID
		}
	}
	t.Fatal("no channel")
	return ""
}

// post owes what is due and runs the bot until all of it is settled.
func (w *workplace) post(t *testing.T) {
	t.Helper()
	db, err := w.openStore(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	s, err := w.newService(db)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.publisher.OweDue(t.Context()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.bot.Run(ctx) }()
	eventually(t, "every digest to be settled", func() bool {
		list, err := db.Deliveries(t.Context(), "", 0)
		return err == nil && len(list) > 0 && list[0].State == store.Sent
	})
	cancel()
	if err := <-done; err != nil && !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// A digest that was posted after the backup is owed again after its restore
// under the same key, and in doubt.
func TestRestoreDoesNotPostAgain(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	db, err := w.openStore(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	slot := time.Now().UTC().Add(-2 * time.Minute).Truncate(time.Minute)
	err = db.SaveSubscription(t.Context(), briefing.Subscription{
		ID: "morning", Channel: w.channel(t), Name: "Morning brief", Created: slot.Add(-time.Hour), Until: slot.Add(-24 * time.Hour),
		Schedule: briefing.Schedule{Hour: slot.Hour(), Minute: slot.Minute()}, Next: slot,
	})
	if err != nil {
		t.Fatal(err)
	}
	backup := filepath.Join(t.TempDir(), "backup.db")
	if err := (backupCmd{File: backup}).Run(t.Context(), w.app); err != nil {
		t.Fatal(err)
	}
	if err := (restoreCmd{File: backup}).Run(t.Context(), w.app); !errors.Is(err, store.ErrInUse) {
		t.Errorf("restored under a running newsbrief: %v", err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}

	w.post(t)
	if err := (restoreCmd{File: backup}).Run(t.Context(), w.app); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(w.out.String(), "kept as ") || !strings.Contains(w.out.String(), "1 digests set up, 0 waiting") {
		t.Errorf("it says\n%s", w.out.String())
	}
	w.inDoubt(t, slot)
}

// inDoubt owes what is due and wants it claimed as what may have been posted at
// its slot: the poster then looks for it in the channel before it posts.
func (w *workplace) inDoubt(t *testing.T, slot time.Time) {
	t.Helper()
	db, err := w.openStore(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	s, err := w.newService(db)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.publisher.OweDue(t.Context()); err != nil {
		t.Fatal(err)
	}
	d, err := db.Claim(t.Context(), time.Now(), time.Minute)
	if err != nil || !d.FirstSent.Equal(slot) {
		t.Errorf("claimed as first sent at %v, %v; want %v", d.FirstSent, err, slot)
	}
	posted := messages(t, w.url, demoChannel)
	if key := d.Key; len(posted) != 1 || !strings.Contains(string(posted[0].Metadata), key) {
		t.Errorf("it is owed as %s, and stands there as %s", key, posted[0].Metadata)
	}
}

func TestBackupBadInput(t *testing.T) {
	t.Parallel()
	w := newWorkplace(t)
	file := filepath.Join(t.TempDir(), "backup.db")
	if err := (backupCmd{File: file}).Run(t.Context(), w.app); err == nil || nextStep(err) == "" {
		t.Errorf("without a database: %v", err)
	}
	db, err := w.openStore(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := (backupCmd{File: filepath.Join(file, "no", "folder.db")}).Run(t.Context(), w.app); err == nil || nextStep(err) == "" {
		t.Errorf("without a folder: %v", err)
	}
	if err := os.WriteFile(file, []byte("notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := (backupCmd{File: file}).Run(t.Context(), w.app); err == nil || !strings.Contains(nextStep(err), "--force") {
		t.Errorf("over a file: %v", err)
	}
	if err := (restoreCmd{File: file}).Run(t.Context(), w.app); err == nil || !strings.Contains(nextStep(err), "nothing was changed") {
		t.Errorf("restored notes: %v", err)
	}
	if err := (backupCmd{File: file, Force: true}).Run(t.Context(), w.app); err != nil {
		t.Errorf("with --force: %v", err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if left, _ := filepath.Glob(file + ".*"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
