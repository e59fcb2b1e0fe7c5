-- Appends to a log, all or nothing: KEYS are session, log, channel, then the indexes; ARGV see Append in append.go.
-- Answers {"ok"}, or {"erased"}, {"duplicate", fold, mark, head}, {"stale", fold, mark, head}.
local was = redis.call('HMGET', KEYS[1], 'head', 'mark', 'fold', 'erased')
local head, mark, fold = was[1] or '0', was[2] or '', was[3] or ''
if was[4] then return {'erased'} end
local at = 9
local function take()
  at = at + 1
  return ARGV[at]
end
local events, refs = {}, {}
for i = 1, tonumber(ARGV[8]) do events[i] = take() end
for i = 1, tonumber(ARGV[9]) do
  refs[i] = {take(), take()}
  if redis.call('HEXISTS', KEYS[1], refs[i][1]) == 1 then return {'duplicate', fold, mark, head} end
end
if head ~= ARGV[1] or mark ~= ARGV[2] then return {'stale', fold, mark, head} end
if #events == 0 then return {'ok'} end
for i = 1, #events do
  redis.call('XADD', KEYS[2], string.format('%d-0', tonumber(head) + i), 'e', events[i])
end
redis.call('HSET', KEYS[1], 'head', string.format('%d', tonumber(head) + #events), 'mark', ARGV[3], 'fold', ARGV[4])
for i = 1, #refs do redis.call('HSET', KEYS[1], refs[i][1], refs[i][2]) end
if ARGV[5] ~= '' then redis.call('HSET', KEYS[1], 'words', (redis.call('HGET', KEYS[1], 'words') or '') .. ARGV[5]) end
for i = 4, #KEYS do
  local what, score, member = take(), take(), take()
  if what == 'add' then redis.call('ZADD', KEYS[i], score, member) else redis.call('ZREM', KEYS[i], member) end
end
redis.call(ARGV[6], KEYS[3], ARGV[7])
return {'ok'}
