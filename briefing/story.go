package briefing

// A Story is one event as all the items tell it that were collected of it.
type Story struct {
	ID    int64  // stays while the story gets items
	Items []Item // never empty; the lead first, the others by time
}

// Lead is the item whose headline, source and date stand for the story.
func (s Story) Lead() Item { return s.Items[0] }
