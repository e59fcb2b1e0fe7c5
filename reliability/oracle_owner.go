package reliability

import "roundpeg/client"

// owners are the kinds that only the owner may cause, if an agent caused them.
var owners = map[string]bool{"message": true, "transferred": true, "returned": true, "closed": true, "promised": true}

// ownership replays who owns a conversation: nobody joins while somebody has it, only the owner speaks, and the bot is silent meanwhile.
func (c *check) ownership(id string, log []client.Event) {
	owner := ""
	for _, e := range log {
		if e.By.Role == "agent" && owners[e.Kind] && e.By.ID != owner {
			c.found(Owners, "%s: %s at %d by %s, owned by %q", id, e.Kind, e.Seq, e.By.ID, owner)
		}
		switch e.Kind {
		case "agent_joined":
			c.Joined++
			if e.Agent == nil {
				c.found(Owners, "%s: nobody joined at %d", id, e.Seq)
				continue
			}
			if owner != "" {
				c.found(Owners, "%s: %s joined at %d, owned by %s", id, e.Agent.ID, e.Seq, owner)
			}
			owner = e.Agent.ID
		case "agent_left":
			if owner == "" || e.Agent == nil || e.Agent.ID != owner {
				c.found(Owners, "%s: somebody left at %d, owned by %q", id, e.Seq, owner)
			}
			owner = ""
		case "handoff_requested", "escalated", "transferred", "handoff_cancelled", "returned", "closed":
			owner = ""
		case "promised":
			if e.What == "callback" {
				owner = ""
			}
		case "message", "decision":
			if owner != "" && e.By.Role == "bot" {
				c.found(BotSpoke, "%s: %s at %d, owned by %s", id, e.Kind, e.Seq, owner)
			}
		}
	}
}
