//go:build linux

package torture_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"newsbrief/bot/sandbox"
	"newsbrief/briefing"
	"newsbrief/briefing/schedule"
	"newsbrief/store"
)

// speed is how many times as fast as others the bot's clock runs.
const speed = 60

// channels are how many channels there are, each with a digest every spacing of
// the fast clock: four digests a second.
const (
	channels = 80
	spacing  = 20 * time.Minute
)

// A rig is the bot as a process of its own, a stand-in for Slack, and a wire
// between them that fails.
type rig struct {
	t     *testing.T
	rng   *rand.Rand
	dir   string // where the database lies
	work  string // where the bot runs
	disk  *disk
	epoch time.Time
	wire  *wire
	api   string
	ids   map[string]string // of the channels, by name
	off   string            // safeguards that are switched off
	start time.Time
	log   *tail
	turn  int            // which point is next
	count map[string]int // accidents by kind
}

var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "newsbrief-torture-")
	if err != nil {
		return "", err
	}
	name := filepath.Join(dir, "newsbrief")
	out, err := exec.Command("go", "build", "-tags", "torture", "-o", name, "newsbrief/cmd/newsbrief").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return name, nil
})

// newRig builds the bot and gives it subscriptions for so much of the fast
// clock's time.
func newRig(t *testing.T, seed uint64, span time.Duration, o odds) *rig {
	t.Helper()
	if _, err := program(); err != nil {
		t.Fatal(err)
	}
	r := &rig{t: t, rng: rand.New(rand.NewPCG(seed, 1)), dir: t.TempDir(), work: t.TempDir(), epoch: time.Now(), count: map[string]int{}, log: &tail{}}
	r.start = r.epoch.Truncate(time.Millisecond)
	r.disk = newDisk(t, r.dir)
	names := make([]string, channels)
	for i := range names {
		names[i] = fmt.Sprintf("desk-%02d", i)
	}
	slack := sandbox.New(sandbox.Config{Now: r.now, Channels: names, PingInterval: time.Second, Logger: slog.New(slog.DiscardHandler)})
	r.wire = &wire{slack: slack, now: r.now, odds: o, up: make(chan struct{}, 1), rng: rand.New(rand.NewPCG(seed, 2)), count: map[string]int{}}
	server := httptest.NewUnstartedServer(r.wire)
	server.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	server.Start()
	r.api = server.URL + "/api/"
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- slack.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		<-done
		server.CloseClientConnections()
		server.Close()
	})
	r.fill(min(span, 24*time.Hour))
	return r
}

// now is what the bot's clock shows, were it never wrong.
func (r *rig) now() time.Time { return r.epoch.Add(speed * time.Since(r.epoch)) }

func (r *rig) database() string { return filepath.Join(r.dir, "newsbrief.db") }

func (r *rig) open() *store.DB {
	r.t.Helper()
	db, err := store.Open(context.Background(), r.database(), store.Options{Now: r.now})
	if err != nil {
		r.t.Fatal(err)
	}
	return db
}

// fill makes the subscriptions, each due daily, and a story for each to tell:
// two articles that quote two people, so that the digest has a thread.
func (r *rig) fill(span time.Duration) {
	r.t.Helper()
	db := r.open()
	defer db.Close()
	ctx := context.Background()
	var items []briefing.Item
	for n := range int(span / spacing) {
		title := headline(n)
		for i := range 2 {
			quote := fmt.Sprintf("%s %s %s", word(n, 4+i), word(n, 6+i), word(n, 8+i))
			text := fmt.Sprintf("%s. “%s,” said %s.", title, quote, word(n, 2))
			at := strings.Index(text, quote)
			items = append(items, briefing.Item{
				Key: fmt.Sprintf("%d/%d", n, i), Title: title, Outlet: fmt.Sprintf("Outlet %d", i),
				Link:    fmt.Sprintf("https://outlet%d.example/%d", i, n),
				Article: briefing.Article{Text: text},
				Quotes:  []briefing.Quote{{Start: at, End: at + len(quote), Text: quote, Speaker: word(n, 2), Key: true, Confidence: 1}},
			})
		}
	}
	feed := briefing.Feed{URL: "https://outlets.example/feed", Paused: true}
	if err := db.AddFeed(ctx, feed); err != nil {
		r.t.Fatal(err)
	}
	saved, err := db.SaveCollection(ctx, feed, items)
	if err != nil {
		r.t.Fatal(err)
	}
	stories := map[int64]int64{}
	for i, it := range saved {
		stories[it.ID] = saved[i&^1].ID
	}
	if err := db.SaveStories(ctx, stories); err != nil {
		r.t.Fatal(err)
	}
	for c := range channels {
		for n := range int(span / spacing) {
			if err := db.SaveSubscription(ctx, r.subscription(c, n)); err != nil {
				r.t.Fatal(err)
			}
		}
	}
}

// headline is a headline that no other story resembles.
func headline(n int) string {
	who := []string{"Ferry", "Baker", "Choir", "Miner", "Judge", "Tailor", "Beekeeper", "Pilot", "Mayor", "Nurse", "Poet", "Goalkeeper"}
	does := []string{"returns to", "buys the bridge of", "sues the harbour of", "paints", "closes the museum of", "finds gold in", "feeds", "leaves", "insures", "floods", "photographs", "cheers"}
	return who[n%len(who)] + " " + does[n/len(who)%len(does)] + " " + word(n, 0)
}

