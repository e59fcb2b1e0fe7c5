package chat

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// filled sets every field of v to something that is not zero, so that a field that gets lost shows.
func filled(v reflect.Value) {
	switch v.Interface().(type) {
	case Time:
		v.Set(reflect.ValueOf(t0.Plus(7 * time.Millisecond)))
		return
	case json.RawMessage:
		v.SetBytes([]byte(`{"a":[1,null]}`))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString("ä<" + v.Type().Name() + ">\u2028\"")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(41)
	case reflect.Uint64:
		v.SetUint(1 << 52)
	case reflect.Float64:
		v.SetFloat(1.0 / 3)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		filled(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			filled(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			filled(v.Field(i))
		}
	default:
		panic("teach filled about " + v.Kind().String())
	}
}

// full returns a body of every kind with every field set.
func full(t testing.TB) map[Kind]Body {
	all := map[Kind]Body{}
	for kind, read := range kinds {
		zero, err := read([]byte(`{}`))
		require.NoError(t, err)
		v := reflect.New(reflect.TypeOf(zero)).Elem()
		filled(v)
		all[kind] = v.Interface().(Body)
		require.Equal(t, kind, all[kind].Kind())
	}
	all["@made"] = Record{What: "@made", Data: json.RawMessage(`{"n":1}`)}
	return all
}

func TestEveryKindReadsBack(t *testing.T) {
	for kind, body := range full(t) {
		e := New(t0, By{Role: Agent, ID: "1", Name: "Ada"}, body)
		e.Seq, e.Ref, e.Print = 7, "r", "p"
		raw, err := json.Marshal(e)
		require.NoError(t, err)
		var back Event
		require.NoError(t, json.Unmarshal(raw, &back), kind)
		require.Equal(t, e, back, kind)

		flat := map[string]any{}
		require.NoError(t, json.Unmarshal(raw, &flat))
		require.Equal(t, string(kind), flat["kind"])
		require.NotContains(t, flat, "body", "head and body are one flat object")
		fields := reflect.TypeOf(body)
		for i := range fields.NumField() {
			name, _, _ := strings.Cut(fields.Field(i).Tag.Get("json"), ",")
			if name != "-" {
				require.Contains(t, flat, name, "%s: every field has a name on the wire", kind)
				require.NotContains(t, []string{"seq", "at", "kind", "by", "ref", "print"}, name, "%s: the head's names are taken", kind)
			}
		}
	}
}

func TestUnknownKindReadsBack(t *testing.T) {
	raw := `{"seq":3,"at":"2026-11-23T09:00:00.120Z","kind":"hologram","by":{"role":"bot"},"ref":"r","depth":{"z":1.5}}`
	var e Event
	require.NoError(t, json.Unmarshal([]byte(raw), &e))
	got, err := json.Marshal(e)
	require.NoError(t, err)
	require.JSONEq(t, raw, string(got))
}

func TestErasedKeepsItsHeadAlone(t *testing.T) {
	for kind, body := range full(t) {
		e := New(t0, By{Role: Agent, ID: "1", Name: "Ada"}, body)
		e.Seq, e.Ref, e.Print = 7, "r", "p"
		raw, err := json.Marshal(e.Erased())
		require.NoError(t, err)
		require.JSONEq(t, fmt.Sprintf(`{"seq":7,"at":"2026-11-23T09:00:00.000Z","kind":%q,"by":{"role":"agent"}}`, kind), string(raw))
	}
}

func TestTimesHaveThreeDigits(t *testing.T) {
	for _, c := range []struct {
		in   time.Time
		want string
	}{
		{t0.Time, `"2026-11-23T09:00:00.000Z"`},
		{t0.Add(100 * time.Millisecond), `"2026-11-23T09:00:00.100Z"`},
		{t0.Add(123456789), `"2026-11-23T09:00:00.123Z"`},
		{t0.Add(999999999), `"2026-11-23T09:00:00.999Z"`},
		{t0.In(time.FixedZone("", 5*3600+1800)), `"2026-11-23T09:00:00.000Z"`},
	} {
		raw, err := json.Marshal(At(c.in))
		require.NoError(t, err)
		require.Equal(t, c.want, string(raw))
		raw, err = json.Marshal(Time{c.in})
		require.NoError(t, err)
		require.Equal(t, c.want, string(raw), "even if nobody cut it down")
		var back Time
		require.NoError(t, json.Unmarshal(raw, &back))
		require.Equal(t, At(c.in), back)
	}
	var back Time
	require.NoError(t, json.Unmarshal([]byte(`"2026-11-23T10:00:00+01:00"`), &back))
	require.Equal(t, t0, back)
	require.Error(t, json.Unmarshal([]byte(`"yesterday"`), &back))
	require.Error(t, json.Unmarshal([]byte(`1700000000`), &back))
}

func FuzzEvent(f *testing.F) {
	for _, body := range full(f) {
		raw, err := json.Marshal(New(t0, By{Role: Bot}, body))
		require.NoError(f, err)
		f.Add(raw)
	}
	f.Add([]byte(`{"kind":"hologram","x":[{}]}`))
	f.Add([]byte(`{"KIND":"message","text":1}`))
	f.Add([]byte(`null`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		var e Event
		if e.UnmarshalJSON(raw) != nil {
			return
		}
		once, err := json.Marshal(e)
		if err != nil {
			return // a kind that is not known, of which nothing can be kept
		}
		var back Event
		if err := back.UnmarshalJSON(once); err != nil {
			t.Fatalf("%s was written as %s, which cannot be read: %v", raw, once, err)
		}
		twice, err := json.Marshal(back)
		if err != nil || string(once) != string(twice) {
			t.Fatalf("%s, then %s: %v", once, twice, err)
		}
		Session{}.Apply(e)
		for _, r := range []Role{Customer, Agent, System} {
			e.For(r)
		}
	})
}
