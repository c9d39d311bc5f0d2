package sandbox

import (
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strings"
)

// Bounds of files.
const (
	maxFiles = 50
	maxFile  = 4 << 20 // bytes
)

// A file is one upload of the app, in the steps of the external upload: named,
// filled, completed.
type file struct {
	id        string
	name      string
	title     string
	size      int
	data      []byte
	completed bool
	created   int64
}

// A fileStore holds the newest files.
type fileStore struct{ list []*file }

func newFileStore() *fileStore { return &fileStore{} }

func (fs *fileStore) find(id string) *file {
	for _, f := range fs.list {
		if f.id == id {
			return f
		}
	}
	return nil
}

// filesGetUploadURL is the first step: a name and a length for an address.
func (s *Server) filesGetUploadURL(c *call) (object, error) {
	name, size := path.Base(c.str("filename")), c.number("length", 0)
	switch {
	case c.str("filename") == "" || name == "/" || name == ".":
		return nil, refuse("invalid_arguments")
	case size <= 0:
		return nil, refuse("invalid_arguments")
	case size > maxFile:
		return nil, refuse("file_upload_size_restricted")
	}
	f := &file{id: s.space.id("F"), name: name, title: name, size: size, created: c.now.Unix()}
	s.files.list = latest(append(s.files.list, f), maxFiles)
	return object{"upload_url": c.base + "/files/upload/" + f.id, "file_id": f.id}, nil
}

// serveUpload is the second step: the bytes, raw or as a form's file.
func (s *Server) serveUpload(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxFile+maxBody)
	body := io.Reader(r.Body)
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind == "multipart/form-data" {
		part, err := firstFile(r)
		if err != nil {
			http.Error(w, "no file in the form", http.StatusBadRequest)
			return
		}
		defer part.Close()
		body = part
	}
	data, err := io.ReadAll(body)
	if err != nil {
		http.Error(w, "the upload broke off", http.StatusBadRequest)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.files.find(r.PathValue("id"))
	if f == nil || f.completed || len(data) != f.size {
		http.Error(w, "not the file that was announced", http.StatusBadRequest)
		return
	}
	f.data = data
	_, _ = io.WriteString(w, "OK - "+r.PathValue("id")) // the client has gone: nobody is left to tell
}

// firstFile finds the part of a form that is a file, whatever its name.
func firstFile(r *http.Request) (io.ReadCloser, error) {
	parts, err := r.MultipartReader()
	if err != nil {
		return nil, err
	}
	for {
		p, err := parts.NextPart()
		if err != nil {
			return nil, err
		}
		if p.FileName() != "" {
			return p, nil
		}
	}
}

// filesCompleteUpload is the last step: the files appear, in a channel if one
// is named.
func (s *Server) filesCompleteUpload(c *call) (object, error) {
	var wanted []struct {
		ID    string `json:"id"`
		Title string `json:"title"`
	}
	if json.Unmarshal(c.raw("files"), &wanted) != nil || len(wanted) == 0 {
		return nil, refuse("invalid_arguments")
	}
	var files []object
	for _, f := range wanted {
		stored := s.files.find(f.ID)
		if stored == nil || stored.data == nil {
			return nil, refuse("file_not_found")
		}
		if f.Title != "" {
			stored.title = f.Title
		}
		stored.completed = true
		files = append(files, stored.object(c.base))
	}
	if c.str("channel_id") == "" {
		return object{"files": files}, nil
	}
	c.args["channel"] = c.args["channel_id"]
	ch, err := s.target(c)
	if err != nil {
		return nil, err
	}
	d := &draft{text: c.str("initial_comment"), threadTS: c.str("thread_ts")}
	if err := ch.findThread(d); err != nil {
		return nil, err
	}
	m := s.message(d)
	m.Files = files
	s.post(ch, m, c.now)
	return object{"files": files}, nil
}

func (s *Server) filesInfo(c *call) (object, error) {
	f := s.files.find(c.str("file"))
	if f == nil || !f.completed {
		return nil, refuse("file_not_found")
	}
	return object{"file": f.object(c.base)}, nil
}

func (f *file) object(base string) object {
	link := base + "/files/" + f.id + "/" + url.PathEscape(f.name)
	return object{
		"id": f.id, "name": f.name, "title": f.title, "size": f.size, "created": f.created, "timestamp": f.created,
		"mimetype": f.mimetype(), "filetype": strings.TrimPrefix(path.Ext(f.name), "."), "mode": "hosted",
		"url_private": link, "url_private_download": link, "permalink": link,
	}
}

func (f *file) mimetype() string {
	if kind := mime.TypeByExtension(path.Ext(f.name)); kind != "" {
		return kind
	}
	return "application/octet-stream"
}

// serveDownload gives a completed file, never for showing in the page's origin.
func (s *Server) serveDownload(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	f := s.files.find(r.PathValue("id"))
	ok := f != nil && f.completed
	s.mu.Unlock()
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", f.mimetype())
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": f.name}))
	_, _ = w.Write(f.data) // the client has gone: nobody is left to tell
}
