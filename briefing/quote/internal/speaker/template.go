package speaker

// A template is a kind of feature. Its group, what it looks at, is in the high
// bits; a group has room for 32 templates.
type template uint32

// The groups of templates.
const (
	kind       template = iota << 5 // what the mention looks like
	position                        // where it stands
	state                           // how the quotation stands in its sentence
	beside                          // words beside the quotation
	path                            // what stands between mention and quotation
	around                          // words beside the mention
	verb                            // the mention's verb
	inversion                       // a verb before the mention
	control                         // subjects of the verb before the quotation
	order                           // its place among the sentence's mentions
	identity                        // who it is, by name and count
	neighbours                      // who speaks before and after
	length                          // of the quotation, with its marks
	words                           // of the quotation
	cue                             // cue words in the sentence
	company                         // other quotations in the paragraph
	chosen                          // the mention that was chosen
	grammar                         // whom German grammar names
)

var groupNames = [...]string{"kind", "position", "state", "beside", "path", "around", "verb", "inversion", "control",
	"order", "identity", "neighbours", "length", "words", "cue", "company", "chosen", "grammar"}

// group names what t looks at.
func (t template) group() string { return groupNames[t>>5] }
