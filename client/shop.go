package client

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"go.yaml.in/yaml/v3"
)

// known is what a small shop knows: what is said to such servers, and a little more.
var known = []string{"greeting", "thanks", "goodbye", "order_status", "delivery_late", "return_how", "refund_time", "warranty", "opening_hours", "locations", "payment_methods", "contact"}

// SmallShop writes a dozen of the intents in file into dir, and returns where. To learn the whole demo shop at each of many starts, with the race detector, would
// take most of their time.
func SmallShop(file, dir string) (string, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("small shop: %w", err)
	}
	var set map[string]any
	if err := yaml.Unmarshal(b, &set); err != nil {
		return "", fmt.Errorf("small shop: %w", err)
	}
	all, _ := set["intents"].([]any)
	set["intents"] = slices.DeleteFunc(all, func(in any) bool {
		fields, _ := in.(map[string]any)
		name, _ := fields["name"].(string)
		return !slices.Contains(known, name)
	})
	if b, err = yaml.Marshal(set); err != nil {
		return "", fmt.Errorf("small shop: %w", err)
	}
	small := filepath.Join(dir, "intents.yaml")
	return small, os.WriteFile(small, b, 0o600)
}
