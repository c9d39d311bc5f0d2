package bot_test

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"newsbrief/briefing"
)

// newsdesk is a Briefer that knows a few stories.
type newsdesk struct {
	mu      sync.Mutex
	stories []briefing.Briefing // the topic is the first word of the headline
	asked   []briefing.Query
	wait    chan struct{} // where set, an answer waits for it
}

// Rest skips what the digest told.
func (n *newsdesk) Rest(ctx context.Context, owed briefing.Delivery, limit int) (briefing.Digest, error) {
	q := briefing.Query{Topics: owed.Digest.Topics, Since: owed.Digest.Since, Limit: limit}
	for _, b := range owed.Digest.Briefings {
		q.Skip = append(q.Skip, b.Story)
	}
	return n.Brief(ctx, q)
}

func (n *newsdesk) Brief(ctx context.Context, q briefing.Query) (briefing.Digest, error) {
	if n.wait != nil {
		select {
		case <-n.wait:
		case <-ctx.Done():
			return briefing.Digest{}, ctx.Err()
		}
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.asked = append(n.asked, q)
	d := briefing.Digest{
		Topics: q.Topics, Since: q.Since, Until: time.Now(), Outlets: 3,
		Coverage: briefing.Coverage{Outlets: 14, Items: 312},
	}
	if d.Since.IsZero() {
		d.Since = d.Until.Add(-24 * time.Hour)
	}
	for _, story := range n.stories {
		if slices.Contains(q.Muted, story.Source.Name) {
			continue
		}
		if story.Published.After(d.Since) && about(story, q.Topics) && !slices.Contains(q.Skip, story.Story) {
			d.Briefings = append(d.Briefings, story)
		}
	}
	d.Total = len(d.Briefings)
	d.Briefings = d.Briefings[:min(len(d.Briefings), max(q.Limit, 1))]
	return d, nil
}

// Said knows whom the stories quote.
func (n *newsdesk) Said(_ context.Context, name string, q briefing.Query) ([]briefing.Saying, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.asked = append(n.asked, q)
	var all []briefing.Saying
	for _, story := range n.stories {
		if story.Quote != nil && about(story, q.Topics) && strings.Contains(strings.ToLower(story.Quote.Speaker), strings.ToLower(name)) {
			all = append(all, briefing.Saying{Quote: *story.Quote, Language: story.Language, At: story.Published, Headline: story.Headline, Sources: []briefing.Source{story.Source}})
		}
	}
	return all[:min(len(all), q.Limit)], nil
}

// Trace knows one page.
func (n *newsdesk) Trace(_ context.Context, address, channel string) (briefing.Trace, error) {
	if !strings.HasSuffix(address, "/grain") {
		return briefing.Trace{}, nil
	}
	now := time.Now()
	return briefing.Trace{
		Item:  briefing.Item{ID: 1, Title: "Grain ships wait", Outlet: "Harbor Ledger", Seen: now.Add(-time.Hour)},
		About: []string{"China"}, Mentions: []string{"Wheat"},
		Outlets: 3, Feed: briefing.Feed{URL: "https://harbor.example/feed", Title: "Harbor Ledger"},
		Told: []briefing.Told{{Briefing: briefing.Briefing{Headline: "Grain ships wait"}, At: now.Add(-30 * time.Minute)}},
	}, nil
}

// Story knows the stories, and one saying of each that has a quote.
func (n *newsdesk) Story(_ context.Context, id int64) (briefing.Briefing, []briefing.Saying, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, story := range n.stories {
		if story.Story != id {
			continue
		}
		var all []briefing.Saying
		if story.Quote != nil {
			all = append(all, briefing.Saying{Quote: *story.Quote, Language: story.Language, At: story.Published, Sources: []briefing.Source{story.Source}})
		}
		return story, all, nil
	}
	return briefing.Briefing{}, nil, briefing.ErrNotFound
}

// Trend has one story a day more than the day before.
func (n *newsdesk) Trend(_ context.Context, topics []string, days int, now time.Time) (briefing.Trend, error) {
	t := briefing.Trend{Topics: topics, Before: 3, Outlets: 2}
	if topics[0] == "nothing" {
		return t, nil
	}
	for i := range days {
		t.Days = append(t.Days, briefing.Day{Start: now.AddDate(0, 0, i+1-days), Stories: i})
	}
	return t, nil
}

// Link knows the pages of the stories.
func (n *newsdesk) Link(_ context.Context, address string) (briefing.Briefing, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	switch {
	case strings.Contains(address, "private"):
		return briefing.Briefing{}, briefing.ErrRefused
	case strings.Contains(address, "down"):
		return briefing.Briefing{}, context.DeadlineExceeded
	}
	for _, story := range n.stories {
		if story.Source.URL == address {
			return story, nil
		}
	}
	return briefing.Briefing{}, briefing.ErrNotFound
}

func about(story briefing.Briefing, topics []string) bool {
	for _, topic := range topics {
		if strings.HasPrefix(strings.ToLower(story.Headline), strings.ToLower(topic)) {
			return true
		}
	}
	return len(topics) == 0
}

// desk keeps subscriptions, feeds and deliveries in memory.
type desk struct {
	mu            sync.Mutex
	subscriptions []briefing.Subscription
	feeds         []briefing.Feed
	owed          map[string]briefing.Delivery
	managers      map[string][]string
	changes       []briefing.Change
	muted         []briefing.Mute
	dropped       map[string][]int64 // by channel
	owners        map[string]string  // of feeds
	notices       map[string]briefing.Trouble
}

func (d *desk) Subscriptions(_ context.Context, channel string) ([]briefing.Subscription, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	var list []briefing.Subscription
	for _, s := range d.subscriptions {
		if s.Channel == channel || channel == "" {
			list = append(list, s)
		}
	}
	return list, nil
}

func (d *desk) Subscription(_ context.Context, id string) (briefing.Subscription, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, s := range d.subscriptions {
		if s.ID == id {
			return s, nil
		}
	}
	return briefing.Subscription{}, briefing.ErrNotFound
}

func (d *desk) Lose(_ context.Context, channel, why string) ([]briefing.Subscription, error) {
	return d.mark(channel, why)
}

func (d *desk) Regain(_ context.Context, channel string) ([]briefing.Subscription, error) {
	return d.mark(channel, "")
}

// mark sets why a channel is lost and returns the subscriptions that change.
func (d *desk) mark(channel, why string) (changed []briefing.Subscription, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for i, s := range d.subscriptions {
		if s.Channel == channel && (s.Lost == "") != (why == "") {
			d.subscriptions[i].Lost = why
			changed = append(changed, d.subscriptions[i])
		}
	}
	return changed, nil
}

func (d *desk) SaveSubscription(_ context.Context, s briefing.Subscription) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	for i := range d.subscriptions {
		if d.subscriptions[i].ID == s.ID {
			d.subscriptions[i] = s
			return nil
		}
	}
	d.subscriptions = append(d.subscriptions, s)
	return nil
}

