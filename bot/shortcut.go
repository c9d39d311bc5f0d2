package bot

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"newsbrief/bot/block"
	"newsbrief/briefing/text"
)

// routeShortcuts adds what stands in the menu of a message.
func (b *Bot) routeShortcuts(r *routes) {
	r.shortcuts["brief_link"] = b.briefLinks
}

// linksMost is how many of a message's links are briefed.
const linksMost = 3

// briefLinks briefs the articles that a message links to, in its thread. What
// can't be briefed is told to the one who asked, alone.
func (b *Bot) briefLinks(ctx context.Context, i slack.InteractionCallback) {
	asker := request{channel: i.Channel.ID, user: i.User.ID, responseURL: i.ResponseURL}
	if !b.quotas.allow(asker.user, asker.channel) {
		b.answer(ctx, asker, block.TooMuch())
		return
	}
	links := linksIn(i.Message)
	if len(links) == 0 {
		b.answer(ctx, asker, block.NoLink())
		return
	}
	thread := i.Message.ThreadTimestamp
	if thread == "" {
		thread = i.Message.Timestamp
	}
	for _, address := range links[:min(len(links), linksMost)] {
		b.briefLink(ctx, asker, thread, address)
	}
}

// briefLink briefs one page in a thread.
func (b *Bot) briefLink(ctx context.Context, asker request, thread, address string) {
	brief, err := b.brief(ctx, address)
	if err != nil {
		b.log.InfoContext(ctx, "page not briefed", "channel", asker.channel, "err", err)
		b.answer(ctx, asker, block.Unread(address, unread(err)))
		return
	}
	m := block.Linked(brief, b.cfg.Now(), block.LinkedOptions{Query: address, User: asker.user})
	err = b.say(ctx, request{channel: asker.channel, thread: thread}, m)
	switch {
	case err == nil:
	case meaning(err) == refused:
		b.answer(ctx, asker, block.NotInChannel(asker.place()))
	default:
		b.answer(ctx, asker, b.trouble(ctx, asker, block.Sharing, err))
	}
}

// marked is an address as Slack marks it in a message's text.
var marked = regexp.MustCompile(`<(https?://[^|<>]+)(?:\|[^<>]*)?>`)

// plainEntities undoes Slack's escaping.
var plainEntities = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")

// linksIn are the addresses of pages in a message, each once, as they come: of
// its text, and of what it quotes from elsewhere.
func linksIn(m slack.Message) []string {
	var links []string
	add := func(address string) {
		if text.IsWeb(address) && !slices.Contains(links, address) {
			links = append(links, address)
		}
	}
	for _, found := range marked.FindAllStringSubmatch(m.Text, -1) {
		add(plainEntities.Replace(found[1]))
	}
	for _, block := range m.Blocks.BlockSet {
		if rich, ok := block.(*slack.RichTextBlock); ok {
			linksOf(rich.Elements, add)
		}
	}
	for _, a := range m.Attachments {
		add(a.FromURL)
		add(a.TitleLink)
	}
	return links
}

func linksOf(elements []slack.RichTextElement, add func(string)) {
	section := func(elements []slack.RichTextSectionElement) {
		for _, e := range elements {
			if link, ok := e.(*slack.RichTextSectionLinkElement); ok {
				add(link.URL)
			}
		}
	}
	for _, e := range elements {
		switch e := e.(type) {
		case *slack.RichTextSection:
			section(e.Elements)
		case *slack.RichTextQuote:
			section(e.Elements)
		case *slack.RichTextList:
			linksOf(e.Elements, add)
		}
	}
}
