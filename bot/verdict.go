package bot

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/slack-go/slack"
)

// A verdict is what a failed call to Slack means for the message.
type verdict int

const (
	doubtful verdict = iota // it may have been posted: look before trying again
	later                   // it was not posted; try again at a given time
	unfit                   // it was not posted, and never will be in this form
	refused                 // it was not posted; this channel does not take it
	locked                  // it was not posted; our token is no good
)

// How Slack names its refusals. Every name that is in none of these lists is a
// refusal of this message in this channel: "channel_not_found",
// "is_archived", "not_in_channel", "restricted_action" and their kin.
var (
	// Slack's reference says of fatal_error that "some aspect of the
	// operation" may have succeeded; the others are no clearer.
	doubtfulCodes = []string{"fatal_error", "internal_error", "request_timeout", "service_unavailable"}
	unfitCodes    = []string{"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long", "no_text", "metadata_too_large"}
	lockedCodes   = []string{
		"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "org_login_required",
		"missing_scope", "not_allowed_token_type", "no_permission", "two_factor_setup_required",
	}
	laterCodes = []string{"ratelimited", "rate_limited", "message_limit_exceeded"}
)

// judge says what err means. The duration is how long to wait, where Slack
// said so. Whatever is not understood is doubtful: a second look costs a call,
// a second digest costs trust.
func judge(err error) (verdict, time.Duration) {
	if limited, ok := errors.AsType[*slack.RateLimitedError](err); ok {
		return later, max(limited.RetryAfter, time.Second)
	}
	answer, ok := errors.AsType[slack.SlackErrorResponse](err)
	switch {
	case !ok:
		return doubtful, 0
	case slices.Contains(doubtfulCodes, answer.Err):
		return doubtful, 0
	case slices.Contains(unfitCodes, answer.Err):
		return unfit, 0
	case slices.Contains(lockedCodes, answer.Err):
		return locked, time.Minute
	case slices.Contains(laterCodes, answer.Err):
		return later, time.Minute
	}
	return refused, 0
}

// meaning is judge's verdict alone.
func meaning(err error) verdict {
	v, _ := judge(err)
	return v
}

// code is Slack's name for an error, for logs and for people who look it up.
func code(err error) string {
	if answer, ok := errors.AsType[slack.SlackErrorResponse](err); ok {
		return answer.Err
	}
	if _, ok := errors.AsType[*slack.RateLimitedError](err); ok {
		return "ratelimited"
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return "timeout"
	}
	return "no_answer"
}