func (d *desk) DeleteSubscription(_ context.Context, id string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	for i := range d.subscriptions {
		if d.subscriptions[i].ID == id {
			d.subscriptions = append(d.subscriptions[:i], d.subscriptions[i+1:]...)
			return nil
		}
	}
	return briefing.ErrNotFound
}

func (d *desk) Delivery(_ context.Context, key string) (briefing.Delivery, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	owed, ok := d.owed[key]
	if !ok {
		return owed, briefing.ErrNotFound
	}
	return owed, nil
}

func (d *desk) Managers(_ context.Context, channel string) ([]string, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.managers[channel]), nil
}

func (d *desk) AddManager(_ context.Context, channel, user string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.managers == nil {
		d.managers = map[string][]string{}
	}
	d.managers[channel] = append(d.managers[channel], user)
	return nil
}

func (d *desk) RemoveManager(_ context.Context, channel, user string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.managers[channel] = slices.DeleteFunc(d.managers[channel], func(u string) bool { return u == user })
	return nil
}

func (d *desk) Drop(_ context.Context, channel string, story int64, _ string, _ time.Time) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.dropped == nil {
		d.dropped = map[string][]int64{}
	}
	d.dropped[channel] = append(d.dropped[channel], story)
	return nil
}

func (d *desk) Undrop(_ context.Context, channel string, story int64) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	left := slices.DeleteFunc(slices.Clone(d.dropped[channel]), func(id int64) bool { return id == story })
	if len(left) == len(d.dropped[channel]) {
		return briefing.ErrNotFound
	}
	d.dropped[channel] = left
	return nil
}

func (d *desk) isDropped(channel string, story int64) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Contains(d.dropped[channel], story)
}

func (d *desk) Muted(_ context.Context, channel string) ([]string, error) {
	var names []string
	mutes, err := d.Mutes(context.Background(), channel)
	for _, m := range mutes {
		names = append(names, m.Outlet)
	}
	return names, err
}

func (d *desk) Mutes(_ context.Context, channel string) ([]briefing.Mute, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(d.muted), func(m briefing.Mute) bool { return m.Channel != channel && channel != "" }), nil
}

func (d *desk) Mute(_ context.Context, m briefing.Mute) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.muted = append(d.muted, m)
	return nil
}

func (d *desk) Unmute(_ context.Context, channel, outlet string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	before := len(d.muted)
	d.muted = slices.DeleteFunc(d.muted, func(m briefing.Mute) bool { return m.Channel == channel && m.Outlet == outlet })
	if len(d.muted) == before {
		return briefing.ErrNotFound
	}
	return nil
}

