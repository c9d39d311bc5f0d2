package sandbox_test

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"newsbrief/bot/sandbox"
)

// browser opens a tab of a headless Chromium. Without one the test is skipped,
// but fails where CI=true says that there must be one.
func browser(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" && os.Getenv("CI") == "true" {
		t.Fatal("no chromium or google-chrome on PATH, and CI=true asks for one")
	}
	if path == "" {
		t.Skip("no chromium or google-chrome on PATH: the page is not tested")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("disable-quic", true),
	)
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	ctx, stop := chromedp.NewExecAllocator(ctx, options...)
	ctx, quit := chromedp.NewContext(ctx)
	t.Cleanup(func() { quit(); stop(); cancel() })
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("start %s: %v", path, err)
	}
	return ctx
}

// TestPage shares one browser: starting it is what takes the time.
func TestPage(t *testing.T) {
	t.Parallel()
	ctx := browser(t)
	for name, test := range map[string]func(*testing.T, context.Context){
		"a command is answered and a button clicks": testAnswerAndClick,
		"messages are texts and show as unread":     testMessages,
		"a modal is filled in and sent":             testModal,
	} {
		t.Run(name, func(t *testing.T) {
			tab, closeTab := chromedp.NewContext(ctx)
			defer closeTab()
			test(t, tab)
		})
	}
}

// newsBot answers a command with a headline and a button, and replaces the
// answer when the button is pressed.
func newsBot(t *testing.T, b *bench) {
	t.Helper()
	a := b.connect(nil)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			select {
			case <-ctx.Done():
				return
			case e := <-a.events:
				if err := newsAnswer(ctx, e); err != nil && ctx.Err() == nil {
					t.Errorf("bot: %v", err)
				}
			}
		}
	}()
	t.Cleanup(func() { cancel(); <-done })
}

func newsAnswer(ctx context.Context, e socketmode.Event) error {
	plain := func(s string) *slack.TextBlockObject {
		return slack.NewTextBlockObject(slack.PlainTextType, s, false, false)
	}
	switch data := e.Data.(type) {
	case slack.SlashCommand:
		headline := slack.NewRichTextSection(slack.NewRichTextSectionLinkElement(
			"https://mossgate.example/ferry", "Ferry <b>returns</b> to *Mossgate*", &slack.RichTextSectionTextStyle{Bold: true}))
		button := slack.NewButtonBlockElement("answer.more", "1", plain("More Stories"))
		return slack.PostWebhookContext(ctx, data.ResponseURL, &slack.WebhookMessage{
			Text: "Ferry returns", Blocks: &slack.Blocks{BlockSet: []slack.Block{
				slack.NewHeaderBlock(plain("About " + data.Text)),
				slack.NewRichTextBlock("", headline), slack.NewActionBlock("", button),
			}},
		})
	case slack.InteractionCallback:
		return slack.PostWebhookContext(ctx, data.ResponseURL, &slack.WebhookMessage{
			Text: "You pressed " + data.ActionCallback.BlockActions[0].ActionID, ReplaceOriginal: true,
		})
	}
	return nil
}

func testAnswerAndClick(t *testing.T, tab context.Context) {
	b := start(t, sandbox.Config{})
	newsBot(t, b)

	const answer chromedp.CSS = `.message.ephemeral`
	step(t, tab, "open", chromedp.Navigate(b.URL+"/#general"), chromedp.WaitVisible(chromedp.CSS(`body[data-ready] #connection.on`)))
	step(t, tab, "ask", chromedp.SendKeys(chromedp.CSS(`#composer-text`), "/brief mossgate"+kb.Enter), chromedp.WaitVisible(answer))

	text, err := chromedp.Run(tab, chromedp.Text(answer))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Only visible to you", "APP", "About mossgate", "Ferry <b>returns</b> to *Mossgate*", "More Stories"} {
		if !strings.Contains(text, want) {
			t.Errorf("the answer lacks %q:\n%s", want, text)
		}
	}
	link, err := chromedp.Run(tab, chromedp.Attributes(answer+` a`))
	if err != nil {
		t.Fatal(err)
	}
	if link["href"] != "https://mossgate.example/ferry" || link["target"] != "_blank" || !strings.Contains(link["rel"], "noopener") {
		t.Errorf("link: %v", link)
	}

	step(t, tab, "click", chromedp.Click(chromedp.CSS(`[data-action="answer.more"]`)), chromedp.WaitNotPresent(chromedp.CSS(`[data-action="answer.more"]`)))
	text, err = chromedp.Run(tab, chromedp.Text(answer))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text, "You pressed answer.more") {
		t.Errorf("after the click: %s", text)
	}
}

