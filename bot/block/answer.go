package block

import (
	"time"

	"github.com/slack-go/slack"

	"newsbrief/briefing"
	"newsbrief/briefing/text"
)

// MaxAnswer is how many stories an answer shows at most.
const MaxAnswer = 10

// AnswerOptions say what an answer's buttons do.
type AnswerOptions struct {
	Query string // the text after /brief that was answered: what Share and Follow act on
	More  string // the text that stands for the stories after these; "" means Query
	From  int    // stories shown before: numbers go on from there
	Place Place  // where it is read; what is read in a thread or directly is not shared
}

// Answer is the answer to /brief: the stories with their quotes, numbered, and
// the buttons Share to Channel, More Stories and Follow Here where they have
// something to do. Their value is "q:" and the query's text.
func Answer(d briefing.Digest, now time.Time, opts AnswerOptions) Message {
	d.Name = "" // an answer is called by its topics, whoever asked first
	if len(d.Briefings) == 0 {
		return finish(notice(told(text.Lead(d, now, text.Isolate), text.Lead(d, now, Name))))
	}
	first := opts.From + 1
	return fit(capped(d, MaxAnswer, opts.From), func(d briefing.Digest) Message {
		m := Message{Text: text.FallbackFunc(d, first, now, Name)}
		m.Blocks = append(m.Blocks, header(text.Title(d, now)), context(text.Range(d, first, since(d, now))))
		for i, b := range d.Briefings {
			m.Blocks = append(m.Blocks, story(b, first+i, now)...)
		}
		m.Blocks = append(m.Blocks, storyButtons(d, first, MaxAnswer)...)
		m.Blocks = append(m.Blocks, actions(opts.share(d), opts.more(d), opts.follow(d))...)
		return m
	})
}

func (o AnswerOptions) share(d briefing.Digest) *slack.ButtonBlockElement {
	if o.Place != Channel {
		return nil
	}
	label := text.Say("answer.share_label", "n", len(d.Briefings))
	return button("answer.share", "q:"+o.Query, text.Say("answer.share"), label)
}

func (o AnswerOptions) more(d briefing.Digest) *slack.ButtonBlockElement {
	left := min(d.Total-o.From-len(d.Briefings), MaxAnswer)
	if left <= 0 {
		return nil
	}
	label := text.Say("answer.more_all", "n", left)
	if topics := text.Topics(d.Topics, labelTopics); topics != "" {
		label = text.Say("answer.more_label", "n", left, "topics", topics)
	}
	query := o.More
	if query == "" {
		query = o.Query
	}
	return button("answer.more", "q:"+query, text.Say("answer.more"), label)
}

func (o AnswerOptions) follow(d briefing.Digest) *slack.ButtonBlockElement {
	topics := text.Topics(d.Topics, labelTopics)
	if topics == "" {
		return nil // everything is nothing to follow
	}
	return followButton(o.Query, topics, o.Place)
}

// labelTopics is the room for topics in a button's label.
const labelTopics = 40

func followButton(query, topics string, place Place) *slack.ButtonBlockElement {
	label := text.Say("answer.follow_label", "topics", topics, "here", place.here())
	return button("answer.follow", "q:"+query, text.Say("answer.follow"), label)
}
