package text

import (
	"fmt"
	"strings"
)

// A phrase is one string of ours, in its plural forms. {name} is a place for a
// value; {n} is the number that chooses the form. One is "" where the form
// never differs.
type phrase struct{ One, Other string }

// Say gives the string of a key with its values filled in, each after the name
// of its place: Say("story.more", "n", 3) is "+3 more". Values are not looked
// into for further places. An unknown key gives itself, so that it shows.
func Say(key string, values ...any) string {
	n := 0
	pairs := make([]string, 0, len(values))
	for i := 0; i+1 < len(values); i += 2 {
		if number, ok := values[i+1].(int); ok && values[i] == "n" {
			n = number
		}
		pairs = append(pairs, fmt.Sprintf("{%v}", values[i]), fmt.Sprint(values[i+1]))
	}
	return strings.NewReplacer(pairs...).Replace(Template(key, n))
}

// Template is the string of a key in the form for n, its places unfilled.
func Template(key string, n int) string {
	p, ok := phrases[key]
	switch {
	case !ok:
		return key
	case n == 1 && p.One != "":
		return p.One
	}
	return p.Other
}

// phrases holds every string that newsbrief says about news, in English.
//
// Voice: short, plain, friendly. "I" for the bot, "you" for the reader. No
// "please", no exclamation mark. Title Case on buttons only; no full stop in
// headings and grey lines. Quotation marks around a place belong to its value.
var phrases = map[string]phrase{
	"count.stories": {One: "{n} story", Other: "{n} stories"},
	"count.outlets": {One: "{n} outlet", Other: "{n} outlets"},
	"count.items":   {One: "{n} item", Other: "{n} items"},
	"count.quotes":  {One: "{n} quote", Other: "{n} quotes"},
	"count.feeds":   {One: "{n} feed", Other: "{n} feeds"},

	"ago.now":         {Other: "just now"},
	"ago.minutes":     {Other: "{n} min ago"},
	"ago.hours":       {Other: "{n} h ago"},
	"ago.days":        {One: "{n} day ago", Other: "{n} days ago"},
	"since":           {Other: "since {when}"},
	"since.ever":      {Other: "so far"},
	"within.hours":    {One: "in the last hour", Other: "in the last {n} hours"},
	"within.days":     {One: "in the last day", Other: "in the last {n} days"},
	"day.today":       {Other: "today"},
	"day.yesterday":   {Other: "yesterday"},
	"day.tomorrow":    {Other: "tomorrow"},
	"topics.and":      {Other: "{names} and {last}"},
	"topics.none":     {Other: "the top stories"},
	"here.channel":    {Other: "this channel"},
	"here.direct":     {Other: "this conversation"},
	"schedule.at":     {Other: "{days} at {time} {zone}"},
	"fallback.some":   {Other: "{title}: {shown} of {stories}."},
	"fallback.all":    {Other: "{title}: {stories}."},
	"fallback.none":   {Other: "{title}: no stories {since}."},
	"fallback.digest": {Other: "{title}: {stories} on {topics}."},
	"fallback.empty":  {Other: "{title}: nothing new on {topics} {since}."},
	"fallback.more":   {Other: "…and {n} more"},

	"fallback.empty_all": {Other: "{title}: nothing new {since}."},

	"story.also":       {Other: "also in {names}"},
	"story.more":       {Other: "+{n} more"},
	"story.via":        {Other: "(via {name})"},
	"story.mention":    {Other: "only a mention"},
	"story.no_speaker": {Other: "speaker not named"},
	"story.untitled":   {Other: "Untitled story"},

	"update.mark":     {Other: "Update"},
	"update.news":     {Other: "New: {news}"},
	"update.headline": {Other: "headline"},
	"update.quote":    {Other: "quote"},
	"update.before":   {Other: "Before: {headline}"},
	"update.briefed":  {Other: "briefed {when}"},

	"answer.everything":   {Other: "Top stories"},
	"answer.range":        {Other: "Top {top} of {stories} {since} · {outlets}"},
	"answer.range_all":    {Other: "{stories} {since} · {outlets}"},
	"answer.range_next":   {Other: "{first} to {last} of {stories} {since} · {outlets}"},
	"answer.share":        {Other: "Share to Channel"},
	"answer.share_label":  {One: "Share this story to this channel", Other: "Share these {n} stories to this channel"},
	"answer.more":         {Other: "More Stories"},
	"answer.more_label":   {One: "Show {n} more story about {topics}", Other: "Show {n} more stories about {topics}"},
	"answer.more_all":     {One: "Show {n} more story", Other: "Show {n} more stories"},
	"answer.follow":       {Other: "Follow Here"},
	"answer.follow_label": {Other: "Follow {topics} in {here}"},
	"answer.shared":       {Other: "Shared to {channel} · {link}"},
	"answer.shared_text":  {Other: "Shared to {channel}."},
	"answer.open":         {Other: "Open the message"},
	"answer.shared_by":    {Other: "Shared by {user} with {command}"},

	"said.title":       {Other: "{person} on {topics}"},
	"said.range":       {Other: "{shown} of {quotes} {since} · newest first"},
	"said.range_next":  {Other: "{first} to {last} of {quotes} {since} · newest first"},
	"said.range_all":   {Other: "{quotes} {since} · newest first"},
	"said.in":          {Other: "in"},
	"said.text":        {Other: "{title}: {quotes}, newest first."},
	"said.more":        {Other: "More Quotes"},
	"said.more_label":  {One: "Show {n} more quote", Other: "Show {n} more quotes"},
	"said.share_label": {Other: "Share these quotes to this channel"},
	"said.none":        {Other: "Nobody called “{x}” is quoted {since}."},
	"said.none_on":     {Other: "Nobody called “{x}” is quoted on {topics} {since}."},
	"said.stories":     {Other: "Find Stories"},
	"said.names":       {Other: "Names are found by whole words, in any case: {a}"},

	"link.none":        {Other: "I found no article at {host}."},
	"link.refused":     {Other: "I may not read that page at {host}."},
	"link.large":       {Other: "The page at {host} is too large to be an article."},
	"link.unloaded":    {Other: "I could not load the page at {host}. Try again in a minute."},
	"link.help":        {Other: "Paste the address of one article, not of a front page or a section"},
	"link.share_label": {Other: "Share this article to this channel"},

	"digest.title":        {Other: "{name}, {date}"},
	"digest.range":        {Other: "{stories} on {topics} from {outlets} · {since}"},
	"digest.range_all":    {Other: "{stories} from {outlets} · {since}"},
	"digest.rest":         {Other: "More headlines"},
	"digest.more_label":   {One: "{n} more story, shown only to you", Other: "{n} more stories, shown only to you"},
	"digest.empty":        {Other: "Nothing new on {topics} {since}"},
	"digest.empty_all":    {Other: "Nothing new {since}"},
	"digest.empty_foot":   {Other: "{outlets} checked, {items}, none on your topics"},
	"digest.empty_none":   {Other: "{outlets} checked, no new items"},
	"digest.next":         {Other: "next brief {when}"},
	"digest.set":          {Other: "{name} in {here}: {schedule} on {topics}. Next: {next}"},
	"digest.preview":      {Other: "A preview, seen only by you. Nothing was posted in {here}"},
	"digest.coming":       {Other: "{name} is on its way to {here}."},
	"digest.paused":       {Other: "{name} in {here} is paused. It goes on when somebody resumes it, with all that came meanwhile."},
	"digest.paused_until": {Other: "{name} in {here} is paused. The next one comes {next}, with all that came meanwhile."},
	"digest.resume":       {Other: "Resume Digest"},
	"digest.off":          {Other: "{name} ended in {here}."},
	"digest.none":         {Other: "There is no digest in {here}."},

	"follow.done":     {Other: "Following {topics} in {here}."},
	"follow.already":  {Other: "I follow {topics} in {here} already."},
	"unfollow.done":   {Other: "No longer following {topics} in {here}."},
	"unfollow.last":   {Other: "No topic is left, so {name} ended."},
	"unfollow.absent": {Other: "I do not follow {topics} in {here}."},

	"feeds.none":      {Other: "I collect no feeds yet. Add one with {command}"},
	"feeds.failing":   {Other: "{feed} is failing"},
	"feeds.problem":   {Other: "{problem} Last worked {ago}"},
	"feeds.never":     {Other: "{problem} It has not worked yet"},
	"feeds.healthy":   {Other: "last collected {ago}"},
	"feeds.new":       {Other: "not collected yet"},
	"feeds.paused":    {Other: "paused"},
	"feed.added":      {Other: "{feed} is added."},
	"feed.exists":     {Other: "I collect {feed} already."},
	"feed.latest":     {Other: "Latest items"},
	"feed.start":      {Other: "Nothing older is posted: your digests start with items published from now on"},
	"feed.removed":    {Other: "{feed} is removed. No more items are collected from it. Items already collected stay."},
	"feed.unknown":    {Other: "I collect no feed called “{x}”."},
	"feed.unknown_at": {Other: "All feeds are in {command}"},
	"feed.none":       {Other: "I found no feed at {host}. The page loads, but it does not name a feed."},
	"feed.none_help":  {Other: "Try the address of a section, or paste the feed’s own address. It often ends in /feed, /rss or .xml."},
	"feed.unloaded":   {Other: "I could not load {host}. {problem}"},

	"count.digests":     {One: "{n} digest", Other: "{n} digests"},
	"count.failed":      {Other: "{n} could not be posted"},
	"trend.lead":        {Other: "{topics}: {stories} in two weeks, most on {day} ({most}). The two weeks before had {before}."},
	"trend.none":        {Other: "No story about “{topics}” in two weeks."},
	"trend.window":      {Other: "A trend looks at the last 14 days"},
	"trend.days":        {Other: "By day from {from}: {numbers}."},
	"trend.title":       {Other: "Stories a day"},
	"trend.stories":     {Other: "Stories"},
	"trend.foot":        {Other: "Stories, not items: copies in several outlets count once · {outlets} · days in {zone}"},
	"trend.brief":       {Other: "Brief Now"},
	"trend.share_label": {Other: "Share the trend of {topics} to this channel"},

	"status.title":       {Other: "How newsbrief is"},
	"status.sockets":     {One: "Slack: {alive} of {n} connection", Other: "Slack: {alive} of {n} connections"},
	"status.collected":   {Other: "Feeds: collected {ago} · {feeds}, {failing}"},
	"status.uncollected": {Other: "Feeds: {feeds}, not collected yet"},
	"status.failing":     {Other: "{n} failing"},
	"status.kept":        {Other: "Kept: {items} in {stories}"},
	"status.outbox":      {Other: "To post: {waiting} · {failed}"},

	"help.lead":        {Other: "I brief you on the news: headline, one key quote, and who carries it."},
	"help.ask":         {Other: "Ask"},
	"help.ask_topic":   {Other: "top stories, seen only by you"},
	"help.ask_several": {Other: "any of these, quotes for exact words"},
	"help.ask_narrow":  {Other: "narrow it down"},
	"help.trend":       {Other: "stories a day for two weeks"},
	"help.link":        {Other: "the brief of any article"},
	"help.said":        {Other: "who said what, newest first"},
	"help.help":        {Other: "this list"},
	"help.follow":      {Other: "Follow"},
	"help.follow_add":  {Other: "follow in this channel"},
	"help.follow_end":  {Other: "stop following here"},
	"help.digest":      {Other: "a digest here; without a zone, in yours"},
	"help.digest_show": {Other: "what is set here"},
	"help.digest_try":  {Other: "what it would be now; “digest now” posts it"},
	"help.pause":       {Other: "none until then, “resume” ends it"},
	"help.digest_off":  {Other: "end the digest here"},
	"help.manage":      {Other: "Manage"},
	"help.feeds":       {Other: "list feeds and how they are"},
	"help.feeds_add":   {Other: "any page of the site will do"},
	"help.status":      {Other: "connection, collecting, what waits"},
	"help.feeds_end":   {Other: "by name or address"},
	"help.speak":       {Other: "Name me in a channel, {a}, and I answer in the thread for everybody; a direct message needs no slash"},
	"help.try":         {Other: "Try a Brief"},

	"hint.meant":         {Other: " Did you mean {y}?"},
	"hint.unchanged":     {Other: "Nothing was changed"},
	"hint.all":           {Other: "See All Commands"},
	"hint.zone":          {Other: "I don’t know the time zone “{x}”."},
	"hint.zone_look":     {Other: "Nothing was changed. Zones look like {a} or {b}"},
	"hint.zone_use":      {Other: "Use {y}"},
	"hint.zone_mine":     {Other: "Use My Time Zone"},
	"hint.zone_mine_is":  {Other: "Use my own time zone, {zone}"},
	"hint.topic":         {Other: "No story about “{x}” {since}. Did you mean {y}? It has {n}."},
	"hint.topic_use":     {Other: "Brief {y}"},
	"hint.search":        {Other: "Search Archive"},
	"hint.search_label":  {Other: "Search the last {n} days for {x}"},
	"hint.nothing":       {Other: "No story about “{x}” {within}."},
	"hint.nothing_all":   {Other: "No story {within}."},
	"hint.latest_age":    {One: " The latest one is {n} day old.", Other: " The latest one is {n} days old."},
	"hint.latest":        {Other: "Show Latest"},
	"hint.latest_label":  {Other: "Show the latest story about {x}"},
	"hint.searched":      {Other: "I searched {outlets} and {items}"},
	"hint.command":       {Other: "I don’t know “{x}”."},
	"hint.time":          {Other: "I don’t know the time “{x}”."},
	"hint.time_look":     {Other: "Nothing was changed. Times look like {a} or {b}"},
	"hint.days":          {Other: "I don’t know the days “{x}”."},
	"hint.days_look":     {Other: "Nothing was changed. Days look like {a} or {b}"},
	"hint.since":         {Other: "I don’t know the span “{x}”."},
	"hint.since_look":    {Other: "Spans look like {a} or {b}"},
	"hint.until":         {Other: "I don’t know the day “{x}”."},
	"hint.until_look":    {Other: "Nothing was changed. Pauses look like {a} or {b}"},
	"hint.number":        {Other: "I can’t show “{x}” stories."},
	"hint.number_look":   {Other: "Numbers look like {a}, up to {b}"},
	"hint.topics":        {Other: "“{x}” needs a topic."},
	"hint.feed":          {Other: "“{x}” needs a feed: its address or its name."},
	"hint.name":          {Other: "“{x}” needs a name."},
	"hint.name_look":     {Other: "Names come first, topics after about: {a} or {b}"},
	"hint.address":       {Other: "“{x}” is not a feed’s address."},
	"hint.address_look":  {Other: "Nothing was changed. Addresses look like {a} or {b}"},
	"hint.mention":       {Other: "“{x}” is a person or a channel, not a topic."},
	"hint.length":        {Other: "That is longer than I can read: {x}."},
	"hint.do_ask":        {Other: "Ask That"},
	"hint.do_digest":     {Other: "Add Digest"},
	"hint.do_digest_off": {Other: "End Digest"},
	"hint.do_preview":    {Other: "Preview Digest"},
	"hint.do_trend":      {Other: "Show Trend"},
	"hint.do_status":     {Other: "Show Status"},
	"hint.do_pause":      {Other: "Pause Digest"},
	"hint.do_show":       {Other: "Show Digest"},
	"hint.do_said":       {Other: "List Quotes"},
	"hint.do_follow":     {Other: "Follow Here"},
	"hint.do_unfollow":   {Other: "Unfollow Here"},
	"hint.do_feeds":      {Other: "List Feeds"},
	"hint.do_feed_add":   {Other: "Add Feed"},
	"hint.do_feed_end":   {Other: "Remove Feed"},
	"hint.run_label":     {Other: "Run {command}"},

	"trouble.brief":   {Other: "I could not look that up. Try again in a minute."},
	"trouble.share":   {Other: "I could not share that. Try again in a minute."},
	"trouble.follow":  {Other: "I could not change what {here} follows. Try again in a minute."},
	"trouble.digest":  {Other: "I could not change the digest in {here}. Try again in a minute."},
	"trouble.feeds":   {Other: "I could not read or change the feeds. Try again in a minute."},
	"trouble.channel": {Other: "I am not in {here}. Type {command} and try again."},
}
