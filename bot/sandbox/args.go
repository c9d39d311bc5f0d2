package sandbox

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// maxBody bounds a request body of the Web API, in bytes.
const maxBody = 1 << 20

// args are the arguments of a call, by name, whether they came as a form or
// as JSON. Form values are held as JSON strings.
type args map[string]json.RawMessage

// readArgs reads the arguments of r: the query, then a form, or a JSON object.
func readArgs(w http.ResponseWriter, r *http.Request) (args, error) {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	a := args{}
	a.addForm(r.URL.Query())
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch kind {
	case "application/json":
		return a, a.addJSON(r.Body)
	case "multipart/form-data":
		if err := r.ParseMultipartForm(maxBody); err != nil {
			return nil, refuse("invalid_form_data")
		}
		a.addForm(r.PostForm)
	default:
		if err := r.ParseForm(); err != nil {
			return nil, refuse("invalid_form_data")
		}
		a.addForm(r.PostForm)
	}
	return a, nil
}

func (a args) addForm(form url.Values) {
	for k, v := range form {
		quoted, err := json.Marshal(v[0])
		if err == nil {
			a[k] = quoted
		}
	}
}

func (a args) addJSON(body io.Reader) error {
	data, err := io.ReadAll(body)
	if err != nil {
		return refuse("invalid_json")
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil // apps.connections.open is called with an empty JSON body
	}
	if bytes.TrimSpace(data)[0] != '{' {
		return refuse("json_not_object")
	}
	if err := json.Unmarshal(data, &a); err != nil {
		return refuse("invalid_json")
	}
	return nil
}

// str returns the argument as text, or "" if it is not there.
func (a args) str(name string) string {
	raw := a[name]
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	if t := strings.TrimSpace(string(raw)); t != "null" && t != "" && t[0] != '{' && t[0] != '[' {
		return t // a number or a boolean
	}
	return ""
}

// raw returns a nested argument, which may be JSON or a string holding JSON.
// It is nil if the argument is missing, null or empty.
func (a args) raw(name string) json.RawMessage {
	raw := bytes.TrimSpace(a[name])
	if len(raw) > 0 && raw[0] == '"' {
		raw = []byte(strings.TrimSpace(a.str(name)))
	}
	if len(raw) == 0 || string(raw) == "null" {
		return nil
	}
	return raw
}

// flag returns a boolean argument; Slack takes 1 and true.
func (a args) flag(name string) bool {
	ok, _ := strconv.ParseBool(a.str(name))
	return ok
}

// number returns an integer argument, or def if it is missing or no number.
func (a args) number(name string, def int) int {
	n, err := strconv.Atoi(a.str(name))
	if err != nil {
		return def
	}
	return n
}
