package bot

import (
	"context"
	"strings"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"
)

// routes say who handles what comes over the socket beside commands. Each part
// of the bot adds its own.
type routes struct {
	clicks    map[string]func(context.Context, click) // by action_id, a last number left out: "answer.story"
	forms     map[string]form                         // by callback_id of the modal
	shortcuts map[string]func(context.Context, slack.InteractionCallback)
	events    map[slackevents.EventsAPIType]func(context.Context, *slackevents.EventsAPICallbackEvent, any)
}

func newRoutes(b *Bot) routes {
	r := routes{
		clicks:    map[string]func(context.Context, click){},
		forms:     map[string]form{},
		shortcuts: map[string]func(context.Context, slack.InteractionCallback){},
		events:    map[slackevents.EventsAPIType]func(context.Context, *slackevents.EventsAPICallbackEvent, any){},
	}
	b.routeSpeech(&r)
	b.routeAnswers(&r)
	b.routeStories(&r)
	b.routeDrops(&r)
	b.routeShortcuts(&r)
	b.routeHome(&r)
	b.routeFeeds(&r)
	b.routeHealth(&r)
	b.routeSettings(&r)
	b.routeChannels(&r)
	r.clicks["held.send"] = b.sendHeld
	return r
}

// A click is somebody's use of a button, menu or input of ours.
type click struct {
	request                    // text is the action's value without its kind
	action  *slack.BlockAction // as Slack sent it
	kind    string             // what stands before the first colon of the value: "cmd", "d"
	trigger string             // opens one modal, within three seconds
	view    *slack.View        // where it was, nil in a message
}

// A form is a modal of ours that people submit.
type form struct {
	// check finds what is wrong, by block_id, each a sentence. It stands before
	// the acknowledgement, which carries its answer: it must not wait for
	// anything. Nil: nothing can be.
	check func(slack.View) map[string]string
	// save does what was asked. The modal is closed by then.
	save func(context.Context, slack.InteractionCallback)
	// next is what the modal shows while save works; it is shut where nil. Like
	// check, it must not wait for anything.
	next func(slack.View) slack.ModalViewRequest
}

// verdict is what the acknowledgement of an envelope carries: nothing, but for a
// modal that can't be saved as it is, or that shows something next.
func (b *Bot) verdict(event socketmode.Event) (carries any, faulty bool) {
	i, ok := event.Data.(slack.InteractionCallback)
	if !ok || i.Type != slack.InteractionTypeViewSubmission {
		return nil, false
	}
	f := b.routes.forms[i.View.CallbackID]
	if f.check != nil {
		if faults := f.check(i.View); len(faults) > 0 {
			return slack.NewErrorsViewSubmissionResponse(faults), true
		}
	}
	if f.next != nil {
		view := f.next(i.View)
		return slack.NewUpdateViewSubmissionResponse(&view), false
	}
	return nil, false
}

// interaction is the work that an interaction asks for, nil where it asks for
// none.
func (b *Bot) interaction(i slack.InteractionCallback) job {
	switch i.Type {
	case slack.InteractionTypeBlockActions:
		if len(i.ActionCallback.BlockActions) > 0 {
			return func(ctx context.Context) { b.click(ctx, i) }
		}
	case slack.InteractionTypeViewSubmission:
		if f := b.routes.forms[i.View.CallbackID]; f.save != nil {
			return func(ctx context.Context) {
				b.meter.handled(i.View.CallbackID)
				f.save(ctx, i)
			}
		}
	case slack.InteractionTypeMessageAction, slack.InteractionTypeShortcut:
		if handle := b.routes.shortcuts[i.CallbackID]; handle != nil {
			return func(ctx context.Context) {
				b.meter.handled(i.CallbackID)
				handle(ctx, i)
			}
		}
	}
	return nil
}

// happened is the work that an event asks for, nil where it asks for none.
func (b *Bot) happened(e slackevents.EventsAPIEvent) job {
	callback, ok := e.Data.(*slackevents.EventsAPICallbackEvent)
	handle := b.routes.events[slackevents.EventsAPIType(e.InnerEvent.Type)]
	if !ok || handle == nil || !b.seen.first(callback.EventID) {
		return nil
	}
	return func(ctx context.Context) { handle(ctx, callback, e.InnerEvent.Data) }
}

// click hands a click to whoever handles its action.
func (b *Bot) click(ctx context.Context, i slack.InteractionCallback) {
	action := i.ActionCallback.BlockActions[0]
	c := click{
		request: request{channel: i.Channel.ID, user: i.User.ID, responseURL: i.ResponseURL},
		action:  action,
		trigger: i.TriggerID,
	}
	if i.View.ID != "" {
		c.view = &i.View
	}
	c.kind, c.text, _ = strings.Cut(chosen(action), ":")
	name := strings.TrimRight(action.ActionID, "0123456789")
	name = strings.TrimSuffix(name, ".")
	handle, known := b.routes.clicks[name]
	if !known && c.kind == "cmd" {
		handle, known = b.typed, true
	}
	if !known {
		return // a link's button, or one of another version
	}
	b.meter.handled(name)
	handle(ctx, c)
}

// chosen is the value of a button, or of the item of a menu.
func chosen(a *slack.BlockAction) string {
	if a.Value != "" {
		return a.Value
	}
	return a.SelectedOption.Value
}

// typed runs the command that a button carries.
func (b *Bot) typed(ctx context.Context, c click) { b.run(ctx, c.request) }
