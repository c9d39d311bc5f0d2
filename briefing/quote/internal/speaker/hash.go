package speaker

// A features collects the features of one candidate or one stretch: hashes of a
// template and its values.
type features struct {
	hashes    []uint32
	templates []template // likewise, where somebody wants to know why
	explain   bool
}

func (f *features) reset() { f.hashes, f.templates = f.hashes[:0], f.templates[:0] }

// add appends the feature that template t makes of its values.
func (f *features) add(t template, values ...uint32) {
	h := uint32(t) * 0x9E3779B1
	for _, v := range values {
		h = (h ^ v) * 0x85EBCA6B
		h ^= h >> 13
	}
	h ^= h >> 15
	h *= 2654435761
	h ^= h >> 16
	f.hashes = append(f.hashes, h*0x9E3779B1)
	if f.explain {
		f.templates = append(f.templates, t)
	}
}

// fold hashes a string of classes into one value.
func fold(path []uint32) uint32 {
	h := uint32(len(path))
	for _, v := range path {
		h = (h ^ v) * 0x85EBCA6B
		h ^= h >> 13
	}
	return h
}

// clamp is n as a feature's value, between lo and hi.
func clamp(n, lo, hi int) uint32 { return uint32(int32(max(lo, min(hi, n)))) }

// bucket is a length or distance, coarser the larger it is.
func bucket(n int) uint32 {
	switch {
	case n <= 4:
		return uint32(int32(n))
	case n <= 6:
		return 6
	case n <= 9:
		return 9
	case n <= 14:
		return 14
	case n <= 22:
		return 22
	case n <= 40:
		return 40
	}
	return 99
}

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}
