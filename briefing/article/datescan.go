package article

import (
	_ "embed"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

//go:embed months.txt
var monthsFile string

var months = readMonths(monthsFile)

func readMonths(file string) map[string]time.Month {
	names := make(map[string]time.Month)
	for _, row := range entries(file) {
		for i, name := range strings.Fields(row) {
			if name != "-" {
				names[name] = time.Month(i + 1)
			}
		}
	}
	return names
}

const (
	firstYear = 1994 // before it, nobody published on the web
	lastYear  = 2099
)

// findDate returns the first full date in s, and how many bytes of s end with
// it. It knows year-month-day in digits, day.month.year (month/day/year where
// monthFirst), names of months in either order, and the Chinese form.
func findDate(s string, monthFirst bool) (date time.Time, end int) {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case '0' <= r && r <= '9':
			n := len(digits(s[i:]))
			if date, end = dateAt(s, i, monthFirst); end > 0 {
				return date, end
			}
			i += n
		case unicode.IsLetter(r):
			w := letterRun(s[i:])
			if m, ok := months[strings.ToLower(w)]; ok {
				if date, end = monthDayYear(s, i+len(w), m); end > 0 {
					return date, end
				}
			}
			i += len(w)
		default:
			i += size
		}
	}
	return time.Time{}, 0
}

// dateAt reads a date that begins with the number at i.
func dateAt(s string, i int, monthFirst bool) (time.Time, int) {
	n := digits(s[i:])
	j := i + len(n)
	switch {
	case len(n) == 8 || len(n) == 14:
		return day(number(n[:4]), number(n[4:6]), number(n[6:8]), i+8)
	case len(n) == 4:
		return yearMonthDay(s, j, number(n))
	case len(n) <= 2:
		if d, end := threeNumbers(s, j, number(n), monthFirst); end > 0 {
			return d, end
		}
		return dayMonthYear(s, j, number(n))
	}
	return time.Time{}, 0
}

// day is the date if there is such a day, with end; else end is 0.
func day(y, m, d, end int) (time.Time, int) {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if y < firstYear || y > lastYear || int(t.Month()) != m || t.Day() != d {
		return time.Time{}, 0
	}
	return t, end
}

// yearMonthDay reads "-07-21", "/7/21", ".07.21" and "年7月21" after a year.
func yearMonthDay(s string, i, year int) (time.Time, int) {
	i += oneOf(s[i:], "-/.年")
	i = blanks(s, i)
	m := digits(s[i:])
	i += len(m)
	i += oneOf(s[i:], "-/.月")
	i = blanks(s, i)
	d := digits(s[i:])
	if len(m) == 0 || len(m) > 2 || len(d) == 0 || len(d) > 2 {
		return time.Time{}, 0
	}
	return day(year, number(m), number(d), i+len(d))
}

// threeNumbers reads ".7.2021", "/21/2021", ". 7. 21" after a first number.
func threeNumbers(s string, i, first int, monthFirst bool) (time.Time, int) {
	i = blanks(s, i)
	n := oneOf(s[i:], "./-|")
	if n == 0 {
		return time.Time{}, 0
	}
	sep := s[i : i+n]
	i = blanks(s, i+n)
	m := digits(s[i:])
	i = blanks(s, i+len(m))
	if len(m) == 0 || len(m) > 2 || !strings.HasPrefix(s[i:], sep) {
		return time.Time{}, 0
	}
	i = blanks(s, i+n)
	y := digits(s[i:])
	year, ok := yearOf(y, sep != "-")
	if !ok {
		return time.Time{}, 0
	}
	d, mo := first, number(m)
	if sep == "/" && monthFirst || mo > 12 {
		d, mo = mo, d
	}
	return day(year, mo, d, i+len(y))
}

// dayMonthYear reads ". Juli 2021", "th of July, 2021", " de julio de 2021".
func dayMonthYear(s string, i, d int) (time.Time, int) {
	i += suffix(s[i:], "st", "nd", "rd", "th", "er", "º", "ª")
	i = skip(s, i, " .-/,")
	i = ofWord(s, i)
	w := letterRun(s[i:])
	m, ok := months[strings.ToLower(w)]
	if !ok {
		return time.Time{}, 0
	}
	i = skip(s, i+len(w), " .,-/'")
	i = ofWord(s, i)
	y := digits(s[i:])
	year, ok := yearOf(y, i > 0 && s[i-1] != ' ')
	if !ok {
		return time.Time{}, 0
	}
	return day(year, int(m), d, i+len(y))
}

// monthDayYear reads " 21st, 2021" after the name of a month.
func monthDayYear(s string, i int, m time.Month) (time.Time, int) {
	i = skip(s, i, " .")
	d := digits(s[i:])
	if len(d) == 0 || len(d) > 2 {
		return time.Time{}, 0
	}
	i += len(d)
	i += suffix(s[i:], "st", "nd", "rd", "th")
	i = skip(s, i, " ,.")
	y := digits(s[i:])
	if len(y) != 4 {
		return time.Time{}, 0
	}
	return day(number(y), int(m), number(d), i+4)
}

// yearOf reads four digits, or two where short allows.
func yearOf(y string, short bool) (int, bool) {
	switch {
	case len(y) == 4:
		return number(y), true
	case len(y) == 2 && short:
		return 2000 + number(y), true
	}
	return 0, false
}

// digits returns the ASCII digits that s begins with.
func digits(s string) string {
	n := 0
	for n < len(s) && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	return s[:n]
}

// number is the value of at most 9 digits; of more, -1.
func number(d string) int {
	if len(d) > 9 {
		return -1
	}
	v := 0
	for _, c := range []byte(d) {
		v = v*10 + int(c-'0')
	}
	return v
}

func letterRun(s string) string {
	if n := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }); n >= 0 {
		return s[:n]
	}
	return s
}

// oneOf returns the length of the rune of set that s begins with, 0 if none.
func oneOf(s, set string) int {
	r, n := utf8.DecodeRuneInString(s)
	if n > 0 && strings.ContainsRune(set, r) {
		return n
	}
	return 0
}

// skip passes runes of set, and no-break spaces, from i on.
func skip(s string, i int, set string) int {
	for {
		n := oneOf(s[i:], set)
		if n == 0 {
			n = oneOf(s[i:], "\u00a0\u202f")
		}
		if n == 0 {
			return i
		}
		i += n
	}
}

func blanks(s string, i int) int { return skip(s, i, " ") }

// suffix returns the length of the ending that s begins with, 0 if none.
func suffix(s string, endings ...string) int {
	for _, e := range endings {
		if begins(s, e) {
			return len(e)
		}
	}
	return 0
}

// ofWord passes the "of" of a date from i on.
func ofWord(s string, i int) int {
	return skip(s, i+suffix(strings.ToLower(s[i:min(len(s), i+4)]), "de", "del", "of", "d"), " '")
}
