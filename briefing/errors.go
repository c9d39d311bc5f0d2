package briefing

import "errors"

// Errors that decide what happens next. They come wrapped; ask with [errors.Is].
var (
	// ErrNotFound: nothing is stored, or nothing lives, under that name.
	ErrNotFound = errors.New("not found")
	// ErrExists: what was to be added is there already.
	ErrExists = errors.New("already there")
	// ErrNotFeed: the document is not a feed in any format we read.
	ErrNotFeed = errors.New("not a feed")
	// ErrRefused: policy forbids the request: a private address, a scheme or
	// port that isn't the web's, robots.txt.
	ErrRefused = errors.New("refused")
	// ErrTooLarge: the document is larger than any limit allows.
	ErrTooLarge = errors.New("too large")
	// ErrNotArticle: the page is another kind of page: a wall, a consent form, a
	// live blog, a gallery, a list of articles.
	ErrNotArticle = errors.New("not an article")
	// ErrNewerDatabase: the database was written by a newer version of newsbrief.
	ErrNewerDatabase = errors.New("database is from a newer version")
	// ErrFenced: the delivery was claimed again by somebody else in the meantime.
	ErrFenced = errors.New("claimed by another")
)