// What a person types is a message; a text with markup stays a text; a new
// message elsewhere shows as unread.
func testMessages(t *testing.T, tab context.Context) {
	b := start(t, sandbox.Config{Channels: []string{"general", "desk"}})

	step(t, tab, "open", chromedp.Navigate(b.URL+"/#general"), chromedp.WaitVisible(chromedp.CSS(`body[data-ready] .empty`)))
	step(t, tab, "write", chromedp.SendKeys(chromedp.CSS(`#composer-text`), "<img src=x onerror=alert(1)> & *bold*"+kb.Enter), chromedp.WaitVisible(chromedp.CSS(`.message strong:not(.name)`)))
	text, err := chromedp.Run(tab, chromedp.Text(chromedp.CSS(`.message .text`)))
	if err != nil {
		t.Fatal(err)
	}
	if text != "<img src=x onerror=alert(1)> & bold" {
		t.Errorf("shown as %q", text)
	}
	if _, _, err := b.client().PostMessageContext(t.Context(), "desk", slack.MsgOptionText("news", false)); err != nil {
		t.Fatal(err)
	}
	step(t, tab, "see it unread", chromedp.WaitVisible(chromedp.CSS(`#channels a.unread[href="#desk"] .dot`)))
	step(t, tab, "go there", chromedp.Click(chromedp.CSS(`#channels a[href="#desk"]`)), chromedp.WaitVisible(chromedp.CSS(`.message`)), chromedp.WaitNotPresent(chromedp.CSS(`a.unread`)))
	step(t, tab, "command nobody hears", chromedp.SendKeys(chromedp.CSS(`#composer-text`), "/brief"+kb.Enter), chromedp.WaitVisible(chromedp.CSS(`#hint.error`)))
}

func testModal(t *testing.T, tab context.Context) {
	b := start(t, sandbox.Config{})
	a := b.connect(func(e socketmode.Event) any {
		if i, ok := e.Data.(slack.InteractionCallback); ok && i.View.State.Values["name"]["n"].Value != "Evening" {
			return slack.NewErrorsViewSubmissionResponse(map[string]string{"name": "Call it Evening"})
		}
		return nil
	})
	plain := func(s string) *slack.TextBlockObject {
		return slack.NewTextBlockObject(slack.PlainTextType, s, false, false)
	}
	name := slack.NewPlainTextInputBlockElement(nil, "n")
	view := slack.ModalViewRequest{Type: slack.VTModal, Title: plain("Settings"), Submit: plain("Save"),
		Blocks: slack.Blocks{BlockSet: []slack.Block{slack.NewInputBlock("name", plain("Name"), nil, name)}}}

	step(t, tab, "ask", chromedp.Navigate(b.URL+"/#general"), chromedp.WaitVisible(chromedp.CSS(`body[data-ready] #connection.on`)),
		chromedp.SendKeys(chromedp.CSS(`#composer-text`), "/settings"+kb.Enter))
	cmd := wait(t, a.events, "command").Data.(slack.SlashCommand)
	if _, err := a.OpenViewContext(t.Context(), cmd.TriggerID, view); err != nil {
		t.Fatal(err)
	}
	step(t, tab, "send a bad name", chromedp.SendKeys(chromedp.CSS(`dialog.modal input`), "Even"+kb.Enter), chromedp.WaitVisible(chromedp.CSS(`dialog .error`)))
	step(t, tab, "send a good one", chromedp.SendKeys(chromedp.CSS(`dialog.modal input`), "ing"+kb.Enter), chromedp.WaitNotPresent(chromedp.CSS(`dialog`)))
}

// step runs actions, or ends the test saying which step failed.
func step(t *testing.T, tab context.Context, name string, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(tab, actions...); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}
