package command

import (
	"maps"
	"slices"

	"roundpeg/chat"
)

// Types are the names of all commands of customers or agents, sorted; so a test can walk every one.
func Types(role chat.Role) []string {
	if role == chat.Agent {
		return slices.Sorted(maps.Keys(agents))
	}
	return slices.Sorted(maps.Keys(customers))
}
