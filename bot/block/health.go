package block

import (
	"time"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// FeedFailing tells who added a feed that it has failed for a day: why, since
// when, and what can be done.
func FeedFailing(f briefing.Feed, now time.Time) Message {
	since := f.Worked
	if since.IsZero() {
		since = f.Added
	}
	lines := []sentence{say("health.failing", 0, feedName(f)), prosaic(text.OneLine(f.Problem)).then(say("health.without", 0))}
	foot := text.Say("health.tries", "worked", date(since, "last loaded "+formatDay, text.Ago(since, now)), "n", f.Failures,
		"next", date(f.NextTry, "next try "+formatDay, text.Say("health.soon")))
	name := text.OneLine(f.Name())
	remove := confirmed(button("feed.remove", "feed:"+f.URL, text.Say("health.remove"), text.Say("health.remove_label", "feed", name)),
		text.Say("health.remove_ask", "feed", name), text.Say("health.remove_what"), text.Say("health.remove"), text.Say("digest.delete_keep"))
	return notice(lines...).with(append(actions(
		button("feed.retry", "feed:"+f.URL, text.Say("health.retry"), text.Say("health.retry_label", "feed", name)),
		button("feed.pause", "feed:"+f.URL, text.Say("health.pause"), text.Say("health.pause_label", "feed", name)),
		remove), context(foot))...)
}

// FeedResolved takes the place of the notice once the feed works again.
func FeedResolved(t briefing.Trouble, now time.Time) Message {
	return finish(notice(say("health.resolved", 0, feedName(t.Feed), instant("ago", t.Feed.Worked, formatAgo, text.Ago(t.Feed.Worked, now)))))
}

// FeedBack says that a feed works again, and that items of the time between
// may be missing.
func FeedBack(t briefing.Trouble, now time.Time) Message {
	return finish(notice(say("health.back", 0, feedName(t.Feed)), say("health.missing", 0)))
}

// FeedPaused says that a feed is kept and not collected.
func FeedPaused(f briefing.Feed) Message {
	resume := "feeds resume " + text.OneLine(f.Name())
	return notice(say("feed.paused", 0, feedName(f))).with(actions(
		button("hint.use", "cmd:"+resume, text.Say("feed.resume"), text.Say("hint.run_label", "command", "/brief "+resume)))...)
}

// FeedResumed says that a feed is collected again.
func FeedResumed(f briefing.Feed) Message {
	return finish(notice(say("feed.resumed", 0, feedName(f))))
}
