package briefing

// A Census counts what is kept, for people who look after it.
type Census struct {
	Items   int // kept
	Stories int // that they tell
	Waiting int // deliveries that are owed or on their way
	Failed  int // deliveries that could not be posted, as far back as they are kept
}
