package command

import "fmt"

// A Kind is what is unclear about a command.
type Kind string

// The kinds. Their values are stable: they name the hints that answer them.
const (
	UnclearCommand Kind = "command" // a subcommand
	UnclearTime    Kind = "time"    // the time of a digest
	UnclearDays    Kind = "days"    // its days
	UnclearCron    Kind = "cron"    // a cron line that no digest can keep
	UnclearZone    Kind = "zone"    // its time zone
	UnclearSince   Kind = "since"   // the span after "since"
	UnclearUntil   Kind = "until"   // the day after "pause until"
	UnclearNumber  Kind = "number"  // the number after "top"
	UnclearTopics  Kind = "topics"  // topics are missing
	UnclearFeed    Kind = "feed"    // a feed is missing
	UnclearName    Kind = "name"    // a person's name is missing
	UnclearAddress Kind = "address" // what stands for a feed's address
	UnclearMention Kind = "mention" // a person or a channel is no topic
	UnclearOutlet  Kind = "outlet"  // an outlet's name is missing
	UnclearAlert   Kind = "alert"   // when alerts are wanted
	UnclearMember  Kind = "member"  // a member is missing, or isn't named by @
	UnclearLength  Kind = "length"  // the text is too long to be a command
)

// An Unclear is the error for text that is a command, but not one that can be
// obeyed.
type Unclear struct {
	Kind       Kind
	Word       string // the unclear piece, as typed
	Suggestion string // the command that was likely meant, as typed after /brief; "" where none is likely
	Zone       string // UnclearZone: the zone in Suggestion
	Without    string // UnclearZone: the command without a zone
}

func (u *Unclear) Error() string {
	if u.Suggestion == "" {
		return fmt.Sprintf("unclear %s: %q", u.Kind, u.Word)
	}
	return fmt.Sprintf("unclear %s: %q, perhaps %q", u.Kind, u.Word, u.Suggestion)
}
