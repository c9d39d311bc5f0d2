package sandbox_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"

	"newsbrief/bot/sandbox"
)

func TestErrorTable(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{})
	b.control("channel", reply{"channel": "attic", "action": "create"})
	b.control("channel", reply{"channel": "attic", "action": "invite"})
	b.control("channel", reply{"channel": "attic", "action": "archive"})
	b.control("channel", reply{"channel": "elsewhere", "action": "create"})
	b.control("channel", reply{"channel": "secret", "action": "create", "private": true})
	post := func(more ...string) url.Values {
		v := url.Values{"channel": {"general"}, "text": {"x"}}
		for i := 0; i < len(more); i += 2 {
			v.Set(more[i], more[i+1])
		}
		return v
	}
	tests := map[string]struct {
		method string
		form   url.Values
		want   string
	}{
		"no token":         {"auth.test", url.Values{"token": {""}}, "not_authed"},
		"strange token":    {"auth.test", url.Values{"token": {"hello"}}, "invalid_auth"},
		"app token":        {"auth.test", url.Values{"token": {"xapp-1"}}, "not_allowed_token_type"},
		"bot token":        {"apps.connections.open", nil, "not_allowed_token_type"},
		"unknown method":   {"chat.shout", nil, "unknown_method"},
		"unknown channel":  {"chat.postMessage", post("channel", "nowhere"), "channel_not_found"},
		"private channel":  {"chat.postMessage", post("channel", "secret"), "channel_not_found"},
		"not a member":     {"chat.postMessage", post("channel", "elsewhere"), "not_in_channel"},
		"archived":         {"chat.postMessage", post("channel", "attic"), "is_archived"},
		"no text":          {"chat.postMessage", post("text", ""), "no_text"},
		"empty blocks":     {"chat.postMessage", post("text", "", "blocks", "[]"), "no_text"},
		"long text":        {"chat.postMessage", post("text", strings.Repeat("é", 40_001)), "msg_too_long"},
		"unknown thread":   {"chat.postMessage", post("thread_ts", "1.000001"), "thread_not_found"},
		"metadata":         {"chat.postMessage", post("metadata", `{"event_type":""}`), "invalid_metadata_format"},
		"large metadata":   {"chat.postMessage", post("metadata", `{"event_type":"a","event_payload":{"k":"`+strings.Repeat("x", 9000)+`"}}`), "metadata_too_large"},
		"attachments":      {"chat.postMessage", post("attachments", `{}`), "invalid_attachments"},
		"whisper outside":  {"chat.postEphemeral", post("user", "U404"), "user_not_in_channel"},
		"update nothing":   {"chat.update", post("ts", "1.000001"), "message_not_found"},
		"delete nothing":   {"chat.delete", post("ts", "1.000001"), "message_not_found"},
		"permalink":        {"chat.getPermalink", post("message_ts", "1.000001"), "message_not_found"},
		"info":             {"conversations.info", url.Values{"channel": {"C404"}}, "channel_not_found"},
		"history outside":  {"conversations.history", url.Values{"channel": {"elsewhere"}}, "not_in_channel"},
		"history oldest":   {"conversations.history", url.Values{"channel": {"general"}, "oldest": {"yesterday"}}, "invalid_ts_oldest"},
		"history limit":    {"conversations.history", url.Values{"channel": {"general"}, "limit": {"0"}}, "invalid_limit"},
		"history cursor":   {"conversations.history", url.Values{"channel": {"general"}, "cursor": {"x"}}, "invalid_cursor"},
		"replies":          {"conversations.replies", url.Values{"channel": {"general"}, "ts": {"1.000001"}}, "thread_not_found"},
		"join archived":    {"conversations.join", url.Values{"channel": {"attic"}}, "is_archived"},
		"open nobody":      {"conversations.open", url.Values{"users": {"U404"}}, "user_not_found"},
		"user":             {"users.info", url.Values{"user": {"U404"}}, "user_not_found"},
		"reaction":         {"reactions.add", url.Values{"channel": {"general"}, "timestamp": {"1.000001"}, "name": {"eyes"}}, "message_not_found"},
		"wrong trigger":    {"views.open", url.Values{"trigger_id": {"1.2.x"}, "view": {`{"type":"modal","title":{"type":"plain_text","text":"T"},"blocks":[{"type":"divider"}]}`}}, "invalid_trigger_id"},
		"faulty view":      {"views.open", url.Values{"view": {`{"type":"modal","blocks":[]}`}}, "invalid_arguments"},
		"no view":          {"views.open", nil, "invalid_arguments"},
		"home as a modal":  {"views.open", url.Values{"view": {`{"type":"home","blocks":[{"type":"divider"}]}`}}, "invalid_arguments"},
		"update no view":   {"views.update", url.Values{"view_id": {"V404"}}, "not_found"},
		"publish for none": {"views.publish", url.Values{"user_id": {"U404"}}, "user_not_found"},
		"file":             {"files.info", url.Values{"file": {"F404"}}, "file_not_found"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := b.api(tt.method, tt.form); got.ok() || got.error() != tt.want {
				t.Errorf("%v, want %s", got, tt.want)
			}
		})
	}
}

