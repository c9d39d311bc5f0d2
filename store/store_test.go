package store_test

import (
	"testing"

	"newsbrief/store"
	"newsbrief/store/storetest"
)

func TestSQLite(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, opts store.Options) *store.DB { return storetest.Open(t, opts) })
}

func TestMemory(t *testing.T) {
	t.Parallel()
	storetest.Run(t, func(t *testing.T, opts store.Options) *store.DB {
		db, err := store.Open(t.Context(), ":memory:", opts)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { db.Close() })
		return db
	})
}