func (d *desk) Record(_ context.Context, c briefing.Change) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.changes = append(d.changes, c)
	return nil
}

func (d *desk) Changes(_ context.Context, channel string, limit int) ([]briefing.Change, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	list := slices.Clone(d.changes)
	slices.Reverse(list)
	list = slices.DeleteFunc(list, func(c briefing.Change) bool { return c.Channel != channel && c.Channel != "" })
	return list[:min(len(list), limit)], nil
}

func (d *desk) Feeds(context.Context) ([]briefing.Feed, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return append([]briefing.Feed(nil), d.feeds...), nil
}

func (d *desk) Census(context.Context) (briefing.Census, error) {
	return briefing.Census{Items: 312, Stories: 40, Waiting: 1}, nil
}

func (d *desk) Pause(_ context.Context, name string, paused bool) (briefing.Feed, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for i, f := range d.feeds {
		if f.Title == name || f.URL == name {
			d.feeds[i].Paused = paused
			return d.feeds[i], nil
		}
	}
	return briefing.Feed{}, briefing.ErrNotFound
}

// Retry makes a feed work again.
func (d *desk) Retry(_ context.Context, name string) (briefing.Feed, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for i, f := range d.feeds {
		if f.Title == name || f.URL == name {
			d.feeds[i].Health = briefing.Health{Worked: time.Now()}
			return d.feeds[i], nil
		}
	}
	return briefing.Feed{}, briefing.ErrNotFound
}

func (d *desk) OwnFeed(_ context.Context, feed, user string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.owners == nil {
		d.owners, d.notices = map[string]string{}, map[string]briefing.Trouble{}
	}
	d.owners[feed] = user
	return nil
}

func (d *desk) Untold(_ context.Context, before time.Time) (list []briefing.Trouble, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, f := range d.feeds {
		if _, told := d.notices[f.URL]; !told && d.owners[f.URL] != "" && f.Failures > 0 && !f.Paused && f.Worked.Before(before) {
			list = append(list, briefing.Trouble{Feed: f, User: d.owners[f.URL]})
		}
	}
	return list, nil
}

func (d *desk) Recovered(context.Context) (list []briefing.Trouble, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, f := range d.feeds {
		if t, told := d.notices[f.URL]; told && f.Failures == 0 {
			t.Feed = f
			list = append(list, t)
		}
	}
	return list, nil
}

func (d *desk) TellTrouble(_ context.Context, t briefing.Trouble) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.notices[t.Feed.URL] = t
	return nil
}

func (d *desk) EndTrouble(_ context.Context, feed, _ string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.notices, feed)
	return nil
}

func (d *desk) Look(_ context.Context, address string) ([]briefing.Candidate, error) {
	if strings.Contains(address, "nothing") {
		return nil, briefing.ErrNotFeed
	}
	return []briefing.Candidate{
		{Feed: briefing.Feed{URL: "https://broken.example/feed", Title: "Broken"}, Fault: "Its address answers “page not found” (404)."},
		{Feed: briefing.Feed{URL: "https://" + address + "/world", Title: "Harbor Ledger: World"}, Daily: 30, Whole: true, Items: []briefing.Item{{Title: "Ferry leaves early", Link: "https://harbor.example/ferry", Published: time.Now()}}},
		{Feed: briefing.Feed{URL: "https://" + address + "/all", Title: "Harbor Ledger: All"}, Daily: 0.3},
	}, nil
}

func (d *desk) Add(_ context.Context, address string) (briefing.Feed, []briefing.Item, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if strings.Contains(address, "nothing") {
		return briefing.Feed{URL: address}, nil, briefing.ErrNotFeed
	}
	f := briefing.Feed{URL: "https://" + address, Title: "Harbor Ledger"}
	d.feeds = append(d.feeds, f)
	return f, []briefing.Item{{Title: "Ferry leaves early", Link: "https://harbor.example/ferry", Seen: time.Now()}}, nil
}

func (d *desk) Remove(_ context.Context, name string) (briefing.Feed, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for i, f := range d.feeds {
		if f.Title == name {
			d.feeds = append(d.feeds[:i], d.feeds[i+1:]...)
			return f, nil
		}
	}
	return briefing.Feed{}, briefing.ErrNotFound
}

// outbox is an Outbox in memory, on a clock of its own: the test says when a
// lease has run out.
type outbox struct {
	mu     sync.Mutex
	rows   []*row
	calls  []string
	policy briefing.OnDoubt
	swept  []string
	past   time.Duration // how much time expire has let pass
}

type row struct {
	d     briefing.Delivery
	state string // ready sending sent failed held
	until time.Time
	why   string
}

func (o *outbox) owe(d briefing.Delivery) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.rows = append(o.rows, &row{d: d, state: "ready"})
}