func TestFaultyBlocksAreRefusedWithTheirPlace(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{})
	got := b.api("chat.postMessage", url.Values{"channel": {"general"}, "text": {"x"}, "blocks": {`[{"type":"divider"},{"type":"header","text":{"type":"plain_text","text":"` + strings.Repeat("x", 151) + `"}}]`}})
	if got.error() != "invalid_blocks" {
		t.Fatalf("got %v", got)
	}
	want := []any{"[ERROR] must be less than 151 characters [json-pointer:/blocks/1/text/text]"}
	if diff := cmp.Diff(want, got["response_metadata"].(map[string]any)["messages"]); diff != "" {
		t.Errorf("messages (-want +got):\n%s", diff)
	}
	if n := len(b.messages("general")); n != 0 {
		t.Errorf("%d messages were taken", n)
	}
}

func TestWarningsAndStrictness(t *testing.T) {
	t.Parallel()
	form := url.Values{"channel": {"general"}, "blocks": {`[{"type":"section","text":{"type":"mrkdwn","text":"AT&T","verbatim":true}}]`}}
	b := start(t, sandbox.Config{})
	posted := b.api("chat.postMessage", form)
	if !posted.ok() {
		t.Fatal(posted)
	}
	var pointers []string
	for _, w := range b.get("/control/warnings")["warnings"].([]any) {
		w := w.(map[string]any)
		if w["ts"] != posted["ts"] {
			t.Errorf("warning of another message: %v", w)
		}
		pointers = append(pointers, w["pointer"].(string))
	}
	if diff := cmp.Diff([]string{"/text", "/blocks/0/text/text", "/unfurl_links"}, pointers); diff != "" {
		t.Errorf("pointers (-want +got):\n%s", diff)
	}
	strict := start(t, sandbox.Config{Strict: true})
	if got := strict.api("chat.postMessage", form); got.error() != "invalid_blocks" {
		t.Errorf("strict: %v", got)
	}
}

func TestTimestampsIncreaseOnAStandingClock(t *testing.T) {
	t.Parallel()
	noon := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	b := start(t, sandbox.Config{Now: func() time.Time { return noon }})
	var stamps []string
	for range 5 {
		stamps = append(stamps, b.api("chat.postMessage", url.Values{"channel": {"general"}, "text": {"x"}})["ts"].(string))
	}
	if !slices.IsSorted(stamps) || len(slices.Compact(stamps)) != 5 {
		t.Errorf("stamps: %v", stamps)
	}
	if !strings.HasPrefix(stamps[0], fmt.Sprint(noon.Unix())+".") {
		t.Errorf("first: %s", stamps[0])
	}
}

func TestRateLimit(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	b := start(t, sandbox.Config{Burst: 2, Now: func() time.Time { return now }})
	client := b.client()
	post := func(channel string) error {
		_, _, err := client.PostMessageContext(t.Context(), channel, slack.MsgOptionText("x", false))
		return err
	}
	for range 2 {
		if err := post("general"); err != nil {
			t.Fatal(err)
		}
	}
	limited, ok := errors.AsType[*slack.RateLimitedError](post("general"))
	if !ok || limited.RetryAfter != time.Second {
		t.Fatalf("third message: %v", limited)
	}
	if err := post("china-desk"); err != nil {
		t.Errorf("another channel: %v", err)
	}
	now = now.Add(time.Second)
	if err := post("general"); err != nil {
		t.Errorf("a second later: %v", err)
	}
}

