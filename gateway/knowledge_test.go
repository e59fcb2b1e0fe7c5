package gateway

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"roundpeg/bot/knowledge"
)

// shelf opens a library of one page, over the store of the house that is about to be.
func shelf(t *testing.T) func(*Options) {
	return func(o *Options) {
		l, err := knowledge.OpenLibrary(t.Context(), o.Store, knowledge.LibraryOptions{First: fstest.MapFS{"en/returns.md": {Data: []byte("# Returns\n\nYou can send things back within thirty days.\n")}}})
		require.NoError(t, err)
		t.Cleanup(l.Close)
		o.Library = l
	}
}

func TestKnowledge(t *testing.T) {
	h := newHouse(t, shelf(t))
	_, who := h.agent("chief", 4, true)
	_, other := h.agent("ana", 2, false)
	chief, ana := cookie(who), cookie(other)
	items := func() (all []string) {
		for _, i := range h.do("GET", "/v1/knowledge", nil, ana).object(t)["items"].([]any) {
			all = append(all, i.(m)["page"].(string))
		}
		return all
	}
	require.Equal(t, []string{"en/returns"}, items())
	one := h.do("GET", "/v1/knowledge/en/returns", nil, ana)
	require.Equal(t, []any{200, `"0"`}, []any{one.StatusCode, one.Header.Get("ETag")})
	page := one.object(t)
	require.Equal(t, []any{"Returns", 1.0, 0.0, "file"}, []any{page["title"], page["passages"], page["version"], page["from"]})
	require.Contains(t, page["content"], "thirty days")
	require.Len(t, page["versions"], 1)

	put := h.do("PUT", "/v1/knowledge/en/returns", m{"content": "# Returns\n\nForty days."}, chief, header("If-Match", `"0"`))
	require.Equal(t, []any{200, `"1"`}, []any{put.StatusCode, put.Header.Get("ETag")}, "%s", put.body)
	require.Equal(t, "# Returns\n\nForty days.", put.object(t)["content"])
	stale := h.do("PUT", "/v1/knowledge/en/returns", m{"content": "x"}, chief, header("If-Match", `"0"`))
	require.Equal(t, []any{409, "conflict"}, []any{stale.StatusCode, stale.object(t)["code"]})
	require.Contains(t, stale.object(t)["detail"], "somebody saved version 1 meanwhile")

	put = h.do("PUT", "/v1/knowledge/hours", "---\ntitle: Hours\n---\nNine to five.", chief, header("Content-Type", "text/markdown; charset=utf-8"))
	require.Equal(t, []any{200, "Hours"}, []any{put.StatusCode, put.object(t)["title"]})
	require.Equal(t, []string{"en/returns", "hours"}, items())

	for _, c := range []struct {
		page, body, kind, says string
		status                 int
	}{
		{"Hours", `{"content":"x"}`, "application/json", "page: ", 400},
		{"hours", `{"content":""}`, "application/json", "content: ", 400},
		{"hours", `{"content":5}`, "application/json", "content", 400},
		{"hours", `{`, "application/json", "", 400},
		{"hours", "x", "application/pdf", "text/markdown", 400},
		{"hours", strings.Repeat("x ", 200<<10), "text/plain", "256 KiB|at most 256", 400},
		{"hours", strings.Repeat("x", 3<<20), "text/plain", "larger", 413},
	} {
		a := h.do("PUT", "/v1/knowledge/"+c.page, c.body, chief, header("Content-Type", c.kind))
		require.Equal(t, c.status, a.StatusCode, "%s %.40s: %s", c.page, c.body, a.body)
		require.Regexp(t, c.says, a.object(t)["detail"])
	}

	require.Equal(t, 204, h.do("DELETE", "/v1/knowledge/en/returns", nil, chief).StatusCode)
	require.Equal(t, 404, h.do("DELETE", "/v1/knowledge/en/returns", nil, chief).StatusCode)
	require.Equal(t, 404, h.do("GET", "/v1/knowledge/en/returns", nil, ana).StatusCode)
	for _, version := range []any{2, 99, nil} { // of another page, none, not said
		require.Contains(t, []int{400, 404}, h.do("POST", "/v1/knowledge/restore", m{"page": "en/returns", "version": version}, chief).StatusCode)
	}
	for version, content := range map[string]any{"0": page["content"], "1": "# Returns\n\nForty days."} { // also of a page that is gone
		old := h.do("GET", "/v1/knowledge/en/returns?version="+version, nil, ana)
		require.Equal(t, []any{200, content, "en/returns"}, []any{old.StatusCode, old.object(t)["content"], old.object(t)["page"]}, version)
	}
	for version, status := range map[string]int{"2": 404, "3": 404, "99": 404, "": 400, "-1": 400, "x": 400} { // of another page, removed, none
		require.Equal(t, status, h.do("GET", "/v1/knowledge/en/returns?version="+version, nil, ana).StatusCode, version)
	}
	back := h.do("POST", "/v1/knowledge/restore", m{"page": "en/returns", "version": 0}, chief)
	require.Equal(t, []any{200, `"4"`}, []any{back.StatusCode, back.Header.Get("ETag")})
	require.Equal(t, []any{"restored", page["content"]}, []any{back.object(t)["from"], back.object(t)["content"]})
	var told []any
	for _, v := range back.object(t)["versions"].([]any) {
		told = append(told, v.(m)["version"], v.(m)["removed"] != nil)
	}
	require.Equal(t, []any{4.0, false, 3.0, true, 1.0, false, 0.0, false}, told)

	asked := h.do("POST", "/v1/knowledge/ask", m{"text": "when can I send things back?", "locale": "en"}, chief)
	require.Equal(t, 200, asked.StatusCode)
	for _, field := range []string{"enough", "p", "floor", "passages"} {
		require.Contains(t, asked.object(t), field)
	}
	for _, text := range []string{"", strings.Repeat("a", 4001)} {
		require.Equal(t, 400, h.do("POST", "/v1/knowledge/ask", m{"text": text}, chief).StatusCode)
	}
}

// TestWithoutPages: it says how to have some.
func TestWithoutPages(t *testing.T) {
	h := newHouse(t)
	_, who := h.agent("chief", 4, true)
	for _, call := range []string{"GET /v1/knowledge", "GET /v1/knowledge/x", "PUT /v1/knowledge/x", "DELETE /v1/knowledge/x", "POST /v1/knowledge/restore", "POST /v1/knowledge/ask"} {
		method, path, _ := strings.Cut(call, " ")
		a := h.do(method, path, m{}, cookie(who))
		require.Equal(t, 404, a.StatusCode, call)
		require.Contains(t, a.object(t)["detail"], "knowledge.folder", call)
	}
}
