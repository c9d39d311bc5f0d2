//go:build linux

package torture_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// A disk is the file system that the database lies on; it can be filled where
// the machine lets us make one of our own.
type disk struct {
	dir   string
	small bool
}

// newDisk puts a small file system below dir, where it may.
func newDisk(t *testing.T, dir string) *disk {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Log("no disk is filled: only root may mount one")
		return &disk{dir: dir}
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=96m"); err != nil {
		t.Logf("no disk is filled: mount: %v", err)
		return &disk{dir: dir}
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Errorf("unmount: %v", err)
		}
	})
	return &disk{dir: dir, small: true}
}

// fill leaves no room on the disk for a while.
func (d *disk) fill(t *testing.T, long time.Duration) {
	t.Helper()
	name := filepath.Join(d.dir, "ballast")
	f, err := os.Create(name)
	if err != nil {
		return // it is full already
	}
	for _, size := range []int{1 << 20, 4 << 10, 1} {
		for block := make([]byte, size); ; {
			if _, err := f.Write(block); err != nil {
				break
			}
		}
	}
	time.Sleep(long)
	if err := f.Close(); err != nil {
		t.Log(err) // what couldn't be written needn't be
	}
	if err := os.Remove(name); err != nil {
		t.Error(err)
	}
}
