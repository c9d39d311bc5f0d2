package bot

import (
	"testing"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
)

func TestAddressed(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"<@U0BOT> china":                      "china",
		"<@U0BOT|newsbrief>: china, chips":    "china, chips",
		"hello <@U0WILMA>! <@U0BOT> china":    "china",
		"china <@U0BOT>":                      "china",
		"<@U0BOT>":                            "",
		"<@U0BOT> what says <@U0WILMA>?":      "what says <@U0WILMA>?",
		"china":                               "china",
		"/brief china":                        "china",
		"<@U0BOT> /brief":                     "",
		"/briefly":                            "/briefly",
		"<@U0BOT>\u00a0said blinken since 3d": "said blinken since 3d",
	} {
		if got := addressed(text, "U0BOT"); got != want {
			t.Errorf("addressed(%q) = %q, want %q", text, got, want)
		}
	}
	if got := addressed("<@U0WHO> china", ""); got != "china" {
		t.Errorf("without an id: %q", got)
	}
}

func TestSpokenIsOnlyWhatPeopleSayToTheBot(t *testing.T) {
	t.Parallel()
	e := &slackevents.EventsAPICallbackEvent{Authorizations: []slack.EventAuthorization{{UserID: "U0BOT", IsBot: true}}}
	for name, inner := range map[string]any{
		"its own message":    &slackevents.MessageEvent{ChannelType: "im", User: "U0BOT", Channel: "D1"},
		"another bot's":      &slackevents.MessageEvent{ChannelType: "im", User: "U1", BotID: "B1", Channel: "D1"},
		"an edit":            &slackevents.MessageEvent{ChannelType: "im", SubType: "message_changed", Channel: "D1"},
		"a channel's":        &slackevents.MessageEvent{ChannelType: "channel", User: "U1", Channel: "C1"},
		"a mention by a bot": &slackevents.AppMentionEvent{User: "U1", BotID: "B1", Channel: "C1"},
		"an edited mention":  &slackevents.AppMentionEvent{User: "U1", Channel: "C1", Edited: &slackevents.Edited{}},
		"a reaction":         &slackevents.ReactionAddedEvent{},
	} {
		if r, ok := spoken(e, inner); ok {
			t.Errorf("%s is a request: %+v", name, r)
		}
	}
}
