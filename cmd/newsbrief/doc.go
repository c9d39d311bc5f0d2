// Newsbrief briefs a team on the news in Slack: each story once, with its
// headline, one key quote and its speaker, and a link to whoever published it
// first.
//
// This is a tour of the code, bottom up. The commands are told by
// newsbrief --help.
//
// # briefing: the news
//
// Package [newsbrief/briefing] is the vocabulary: [briefing.Feed],
// [briefing.Item], [briefing.Article], [briefing.Quote], [briefing.Story],
// [briefing.Digest], [briefing.Subscription], [briefing.Delivery]. Its values
// are plain. Below it, one idea a package:
//
//   - feed fetches feeds politely and reads their items; opml reads and writes
//     lists of them.
//   - article finds the text behind an item and who published it first.
//   - quote finds what was said in it, and by whom.
//   - topic knows what newsrooms call things, and tags items with topics.
//   - story groups items that tell the same event, and picks the lead.
//   - collect puts these together: due feeds in, stored items and stories out.
//   - digest answers a query with ranked briefings, and works out which
//     digests are owed.
//   - schedule says when a civil schedule's slots are, and runs the jobs.
//   - text writes digests as plain text, and holds the text rules that every
//     surface shares.
//
// # store: what is kept
//
// Package [newsbrief/store] is one SQLite file: feeds, items, quotes, stories,
// subscriptions and the outbox. storetest is the suite that any other database
// has to pass.
//
// # bot: Slack
//
// Package [newsbrief/bot] listens on Socket Mode, acknowledges first, answers
// commands and empties the outbox. command is the grammar of /brief, block
// draws messages, sandbox stands in for Slack.
//
// # cmd: the wiring
//
// Each command is a type in a file of its name. serve.go wires the bot; demo.go
// puts the sandbox and a sample newsroom around the same bot.
//
// # Two flows
//
// A morning digest: schedule wakes the collect job, collect.Collector saves
// items and their feed's validators in one transaction and regroups the window.
// Each minute digest.Publisher looks for subscriptions whose slot has come and
// owes each a delivery. bot.Poster claims it, posts it and records the
// message's timestamp; when an answer is lost, it looks in the history first.
//
// A question: an envelope comes over Socket Mode, is acknowledged empty and
// queued. command.Parse reads it, digest.Build answers it, block.Answer draws
// it, and it goes to the response URL.
package main
