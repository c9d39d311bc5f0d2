package sandbox_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"newsbrief/bot/sandbox"
)

func TestCommandIsAcknowledgedAndAnswered(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{})
	a := b.connect(nil)

	got := b.control("command", reply{"channel": "general", "user": "nadia", "command": "/brief", "text": "china"})
	if !got.ok() {
		t.Fatalf("command: %v", got)
	}
	cmd := wait(t, a.events, "command").Data.(slack.SlashCommand)
	type fields struct{ Command, Text, ChannelName, UserName, TeamDomain string }
	want := fields{"/brief", "china", "general", "nadia", "sample-workspace"}
	if diff := cmp.Diff(want, fields{cmd.Command, cmd.Text, cmd.ChannelName, cmd.UserName, cmd.TeamDomain}); diff != "" {
		t.Errorf("payload (-want +got):\n%s", diff)
	}
	for _, id := range []string{cmd.TeamID, cmd.ChannelID, cmd.UserID, cmd.TriggerID, cmd.ResponseURL, cmd.APIAppID, cmd.Token} {
		if id == "" {
			t.Errorf("an id is empty in %+v", cmd)
		}
	}

	err := slack.PostWebhookContext(t.Context(), cmd.ResponseURL, &slack.WebhookMessage{Text: "five stories"})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := a.PostMessageContext(t.Context(), cmd.ChannelID, slack.MsgOptionText("for all", false)); err != nil {
		t.Fatal(err)
	}
	list := b.messages("general")
	if len(list) != 2 {
		t.Fatalf("%d messages, want 2: %v", len(list), list)
	}
	if list[0]["text"] != "five stories" || list[0]["ephemeral"] != true || list[0]["ephemeral_user"] != cmd.UserID {
		t.Errorf("answer: %v", list[0])
	}
	if list[1]["text"] != "for all" || list[1]["ephemeral"] != nil {
		t.Errorf("post: %v", list[1])
	}
}

func TestAnswerInsideTheAcknowledgement(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{})
	b.connect(func(socketmode.Event) any {
		return map[string]any{"response_type": "in_channel", "text": "pong"}
	})
	if got := b.control("command", reply{"channel": "general", "user": "nadia", "command": "/ping"}); !got.ok() {
		t.Fatal(got)
	}
	list := b.messages("general")
	if len(list) != 1 || list[0]["text"] != "pong" || list[0]["ephemeral"] != nil {
		t.Errorf("messages: %v", list)
	}
}
