package bot

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"newsbrief/bot/block"
	"newsbrief/bot/command"
	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// routeSettings adds the modal of a digest's settings.
func (b *Bot) routeSettings(r *routes) {
	r.clicks["home.digest_add"] = b.newSettings
	r.clicks["digest.edit"] = b.editSettings
	r.forms["digest.save"] = form{check: faultsIn, save: b.saveSettings}
}

// newSettings opens the settings of a digest that there isn't yet. Its id is
// made now: sent twice, the modal makes one digest.
func (b *Bot) newSettings(ctx context.Context, c click) {
	loc := b.people.zone(ctx, c.user)
	s := b.begin(request{user: c.user, channel: c.channel}, loc)
	s.Schedule.Days = briefing.Weekdays
	b.openSettings(ctx, c, s)
}

// editSettings opens the settings of the digest that a button names.
func (b *Bot) editSettings(ctx context.Context, c click) {
	s, err := b.cfg.Subscriptions.Subscription(ctx, c.text)
	if errors.Is(err, briefing.ErrNotFound) {
		b.answer(ctx, c.request, block.DigestGone())
		return
	}
	if err != nil {
		b.answer(ctx, c.request, b.trouble(ctx, c.request, block.Setting, err))
		return
	}
	b.openSettings(ctx, c, s)
}

// openSettings opens a digest's settings.
func (b *Bot) openSettings(ctx context.Context, c click, s briefing.Subscription) {
	alerts := ""
	if s.Alert.Outlets > 0 {
		alerts = strings.TrimPrefix(command.Command{Verb: command.Alerts, Alert: s.Alert}.String(), "alerts ")
	}
	view := block.Settings(s, alerts, block.SettingsMark{Digest: s.ID, Rev: s.Rev, From: c.channel})
	if _, err := b.cfg.API.OpenViewContext(ctx, c.trigger, view); err != nil {
		b.log.ErrorContext(ctx, "modal not opened", "err", err)
	}
}

// Settings as the modal has them.
type entries struct {
	name, topics, channel, at, zone, alert string
	layout, outlets, quiet                 string
	days                                   []string
}

// readEntries takes the inputs out of a modal.
func readEntries(v slack.View) (e entries) {
	if v.State == nil {
		return e
	}
	of := func(id string) slack.BlockAction { return v.State.Values[id]["settings."+id] }
	e.name, e.topics, e.zone, e.alert = text.OneLine(of("name").Value), of("topics").Value, of("zone").Value, strings.TrimSpace(of("alert").Value)
	e.channel, e.at = of("channel").SelectedConversation, of("time").SelectedTime
	e.layout, e.outlets, e.quiet = of("layout").SelectedOption.Value, of("outlets").SelectedOption.Value, of("quiet").SelectedOption.Value
	for _, day := range of("days").SelectedOptions {
		e.days = append(e.days, day.Value)
	}
	return e
}

// nameMost is how long a digest's name may be, in code points.
const nameMost = 60

// faultsIn finds what can't be saved in a modal, by block_id.
func faultsIn(v slack.View) map[string]string {
	e := readEntries(v)
	faults := make(map[string]string)
	if n := utf8.RuneCountInString(e.name); n < 1 || n > nameMost {
		faults["name"] = text.Say("settings.bad_name", "n", nameMost)
	}
	if _, ok := e.subjects(); !ok {
		faults["topics"] = text.Say("settings.bad_topics")
	}
	if zone, near := command.Zone(e.zone); zone == "" && near != "" {
		faults["zone"] = text.Say("settings.near_zone", "zone", near)
	} else if zone == "" {
		faults["zone"] = text.Say("settings.bad_zone")
	}
	if len(e.days) == 0 {
		faults["days"] = text.Say("settings.bad_days")
	}
	if _, ok := e.alerts(); !ok {
		faults["alert"] = text.Say("settings.bad_alert")
	}
	if e.channel == "" {
		faults["channel"] = text.Say("settings.bad_channel")
	}
	if _, err := time.Parse("15:04", e.at); err != nil {
		faults["time"] = text.Say("settings.bad_time")
	}
	return faults
}

// subjects are the topics; false where they can't be read.
func (e entries) subjects() ([]string, bool) {
	if strings.TrimSpace(e.topics) == "" {
		return nil, true
	}
	c, err := command.Parse("follow "+e.topics, time.Time{}, time.UTC)
	return c.Topics, err == nil && len(c.Topics) > 0 && len(c.Topics) <= topicsMost
}

