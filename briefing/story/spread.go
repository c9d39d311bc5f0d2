package story

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// spread calls f for ranges that make up 0 to n, on all processors, and returns
// when all are done. Which ranges these are must not matter to f.
func spread(n int, f func(from, to int)) {
	const size = 64 // small enough that no processor waits long for another
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), (n+size-1)/size) {
		all.Go(func() {
			for {
				to := int(next.Add(size))
				if to-size >= n {
					return
				}
				f(to-size, min(to, n))
			}
		})
	}
	all.Wait()
}
