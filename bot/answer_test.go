package bot_test

import (
	"strings"
	"testing"
	"time"
)

func TestAsk(t *testing.T) {
	t.Parallel()
	w := enter(t)
	m := w.brief("china")
	wants(t, m, "china: 5 of 8 stories", "“We came for a timetable, and today we have one.”", "Ilsa Vandermoor, trade minister", "(via Aggregata)")
	if !m.Ephemeral {
		t.Error("the answer is seen by everybody")
	}
	if strings.Contains(m.Text, "<!channel>") {
		t.Error("a headline pings the channel")
	}
	for _, id := range []string{"answer.share", "answer.more", "answer.follow"} {
		if !strings.Contains(string(m.Blocks), id) {
			t.Errorf("no button %s", id)
		}
	}
}

func TestMoreStories(t *testing.T) {
	t.Parallel()
	w := enter(t)
	m := w.click(w.brief("china"), "answer.more", "")
	wants(t, m, "6. ", "8. ")
	if strings.Contains(m.Text, "timetable") || strings.Contains(string(m.Blocks), "answer.more") {
		t.Errorf("more stories begin again, or do not end:\n%s", m.Text)
	}
}

func TestSaid(t *testing.T) {
	t.Parallel()
	w := enter(t)
	m := w.brief("said vandermoor about china top 1")
	wants(t, m, "Ilsa Vandermoor on china", "“We came for a timetable, and today we have one.”")
	if !m.Ephemeral {
		t.Error("the answer is seen by everybody")
	}
	w.click(m, "answer.share", "")
	w.until("the quotes in the channel", func() bool {
		for _, m := range w.messages("general") {
			if !m.Ephemeral && strings.Contains(m.Text, "timetable") && strings.Contains(string(m.Blocks), "/brief said vandermoor about china top 1") {
				return true
			}
		}
		return false
	})
	wants(t, w.brief("said nobody"), "Nobody called “nobody” is quoted")
	wants(t, w.brief("said about china"), "“said” needs a name.")
	w.click(w.brief("said vandermoor"), "answer.follow", "")
	if got := w.desk.subscriptions; len(got) != 1 || got[0].Topics[0] != "vandermoor" {
		t.Errorf("following a person gave %+v", got)
	}
}

func TestPreviewAndNow(t *testing.T) {
	t.Parallel()
	w := enter(t)
	wants(t, w.brief("digest preview"), "There is no digest in this channel.")
	w.brief("follow china")
	m := w.brief("digest preview")
	wants(t, m, "Nothing was posted in this channel", "Morning brief", "timetable")
	if !m.Ephemeral {
		t.Error("the preview is seen by everybody")
	}
	w.control("command", map[string]any{"channel": "general", "user": "mara", "command": "/brief", "text": "digest now"})
	w.until("the digest and a note", func() bool {
		digest, note := false, false
		for _, m := range w.messages("general") {
			digest = digest || !m.Ephemeral && strings.Contains(m.Text, "timetable") && m.Metadata.EventPayload != nil
			note = note || m.Ephemeral && strings.Contains(m.Text, "is on its way to this channel.")
		}
		return digest && note
	})
}

func TestStatus(t *testing.T) {
	t.Parallel()
	w := enter(t)
	wants(t, w.brief("status"), "How newsbrief is.", "Slack: ", "312 items in 40 stories", "1 digest · 0 could not be posted")
}

func TestTrend(t *testing.T) {
	t.Parallel()
	w := enter(t)
	m := w.brief("trend china")
	wants(t, m, "china: 91 stories in two weeks", "(13)", "0, 1, 2")
	if !strings.Contains(string(m.Blocks), "data_visualization") {
		t.Errorf("no chart in\n%s", m.Blocks)
	}
	wants(t, w.brief("trend nothing"), "No story about")
	w.click(m, "answer.share", "")
	w.until("the trend in the channel", func() bool {
		for _, m := range w.messages("general") {
			if !m.Ephemeral && strings.Contains(m.Text, "91 stories") {
				return true
			}
		}
		return false
	})
}

func TestPause(t *testing.T) {
	t.Parallel()
	w := enter(t)
	wants(t, w.brief("pause"), "There is no digest in this channel.")
	w.brief("follow china")
	wants(t, w.brief("pause 2 weeks"), "is paused. The next one comes")
	if s := w.desk.subscriptions[0]; !s.Next.After(time.Now().Add(13*24*time.Hour)) || !s.PausedAt(time.Now()) {
		t.Errorf("paused for two weeks, the next digest comes %s", s.Next)
	}
	w.brief("follow chips")
	if s := w.desk.subscriptions[0]; !s.Next.After(time.Now().Add(13 * 24 * time.Hour)) {
		t.Errorf("following a topic ended the pause: next %s", s.Next)
	}
	m := w.brief("pause")
	wants(t, m, "It goes on when somebody resumes it")
	w.click(m, "hint.use", "")
	if s := w.desk.subscriptions[0]; s.PausedAt(time.Now()) || s.Next.After(time.Now().Add(25*time.Hour)) {
		t.Errorf("resumed: paused until %s, next %s", s.Paused, s.Next)
	}
	wants(t, w.brief("pause until soon"), "I don’t know the day “soon”.")
}

