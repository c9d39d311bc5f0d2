package bot_test

import (
	"strings"
	"testing"
)

// speak writes a message as a person does.
func (w *workspace) speak(channel, text, thread string) (ts string) {
	w.t.Helper()
	answer := w.control("message", map[string]string{"channel": channel, "user": "marlowe", "text": text, "thread_ts": thread})
	ts, _ = answer["ts"].(string)
	if ts == "" {
		w.t.Fatalf("message refused: %v", answer)
	}
	return ts
}

// heard waits for an answer that holds part, and returns it.
func (w *workspace) heard(channel, part string) (found message) {
	w.t.Helper()
	w.until("an answer with "+part, func() bool {
		for _, m := range w.messages(channel) {
			if strings.Contains(m.Text, part) && m.User != "" && len(m.Blocks) > 0 {
				found = m
				return true
			}
		}
		return false
	})
	return found
}

func TestMention(t *testing.T) {
	t.Parallel()
	w := enter(t)
	w.speak("general", "nobody asks the bot about china", "")
	asked := w.speak("general", "Morning! @newsbrief: china top 2", "")
	m := w.heard("general", "timetable")
	if m.Ephemeral {
		t.Error("the answer to a question that all read is for one person")
	}
	if strings.Contains(string(m.Blocks), "answer.share") {
		t.Error("what everybody reads can be shared")
	}
	if m.ThreadTS != asked {
		t.Errorf("answered in thread %q, asked in %q", m.ThreadTS, asked)
	}
	w.speak("general", "@newsbrief said vandermoor", asked)
	if m := w.heard("general", "Ilsa Vandermoor: 1 quote"); m.ThreadTS != asked {
		t.Errorf("a question in a thread is answered in %q", m.ThreadTS)
	}
	if n := len(w.news.asked); n != 2 {
		t.Errorf("asked %d times for two questions", n)
	}
}

func TestDirectMessage(t *testing.T) {
	t.Parallel()
	w := enter(t)
	answer := w.control("home", map[string]string{"user": "marlowe"})
	conversation, _ := answer["channel"].(string)
	if conversation == "" {
		t.Fatalf("no conversation: %v", answer)
	}
	w.speak(conversation, "china top 1", "")
	m := w.heard(conversation, "timetable")
	if m.ThreadTS != "" || strings.Contains(string(m.Blocks), "answer.share") {
		t.Errorf("answered in thread %q with\n%s", m.ThreadTS, m.Blocks)
	}
	w.speak(conversation, "/brief help", "")
	w.heard(conversation, "/brief follow china")
}