// alerts are the alerts; false where they can't be read.
func (e entries) alerts() (briefing.Alert, bool) {
	if e.alert == "" {
		return briefing.Alert{}, true
	}
	c, err := command.Parse("alerts "+e.alert, time.Time{}, time.UTC)
	return c.Alert, err == nil && c.Verb == command.Alerts
}

// apply makes of a digest what the modal says. The entries have no faults.
func (e entries) apply(s *briefing.Subscription) {
	s.Name, s.Channel = e.name, e.channel
	s.Topics, _ = e.subjects()
	s.Alert, _ = e.alerts()
	at, _ := time.Parse("15:04", e.at)
	zone, _ := command.Zone(e.zone)
	s.Schedule = briefing.Schedule{Hour: at.Hour(), Minute: at.Minute(), Zone: zone}
	for day := range 7 {
		for _, chosen := range e.days {
			if strings.EqualFold(chosen, time.Weekday(day).String()[:3]) {
				s.Schedule.Days |= 1 << day
			}
		}
	}
	if s.Schedule.Days == briefing.EveryDay {
		s.Schedule.Days = 0
	}
	s.Layout = briefing.Full
	if e.layout == "compact" {
		s.Layout = briefing.Compact
	}
	s.Outlets, _ = strconv.Atoi(e.outlets) // an option of ours
	s.Silent = e.quiet == "silent"
}

// saveSettings saves what the modal says, unless the digest was changed since it
// was opened, or saved by the same modal before.
func (b *Bot) saveSettings(ctx context.Context, i slack.InteractionCallback) {
	mark, ok := block.ReadSettingsMark(i.View.PrivateMetadata)
	if !ok || len(faultsIn(i.View)) > 0 {
		return // not a modal of ours
	}
	r := request{channel: mark.From, user: i.User.ID, away: true}
	s, err := b.cfg.Subscriptions.Subscription(ctx, mark.Digest)
	switch {
	case errors.Is(err, briefing.ErrNotFound) && mark.Rev == 0:
		s = briefing.Subscription{ID: mark.Digest, By: i.User.ID, Created: b.cfg.Now()}
	case errors.Is(err, briefing.ErrNotFound):
		b.tellSettings(ctx, r, block.DigestGone())
		return
	case err != nil:
		b.tellSettings(ctx, r, b.trouble(ctx, r, block.Setting, err))
		return
	case s.Rev != mark.Rev:
		b.tellSettings(ctx, r, block.SettingsOutdated())
		return
	}
	if refusal, ok := b.settle(ctx, r, &s, readEntries(i.View)); !ok {
		b.tellSettings(ctx, r, refusal)
		return
	}
	if mark.From != "" {
		b.tellSettings(ctx, r, block.SettingsSaved(s, b.cfg.Now(), r.place()))
	}
	b.publishHome(ctx, i.User.ID)
}

// settle saves a digest with the entries of a modal, if the one who sent it may
// change it where it was and where it goes.
func (b *Bot) settle(ctx context.Context, r request, s *briefing.Subscription, e entries) (refusal block.Message, ok bool) {
	for _, channel := range []string{s.Channel, e.channel} {
		if channel == "" || channel == s.Channel && s.By == r.user {
			continue
		}
		at := request{channel: channel, user: r.user, away: channel != r.channel}
		if strings.HasPrefix(channel, "D") {
			at.away = false // only one's own can be picked
		}
		if refusal, ok := b.permit(ctx, at); !ok {
			return refusal, false
		}
	}
	there, err := b.cfg.Subscriptions.Subscriptions(ctx, e.channel)
	if err != nil {
		return b.trouble(ctx, r, block.Setting, err), false
	}
	if other := called(there, e.name); other != nil && other.ID != s.ID {
		return block.DigestNameTaken(*other, e.channel), false
	}
	if e.channel != s.Channel && len(there) >= digestsMost {
		return block.DigestsFull(digestsMost, block.Channel), false
	}
	if e.channel != s.Channel {
		s.Lost = ""
	}
	e.apply(s)
	if err := b.save(ctx, request{channel: s.Channel, user: r.user}, s, command.Digest.String()); err != nil {
		return b.trouble(ctx, r, block.Setting, err), false
	}
	return block.Message{}, true
}

// tellSettings answers where the modal was opened.
func (b *Bot) tellSettings(ctx context.Context, r request, m block.Message) {
	if r.channel == "" || r.place() == block.Direct {
		b.poster.tell(ctx, b.log, r.user, m)
		return
	}
	b.whisper(ctx, r, m)
}
