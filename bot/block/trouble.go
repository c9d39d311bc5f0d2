package block

// A Task is what the bot was at when it failed.
type Task string

// The tasks that can fail.
const (
	Asking     Task = "brief"
	Sharing    Task = "share"
	Following  Task = "follow"
	Setting    Task = "digest"
	Feeding    Task = "feeds"
	Permitting Task = "permit"
)

// Trouble says what could not be done. Why is for the log, not for the reader,
// who can only try again.
func Trouble(task Task, place Place) Message {
	return finish(notice(say("trouble."+string(task), 0, ours("here", place.here()))))
}

// NotInChannel says that the bot can't post where it isn't a member, and how
// to make it one.
func NotInChannel(place Place) Message {
	return finish(notice(say("trouble.channel", 0, ours("here", place.here()), verbatim("command", "/invite @newsbrief"))))
}
