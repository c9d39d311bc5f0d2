package story

import (
	"sync"
	"testing"
)

func TestSpreadCoversEachOnce(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, 63, 64, 65, 1000} {
		var mu sync.Mutex
		seen := make([]int, n)
		spread(n, func(from, to int) {
			mu.Lock()
			defer mu.Unlock()
			for i := from; i < to; i++ {
				seen[i]++
			}
		})
		for i, times := range seen {
			if times != 1 {
				t.Errorf("%d of %d: %d times", i, n, times)
			}
		}
	}
}
