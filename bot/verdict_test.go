package bot

import (
	"errors"
	"fmt"
	"io"
	"testing"
	"time"

	"github.com/slack-go/slack"
)

func TestJudge(t *testing.T) {
	t.Parallel()
	answer := func(code string) error {
		return fmt.Errorf("post: %w", slack.SlackErrorResponse{Err: code})
	}
	tests := []struct {
		err  error
		want verdict
		wait time.Duration
	}{
		{&slack.RateLimitedError{RetryAfter: 7 * time.Second}, later, 7 * time.Second},
		{&slack.RateLimitedError{}, later, time.Second},
		{answer("ratelimited"), later, time.Minute},
		{answer("fatal_error"), doubtful, 0},
		{answer("internal_error"), doubtful, 0},
		{slack.StatusCodeError{Code: 502}, doubtful, 0},
		{io.ErrUnexpectedEOF, doubtful, 0},
		{errors.New("what is this"), doubtful, 0},
		{answer("invalid_blocks"), unfit, 0},
		{answer("msg_too_long"), unfit, 0},
		{answer("token_revoked"), locked, time.Minute},
		{answer("missing_scope"), locked, time.Minute},
		{answer("channel_not_found"), refused, 0},
		{answer("is_archived"), refused, 0},
		{answer("restricted_action_read_only_channel"), refused, 0},
	}
	for _, tt := range tests {
		if got, wait := judge(tt.err); got != tt.want || wait != tt.wait {
			t.Errorf("judge(%v) = %v after %s, want %v after %s", tt.err, got, wait, tt.want, tt.wait)
		}
	}
}