// Preview is a digest of one story.
func (o *outbox) Preview(_ context.Context, s briefing.Subscription, slot time.Time) (briefing.Digest, error) {
	return briefing.Digest{
		Name: s.Name, Topics: s.Topics, Slot: slot, Since: slot.Add(-time.Hour), Until: slot, Zone: s.Schedule.Zone,
		Briefings: samples()[:1], Total: 1, Outlets: 1,
	}, nil
}

// OweNow owes it.
func (o *outbox) OweNow(ctx context.Context, s briefing.Subscription) error {
	d, err := o.Preview(ctx, s, time.Now())
	o.owe(briefing.Delivery{Key: "now-" + s.ID, Subscription: s.ID, Channel: s.Channel, Digest: d})
	return err
}

func (o *outbox) Claim(_ context.Context, now time.Time, lease time.Duration) (briefing.Delivery, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, r := range o.rows {
		if (r.state == "ready" || r.state == "sending") && !now.Before(r.until) {
			r.d.Attempt++
			if r.d.FirstSent.IsZero() {
				r.d.FirstSent = now
			}
			r.state, r.until = "sending", now.Add(lease)
			return r.d, nil
		}
	}
	return briefing.Delivery{}, briefing.ErrNotFound
}

// settle changes a row if the delivery is the one that was claimed last.
func (o *outbox) settle(call string, d briefing.Delivery, change func(*row)) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.calls = append(o.calls, call)
	for _, r := range o.rows {
		if r.d.Key == d.Key {
			if r.d.Attempt != d.Attempt {
				return briefing.ErrFenced
			}
			change(r)
			return nil
		}
	}
	return briefing.ErrNotFound
}

func (o *outbox) Sent(_ context.Context, d briefing.Delivery) error {
	return o.settle("sent", d, func(r *row) { r.state, r.d.Timestamp = "sent", d.Timestamp })
}

func (o *outbox) Release(_ context.Context, d briefing.Delivery, notBefore time.Time) error {
	return o.settle("release", d, func(r *row) { r.state, r.until, r.d.FirstSent = "ready", notBefore, time.Time{} })
}

func (o *outbox) Doubt(_ context.Context, d briefing.Delivery, until time.Time) error {
	return o.settle("doubt", d, func(r *row) { r.until = until })
}

func (o *outbox) Fail(_ context.Context, d briefing.Delivery, reason string) error {
	return o.settle("fail", d, func(r *row) { r.state, r.why = "failed", reason })
}

// row returns a copy of a delivery's row.
func (o *outbox) row(key string) row {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, r := range o.rows {
		if r.d.Key == key {
			return *r
		}
	}
	return row{}
}

func (o *outbox) Hold(_ context.Context, d briefing.Delivery, reason string) error {
	return o.settle("hold", d, func(r *row) { r.state, r.why = "held", reason })
}

func (o *outbox) Held(_ context.Context, channel string) ([]briefing.Delivery, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	var list []briefing.Delivery
	for _, r := range o.rows {
		if r.state == "held" && r.d.Channel == channel {
			list = append(list, r.d)
		}
	}
	return list, nil
}

func (o *outbox) SendHeld(_ context.Context, channel, key string) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, r := range o.rows {
		if r.state == "held" && r.d.Key == key && r.d.Channel == channel {
			r.state, r.until, r.d.FirstSent = "ready", time.Time{}, time.Time{}
			return nil
		}
	}
	return briefing.ErrNotFound
}

func (o *outbox) OnDoubt(context.Context, string) (briefing.OnDoubt, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return cmp.Or(o.policy, briefing.Hold), nil
}

func (o *outbox) SetOnDoubt(_ context.Context, _ string, policy briefing.OnDoubt) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.policy = policy
	return nil
}

// Unswept are all that were sent, whenever that was.
func (o *outbox) Unswept(context.Context, time.Time) ([]briefing.Delivery, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	var list []briefing.Delivery
	for _, r := range o.rows {
		if r.state == "sent" && !slices.Contains(o.swept, r.d.Key) {
			list = append(list, r.d)
		}
	}
	return list, nil
}

func (o *outbox) Swept(_ context.Context, list []briefing.Delivery) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, d := range list {
		o.swept = append(o.swept, d.Key)
	}
	return nil
}

// elapsed is the clock that is never set.
func (o *outbox) elapsed() time.Duration {
	o.mu.Lock()
	defer o.mu.Unlock()
	return time.Since(began) + o.past
}

var began = time.Now()

// expire lets every lease and wait run out now.
func (o *outbox) expire() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.past += 2 * time.Minute
	o.jumped()
}

// jump sets the outbox's clock far ahead, and no other.
func (o *outbox) jump() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.jumped()
}

func (o *outbox) jumped() {
	for _, r := range o.rows {
		r.until = time.Time{}
	}
}
