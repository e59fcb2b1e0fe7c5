-- Takes the content of a log away: KEYS are session, log, channel, then the indexes; ARGV are the head that was read, fold, publish
-- command, poke, number of events, what is left of each, and for each index what, score, member. Answers 1, or 0 if the log moved on.
if (redis.call('HGET', KEYS[1], 'head') or '0') ~= ARGV[1] then return 0 end
redis.call('DEL', KEYS[1], KEYS[2])
local n = tonumber(ARGV[5])
for i = 1, n do redis.call('XADD', KEYS[2], string.format('%d-0', i), 'x', ARGV[5 + i]) end
redis.call('HSET', KEYS[1], 'head', ARGV[1], 'mark', 'erased', 'fold', ARGV[2], 'erased', '1')
local at = 5 + n
for i = 4, #KEYS do
  if ARGV[at + 1] == 'add' then redis.call('ZADD', KEYS[i], ARGV[at + 2], ARGV[at + 3]) else redis.call('ZREM', KEYS[i], ARGV[at + 3]) end
  at = at + 3
end
redis.call(ARGV[3], KEYS[3], ARGV[4])
return 1