// history pages through what posts; JSON bodies are as good as forms.
func TestHistoryPagesAndMetadata(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{})
	client := b.client()
	var stamps []string
	for i := range 5 {
		_, ts, err := client.PostMessageContext(t.Context(), "general", slack.MsgOptionText(fmt.Sprint(i), false),
			slack.MsgOptionMetadata(slack.SlackMetadata{EventType: "briefing_posted", EventPayload: map[string]any{"k": fmt.Sprint(i)}}))
		if err != nil {
			t.Fatal(err)
		}
		stamps = append(stamps, ts)
	}
	if _, _, err := client.PostMessageContext(t.Context(), "general", slack.MsgOptionText("reply", false), slack.MsgOptionTS(stamps[0])); err != nil {
		t.Fatal(err)
	}
	var texts []string
	cursor := ""
	for range 3 {
		h, err := client.GetConversationHistoryContext(t.Context(), &slack.GetConversationHistoryParameters{
			ChannelID: channelID(t, client, "general"), Limit: 2, Cursor: cursor, IncludeAllMetadata: true,
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range h.Messages {
			texts = append(texts, m.Text)
			if m.Metadata.EventPayload["k"] != m.Text {
				t.Errorf("metadata of %s: %v", m.Text, m.Metadata)
			}
		}
		cursor = h.ResponseMetaData.NextCursor
	}
	if diff := cmp.Diff([]string{"4", "3", "2", "1", "0"}, texts); diff != "" || cursor != "" {
		t.Errorf("history, cursor %q (-want +got):\n%s", cursor, diff)
	}
	for _, tt := range []struct {
		oldest, latest string
		inclusive      bool
		want           int
	}{{stamps[1], stamps[3], false, 1}, {stamps[1], stamps[3], true, 3}, {stamps[4], "", false, 0}, {"", stamps[0], true, 1}} {
		got := b.api("conversations.history", url.Values{"channel": {"general"}, "oldest": {tt.oldest}, "latest": {tt.latest}, "inclusive": {fmt.Sprint(tt.inclusive)}})
		if n := len(got["messages"].([]any)); n != tt.want {
			t.Errorf("%+v: %d messages", tt, n)
		}
	}
	replies, _, _, err := client.GetConversationRepliesContext(t.Context(), &slack.GetConversationRepliesParameters{ChannelID: channelID(t, client, "general"), Timestamp: stamps[0]})
	if err != nil || len(replies) != 2 || replies[0].ReplyCount != 1 || replies[1].Text != "reply" {
		t.Errorf("replies %v, %v", replies, err)
	}
}

func channelID(t *testing.T, client *slack.Client, name string) string {
	t.Helper()
	list, _, err := client.GetConversationsContext(t.Context(), &slack.GetConversationsParameters{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range list {
		if c.Name == name {
			return c.ID
		}
	}
	t.Fatalf("no channel %s", name)
	return ""
}

func TestUpdateDeleteReactPermalink(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{})
	client := b.client()
	id := channelID(t, client, "general")
	_, ts, err := client.PostMessageContext(t.Context(), id, slack.MsgOptionText("old", false), slack.MsgOptionBlocks(slack.NewDividerBlock()))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, _, err := client.UpdateMessageContext(t.Context(), id, ts, slack.MsgOptionText("new", false)); err != nil {
		t.Fatal(err)
	}
	if err := client.AddReactionContext(t.Context(), "eyes", slack.NewRefToMessage(id, ts)); err != nil {
		t.Fatal(err)
	}
	m := b.messages("general")[0]
	if m["blocks"] == nil {
		t.Error("an update without blocks took the old ones away")
	}
	if m["text"] != "new" || m["edited"] == nil || len(m["reactions"].([]any)) != 1 {
		t.Errorf("after update and reaction: %v", m)
	}
	link, err := client.GetPermalinkContext(t.Context(), &slack.PermalinkParameters{Channel: id, Ts: ts})
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.Get(link)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK || !strings.Contains(resp.Header.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Errorf("permalink: %s %v", resp.Status, resp.Header)
	}
	if _, _, err := client.DeleteMessageContext(t.Context(), id, ts); err != nil {
		t.Fatal(err)
	}
	if n := len(b.messages("general")); n != 0 {
		t.Errorf("%d messages left", n)
	}
}

func TestUsersAndDirectMessages(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{})
	client := b.client()
	users, err := client.GetUsersContext(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(users, func(u slack.User) bool { return u.Name == "hana" })
	if i < 0 || users[i].TZ != "Asia/Tokyo" || users[i].TZOffset != 9*3600 {
		t.Fatalf("users: %+v", users)
	}
	dm, _, _, err := client.OpenConversationContext(t.Context(), &slack.OpenConversationParameters{Users: []string{users[i].ID}})
	if err != nil {
		t.Fatal(err)
	}
	if channel, _, err := client.PostMessageContext(t.Context(), users[i].ID, slack.MsgOptionText("psst", false)); err != nil || channel != dm.ID {
		t.Errorf("posted to %s, want %s: %v", channel, dm.ID, err)
	}
	me, err := client.AuthTestContext(t.Context())
	if err != nil || me.BotID == "" || me.TeamID == "" {
		t.Errorf("auth.test: %+v, %v", me, err)
	}
}

func TestFiles(t *testing.T) {
	t.Parallel()
	b := start(t, sandbox.Config{})
	client := b.client()
	const opml = "<opml>a list of feeds</opml>"
	f, err := client.UploadFileContext(t.Context(), slack.UploadFileParameters{
		Filename: "feeds.opml", FileSize: len(opml), Reader: strings.NewReader(opml), Channel: channelID(t, client, "general"), Title: "Feeds",
	})
	if err != nil {
		t.Fatal(err)
	}
	info, _, _, err := client.GetFileInfoContext(t.Context(), f.ID, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	if err := client.GetFileContext(t.Context(), info.URLPrivateDownload, &got); err != nil || got.String() != opml {
		t.Errorf("downloaded %q, %v", got.String(), err)
	}
	if m := b.messages("general")[0]; len(m["files"].([]any)) != 1 {
		t.Errorf("message: %v", m)
	}
}
