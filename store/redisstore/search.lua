-- Looks through the words of a shard's sessions, newest first: KEYS are an index and the beginning of its sessions' keys (they share its
-- hash tag); ARGV are the member behind which to begin or "", how many to look at, how many to find at most, the length of the start
-- in a member, and what each must hold. Answers {member looked at last or "" at the end, members found}.
local from = ARGV[1] == '' and '+' or '(' .. ARGV[1]
local all = redis.call('ZREVRANGEBYLEX', KEYS[1], from, '-', 'LIMIT', 0, ARGV[2])
local found, last = {}, ''
for _, member in ipairs(all) do
  local words = redis.call('HGET', KEYS[2] .. string.sub(member, tonumber(ARGV[4]) + 1), 'words')
  local good = words ~= false
  for i = 5, #ARGV do
    if not good then break end
    good = string.find(words, ARGV[i], 1, true) ~= nil
  end
  if good then found[#found + 1] = member end
  last = member
  if #found >= tonumber(ARGV[3]) then return {last, found} end
end
if #all < tonumber(ARGV[2]) then last = '' end
return {last, found}
