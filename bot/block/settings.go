package block

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// SettingsMark is what the settings modal is about, in its private_metadata.
type SettingsMark struct {
	V      int    `json:"v"`              // form of this struct
	Digest string `json:"digest"`         // Subscription.ID; of a new one, the id it will have
	Rev    int    `json:"rev"`            // Subscription.Rev that was shown; 0 for a new one
	From   string `json:"from,omitempty"` // channel where it was opened; "" for the Home tab
}

// ReadSettingsMark reads private_metadata; false where it isn't of this
// version.
func ReadSettingsMark(metadata string) (m SettingsMark, ok bool) {
	err := json.Unmarshal([]byte(metadata), &m)
	return m, err == nil && m.V == 1 && m.Digest != ""
}

// Limits of the settings' texts.
const (
	nameMost   = 60
	topicsMost = 500
)

// Settings is the modal of a digest's settings; alerts are its alerts as one
// types them after /brief alerts, "" for none. Inputs have the block_ids name,
// topics, channel, time, zone, days, layout, outlets, quiet and alert.
func Settings(s briefing.Subscription, alerts string, m SettingsMark) slack.ModalViewRequest {
	m.V = 1
	topics := strings.Join(s.Topics, ", ")
	channel := slack.NewOptionsSelectBlockElement(slack.OptTypeConversations, plain(text.Say("settings.channel_look")), "settings.channel")
	channel.InitialConversation = s.Channel
	channel.Filter = &slack.SelectBlockElementFilter{Include: []string{"public", "private", "im"}, ExcludeBotUsers: true}
	at := slack.NewTimePickerBlockElement("settings.time")
	at.InitialTime = clock(s.Schedule.Hour*60 + s.Schedule.Minute)
	inputs := []*slack.InputBlock{
		input("name", entry("settings.name", s.Name, "", nameMost)),
		input("topics", entry("settings.topics", topics, "settings.topics_look", topicsMost)).WithOptional(true),
		input("channel", channel),
		input("time", at),
		input("zone", entry("settings.zone", s.Schedule.Zone, "settings.zone_look", nameMost)),
		input("days", days(s.Schedule.Days)),
		input("layout", choice("settings.layout", int(s.Layout), "full", "compact")),
		input("outlets", atLeast(s.Outlets)),
		input("quiet", choice("settings.quiet", index(s.Silent), "told", "silent")),
		input("alert", entry("settings.alert", alerts, "settings.alert_look", topicsMost)).WithOptional(true),
	}
	blocks := make([]slack.Block, len(inputs))
	for i, b := range inputs {
		blocks[i] = b
	}
	private, err := json.Marshal(m)
	if err != nil {
		private = nil // a struct of ours: it can't fail
	}
	return slack.ModalViewRequest{
		Type: slack.VTModal, CallbackID: "digest.save", PrivateMetadata: string(private), Blocks: slack.Blocks{BlockSet: blocks},
		Title: plain(text.Say("settings.title")), Submit: plain(text.Say("settings.save")), Close: plain(text.Say("modal.cancel")),
	}
}

// DeleteDigest is the modal that asks before a digest is deleted.
func DeleteDigest(s briefing.Subscription) slack.ModalViewRequest {
	lead := say("digest.delete_sure", 0, strong("name", s.Name), room(s.Channel))
	v := modal("digest.delete", text.Say("digest.delete"), nil, notice(lead, say("digest.delete_what", 0)).Blocks)
	v.PrivateMetadata = s.ID
	v.Submit, v.Close = plain(text.Say("digest.delete_do")), plain(text.Say("digest.delete_keep"))
	return v
}

// SettingsSaved says what a digest is now, after its settings were saved.
func SettingsSaved(s briefing.Subscription, now time.Time, place Place) Message {
	return Subscribed(s, now, place)
}

// SettingsOutdated says that a digest was changed while its settings were open.
func SettingsOutdated() Message { return finish(notice(say("settings.outdated", 0)).unchanged()) }

// input is an input block; its label and hint are strings of ours.
func input(id string, element slack.BlockElement) *slack.InputBlock {
	var hint *slack.TextBlockObject
	if h := text.Template("settings."+id+"_hint", 0); h != "settings."+id+"_hint" {
		hint = plain(h)
	}
	return slack.NewInputBlock(id, plain(text.Say("settings."+id)), hint, element)
}

// entry is a line to type.
func entry(action, value, look string, most int) *slack.PlainTextInputBlockElement {
	e := slack.NewPlainTextInputBlockElement(nil, action).WithInitialValue(text.Cut(text.OneLine(value), most)).WithMaxLength(most)
	if look != "" {
		e.Placeholder = plain(text.Say(look))
	}
	return e
}

// choice is one of several, by radio buttons.
func choice(action string, chosen int, values ...string) *slack.RadioButtonsBlockElement {
	options := make([]*slack.OptionBlockObject, len(values))
	for i, v := range values {
		var what *slack.TextBlockObject
		if key := action + "_" + v + "_what"; text.Template(key, 0) != key {
			what = plain(text.Say(key))
		}
		options[i] = slack.NewOptionBlockObject(v, plain(text.Say(action+"_"+v)), what)
	}
	e := slack.NewRadioButtonsBlockElement(action, options...)
	e.InitialOption = options[max(0, min(chosen, len(options)-1))]
	return e
}

func index(b bool) int {
	if b {
		return 1
	}
	return 0
}

// days are the weekdays, from Monday on.
func days(set briefing.Days) *slack.MultiSelectBlockElement {
	var all, chosen []*slack.OptionBlockObject
	for i := range 7 {
		day := time.Weekday((i + 1) % 7)
		option := slack.NewOptionBlockObject(strings.ToLower(day.String()[:3]), plain(day.String()), nil)
		all = append(all, option)
		if set.Has(day) {
			chosen = append(chosen, option)
		}
	}
	e := slack.NewOptionsMultiSelectBlockElement(slack.MultiOptTypeStatic, plain(text.Say("settings.days_look")), "settings.days", all...)
	e.InitialOptions = chosen
	return e
}

// atLeast is how many outlets have to carry a story.
func atLeast(n int) *slack.SelectBlockElement {
	counts := []int{1, 2, 3, 5}
	if n > 1 && n != 2 && n != 3 && n != 5 {
		counts = append(counts, n)
	}
	var all []*slack.OptionBlockObject
	var chosen *slack.OptionBlockObject
	for _, c := range counts {
		option := slack.NewOptionBlockObject(fmt.Sprint(c), plain(text.Say("count.outlets", "n", c)), nil)
		all = append(all, option)
		if c == max(1, n) {
			chosen = option
		}
	}
	e := slack.NewOptionsSelectBlockElement(slack.OptTypeStatic, plain(text.Say("settings.outlets_look")), "settings.outlets", all...)
	e.InitialOption = chosen
	return e
}
