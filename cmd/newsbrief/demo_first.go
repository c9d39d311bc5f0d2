package main

import (
	"context"
	"fmt"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/schedule"
)

// first collects, posts the first digest and says where to look. From then on
// the demo is the service: the subscription that it leaves is like any other.
func (d *demo) first(ctx context.Context) error {
	page := "http://" + d.listener.Addr().String() + "/"
	fmt.Fprintf(d.app.env.stdout, "newsbrief demo: %s\n", page)
	report, err := d.round(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintln(d.app.env.stdout, reportLines(report))
	channel, err := d.channel(ctx, demoChannel)
	if err != nil {
		return err
	}
	subscription, err := d.subscription(ctx, channel)
	if err != nil {
		return err
	}
	now, err := d.db.Settled(ctx)
	if err != nil {
		return err
	}
	if err := d.publisher.Owe(ctx, subscription, now); err != nil {
		return err
	}
	fmt.Fprintf(d.app.env.stdout, "The first digest is in #%s. Open the page and try: /brief china\nCtrl-C ends the demo.\n", demoChannel)
	return nil
}

// subscription is the digest that the channel gets every morning: the one it
// has in a database that was kept, else a new one.
func (d *demo) subscription(ctx context.Context, channel string) (briefing.Subscription, error) {
	kept, err := d.db.Subscriptions(ctx, channel)
	if err != nil {
		return briefing.Subscription{}, err
	}
	if len(kept) > 0 {
		return kept[0], nil
	}
	now := d.app.env.now()
	s := briefing.Subscription{
		ID:       "demo-" + channel,
		Channel:  channel,
		Name:     "Morning brief",
		Schedule: briefing.Schedule{Hour: 8, Zone: "Europe/Berlin"},
		Created:  now,
	}
	if s.Next, err = schedule.Next(s.Schedule, now); err != nil {
		return s, err
	}
	return s, d.db.SaveSubscription(ctx, s)
}

// channel asks Slack, here the sandbox, for the id of a channel.
func (d *demo) channel(ctx context.Context, name string) (string, error) {
	channels, _, err := d.app.slack().GetConversationsContext(ctx, &slack.GetConversationsParameters{})
	if err != nil {
		return "", fmt.Errorf("list channels: %w", err)
	}
	for _, c := range channels {
		if c.Name == name {
			return c.ID, nil
		}
	}
	return "", fmt.Errorf("channel #%s: %w", name, briefing.ErrNotFound)
}
