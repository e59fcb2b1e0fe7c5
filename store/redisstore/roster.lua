-- Who is there, by the clock of Redis: KEYS are roster and status; ARGV[1] says what is wanted.
-- "beat" ttl(ms) (connection status)…  · "leave" connection · "list": answers {connection, status, ms since the beat}…
local t = redis.call('TIME')
local now = tonumber(t[1]) * 1000 + math.floor(tonumber(t[2]) / 1000)
if ARGV[1] == 'beat' then
  for i = 3, #ARGV, 2 do
    redis.call('ZADD', KEYS[1], now + tonumber(ARGV[2]), ARGV[i])
    redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1])
  end
  return 1
end
if ARGV[1] == 'leave' then
  redis.call('HDEL', KEYS[2], ARGV[2])
  return redis.call('ZREM', KEYS[1], ARGV[2])
end
local gone = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', '(' .. now)
for _, conn in ipairs(gone) do
  redis.call('ZREM', KEYS[1], conn)
  redis.call('HDEL', KEYS[2], conn)
end
local out = {}
local here = redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES')
for i = 1, #here, 2 do
  out[#out + 1] = here[i]
  out[#out + 1] = redis.call('HGET', KEYS[2], here[i]) or ''
  out[#out + 1] = tonumber(ARGV[2]) - (tonumber(here[i + 1]) - now)
end
return out