// word is a word that no other story has.
func word(n, i int) string {
	var b strings.Builder
	for x := n*10 + i + 100; x > 0; x /= 20 {
		b.WriteByte("bcdfghjklmnprstvwxyz"[x%20])
		b.WriteByte("aeiou"[x%5])
	}
	return b.String()
}

// subscription is the nth of a channel. The channels' slots are spread over the
// minutes.
func (r *rig) subscription(c, n int) briefing.Subscription {
	first := r.start.Add(2*time.Minute + time.Duration(n)*spacing + time.Duration(c)*spacing/channels).UTC()
	s := briefing.Subscription{
		ID: fmt.Sprintf("%d/%d", c, n), Channel: r.channel(c), Name: "Desk brief", Topics: []string{word(n, 0)},
		Schedule: briefing.Schedule{Hour: first.Hour(), Minute: first.Minute(), Zone: "UTC"}, Created: r.start,
	}
	next, err := schedule.Next(s.Schedule, r.start)
	if err != nil {
		r.t.Fatal(err)
	}
	s.Next = next
	return s
}

// channel is the id of a channel.
func (r *rig) channel(c int) string {
	if r.ids == nil {
		r.ids = channelIDs(r.t, r.api)
	}
	return r.ids[fmt.Sprintf("desk-%02d", c)]
}

// env is the bot's environment; point is where it dies, "" for nowhere.
func (r *rig) env(point string) []string {
	env := []string{
		"SLACK_BOT_TOKEN=xoxb-torture", "SLACK_APP_TOKEN=xapp-torture", "SLACK_API_URL=" + r.api,
		"NEWSBRIEF_DATABASE=" + r.database(), "NEWSBRIEF_PAGES=never", "NEWSBRIEF_LOG=warn", "NEWSBRIEF_COLLECT=24h",
		"NEWSBRIEF_TORTURE_EPOCH=" + strconv.FormatInt(r.epoch.UnixNano(), 10),
		"NEWSBRIEF_TORTURE_STEP=" + filepath.Join(r.dir, "step"),
		"NEWSBRIEF_TORTURE_POINT=" + point, "NEWSBRIEF_TORTURE_OFF=" + r.off,
		"GOTRACEBACK=all", "PATH=" + os.Getenv("PATH"), "TMPDIR=" + os.TempDir(),
	}
	return env
}

// A life is one run of the bot.
type life struct {
	cmd  *exec.Cmd
	done chan error
}

func (r *rig) begin(point string, more ...string) *life {
	r.t.Helper()
	name, err := program()
	if err != nil {
		r.t.Fatal(err)
	}
	cmd := exec.Command(name, "serve")
	cmd.Dir, cmd.Env = r.work, append(r.env(point), more...)
	cmd.Stdout, cmd.Stderr = r.log, r.log
	if err := cmd.Start(); err != nil {
		r.t.Fatal(err)
	}
	l := &life{cmd: cmd, done: make(chan error, 1)}
	go func() { l.done <- cmd.Wait() }()
	return l
}

// beginUp is begin, and waits until the bot has come up: a slow machine must not
// make all lives too short to get anywhere.
func (r *rig) beginUp() *life {
	r.t.Helper()
	select {
	case <-r.wire.up: // of an earlier life
	default:
	}
	l := r.begin("")
	select {
	case <-r.wire.up:
	case <-time.After(10 * time.Second):
	}
	return l
}

// within waits until the bot has ended, or for so long. It reports whether it
// has.
func (l *life) within(d time.Duration) bool {
	select {
	case err := <-l.done:
		l.done <- err
		return true
	case <-time.After(d):
		return false
	}
}

// kill ends the bot as kill -9 does.
func (r *rig) kill(l *life) {
	_ = l.cmd.Process.Kill() // it may have died by itself
	r.reap(l)
}

// reap wants the bot to have been killed: by us, or at a point.
func (r *rig) reap(l *life) {
	r.t.Helper()
	err := <-l.done
	exit, ok := errors.AsType[*exec.ExitError](err)
	if status, is := statusOf(exit); !ok || !is || status.Signal() != syscall.SIGKILL {
		r.t.Fatalf("the bot ended by itself: %v\n%s", err, r.log)
	}
}

func statusOf(exit *exec.ExitError) (syscall.WaitStatus, bool) {
	if exit == nil {
		return 0, false
	}
	status, ok := exit.Sys().(syscall.WaitStatus)
	return status, ok
}

// tail is the last of what the bot has logged.
type tail struct {
	mu   sync.Mutex
	text []byte
}

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text = append(t.text, p...)
	if n := len(t.text) - 8<<10; n > 0 {
		t.text = bytes.Clone(t.text[n:])
	}
	return len(p), nil
}

// String is what is left of it.
func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.text)
}

// channelIDs asks the stand-in which channels it has.
func channelIDs(t *testing.T, api string) map[string]string {
	t.Helper()
	resp, err := http.PostForm(api+"conversations.list", map[string][]string{"token": {"xoxb-torture"}, "limit": {"200"}})
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	return decodeChannels(t, resp.Body)
}
