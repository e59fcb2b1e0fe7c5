package redisstore

import (
	"context"
	_ "embed"

	"github.com/redis/go-redis/v9"
)

var (
	//go:embed append.lua
	appendLua string
	//go:embed erase.lua
	eraseLua string
	//go:embed search.lua
	searchLua string
	//go:embed roster.lua
	rosterLua string

	appendScript = redis.NewScript(appendLua)
	eraseScript  = redis.NewScript(eraseLua)
	searchScript = redis.NewScript(searchLua)
	rosterScript = redis.NewScript(rosterLua)
	agreeScript  = redis.NewScript(`
local now = redis.call('GET', KEYS[1]) or ''
if now ~= ARGV[1] then return now end
if ARGV[2] ~= now then redis.call('SET', KEYS[1], ARGV[2]) end
return ARGV[2]`)
)

// scripted is the call of a script by its hash; where Redis does not know the hash, it is made again in full.
type scripted struct {
	*redis.Cmd
	script *redis.Script
	keys   []string
	args   []any
}

func call(ctx context.Context, s *redis.Script, keys []string, args ...any) *scripted {
	all := make([]any, 0, 3+len(keys)+len(args))
	all = append(all, "evalsha", s.Hash(), len(keys))
	for _, k := range keys {
		all = append(all, k)
	}
	return &scripted{redis.NewCmd(ctx, append(all, args...)...), s, keys, args}
}

// writes says whether the script keeps something that will be acked.
func (c *scripted) writes() bool { return c.script == appendScript || c.script == eraseScript }

func (c *scripted) whole(ctx context.Context, rdb redis.UniversalClient) error {
	c.Cmd = c.script.Eval(ctx, rdb, c.keys, c.args...)
	return c.Err()
}