func TestLink(t *testing.T) {
	t.Parallel()
	w := enter(t)
	address := w.news.stories[0].Source.URL
	m := w.brief(address)
	wants(t, m, "timetable", "Ilsa Vandermoor, trade minister")
	if !m.Ephemeral {
		t.Error("the answer is seen by everybody")
	}
	w.click(m, "answer.share", "")
	w.until("the article in the channel", func() bool {
		for _, m := range w.messages("general") {
			if !m.Ephemeral && strings.Contains(m.Text, "timetable") {
				return true
			}
		}
		return false
	})
	wants(t, w.brief("https://harbor.example/section/"), "I found no article at harbor.example.")
	wants(t, w.brief("http://private.example/"), "I may not read that page")
	wants(t, w.brief("https://down.example/"), "I could not load the page")
}

func TestShare(t *testing.T) {
	t.Parallel()
	w := enter(t)
	answer := w.brief("china top 2")
	w.click(answer, "answer.share", "")
	w.until("the answer's place taken by a note", func() bool {
		shared, note := false, false
		for _, m := range w.messages("general") {
			shared = shared || !m.Ephemeral && strings.Contains(m.Text, "timetable") && strings.Contains(string(m.Blocks), "/brief china top 2")
			note = note || m.Ephemeral && strings.Contains(m.Text, "Shared")
		}
		return shared && note
	})
}

func TestFollowAndDigest(t *testing.T) {
	t.Parallel()
	w := enter(t)
	w.click(w.brief("china"), "answer.follow", "")
	if len(w.desk.subscriptions) != 1 {
		t.Fatalf("%d subscriptions", len(w.desk.subscriptions))
	}
	s := w.desk.subscriptions[0]
	if s.Schedule.Hour != 8 || s.Schedule.Zone == "UTC" || s.Schedule.Zone == "" || s.Next.Before(time.Now()) {
		t.Errorf("a new digest comes at %s, next %s; want eight in the asker's own zone", s.Schedule, s.Next)
	}
	w.brief("follow chips")
	m := w.brief("digest 07:30 weekdays Asia/Tokyo")
	wants(t, m, "07:30", "Asia/Tokyo", "china")
	if got := w.desk.subscriptions[0].Schedule; got.String() != "07:30 weekdays Asia/Tokyo" {
		t.Errorf("schedule = %s", got)
	}
	wants(t, w.brief("digest 9:15"), "09:15")
	if got := w.desk.subscriptions[0].Schedule.Zone; got != "Asia/Tokyo" {
		t.Errorf("a digest set without a zone moved to %s", got)
	}
	w.brief("unfollow chips")
	w.brief("unfollow china")
	if n := len(w.desk.subscriptions); n != 0 {
		t.Errorf("%d subscriptions left without a topic", n)
	}
	w.brief("digest off")
}

func TestFeeds(t *testing.T) {
	t.Parallel()
	w := enter(t)
	wants(t, w.brief("feeds add harbor.example"), "Harbor Ledger", "Ferry leaves early")
	wants(t, w.brief("feeds"), "Harbor Ledger")
	wants(t, w.brief("feeds add nothing.example"), "nothing.example")
	wants(t, w.brief("feeds remove Harbor Ledger"), "Harbor Ledger")
	wants(t, w.brief("feeds remove Harbor Ledger"), "Harbor Ledger")
}

func TestHints(t *testing.T) {
	t.Parallel()
	w := enter(t)
	wants(t, w.brief("help"), "/brief china")
	wants(t, w.brief("digset 08:00 weekdays"), "digset", "/brief digest 08:00 weekdays", "Nothing was changed")
	wants(t, w.brief("digset"), "digset", "/brief digest 08:00 weekdays")
	zone := w.brief("digest 08:00 Europe/Berln")
	wants(t, zone, "Europe/Berln", "Europe/Berlin", "Nothing was changed")
	wants(t, w.brief("lighthouse paint"), "lighthouse paint", "9 days old")
	wants(t, w.brief("zeppelin"), "zeppelin", "last day")
	near := w.brief("chnia")
	wants(t, near, "chnia", "China")
	// The button does what it says.
	wants(t, w.click(near, "hint.use", ""), "china: 5 of 8 stories")
	w.click(zone, "hint.use", "")
	if n := len(w.desk.subscriptions); n != 1 || w.desk.subscriptions[0].Schedule.Zone != "Europe/Berlin" {
		t.Errorf("using the zone made %d subscriptions", n)
	}
}

// A digest's More Stories shows to the one who clicked what had no room in it.
func TestMoreOfDigest(t *testing.T) {
	t.Parallel()
	w := enter(t)
	channel := w.channelID()
	owed := w.owed("key-1", channel)
	owed.Digest.Topics, owed.Digest.Total = []string{"china"}, 8
	w.desk.mu.Lock()
	w.desk.owed["key-1"] = owed
	w.desk.mu.Unlock()
	w.box.owe(owed)
	w.state("key-1", "sent")
	digest := w.posted("key-1")[0]
	before := len(w.messages(postChannel))
	if answer := w.control("action", map[string]any{"channel": postChannel, "ts": digest.TS, "action_id": "digest.more", "user": "mara"}); answer["ok"] != true {
		t.Fatalf("click: %v", answer)
	}
	more := w.next(postChannel, before)
	wants(t, more, "2. China story 2")
	if !more.Ephemeral || strings.Contains(more.Text, "timetable") {
		t.Errorf("more of the digest (ephemeral %v) tells again what it told:\n%s", more.Ephemeral, more.Text)
	}
}
