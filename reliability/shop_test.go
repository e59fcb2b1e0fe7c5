package reliability

import (
	"os"
	"path/filepath"
	"slices"
	"sync"

	"go.yaml.in/yaml/v3"
)

// known is what the servers of short forms know of the demo shop: all that is said to them and a little more. To learn the whole at each of many starts, with the
// race detector, would take most of their time.
var known = []string{"greeting", "thanks", "goodbye", "order_status", "delivery_late", "return_how", "refund_time", "warranty", "opening_hours", "locations", "payment_methods", "contact"}

var smallShop = sync.OnceValues(func() (file string, err error) {
	b, err := os.ReadFile(filepath.Join("..", "configs", "intents.yaml"))
	if err != nil {
		return "", err
	}
	var set map[string]any
	if err := yaml.Unmarshal(b, &set); err != nil {
		return "", err
	}
	all, _ := set["intents"].([]any)
	set["intents"] = slices.DeleteFunc(all, func(in any) bool {
		fields, _ := in.(map[string]any)
		name, _ := fields["name"].(string)
		return !slices.Contains(known, name)
	})
	if b, err = yaml.Marshal(set); err != nil {
		return "", err
	}
	file = filepath.Join(binaries, "intents.yaml")
	return file, os.WriteFile(file, b, 0o600)
})
