package configs

import "fmt"

// Limits say how fast and how many.
type Limits struct {
	CustomerCommands  Rate `yaml:"customer_commands"`
	DeskCommands      Rate `yaml:"desk_commands"`
	Frames            Rate `yaml:"frames"`
	Connects          Rate `yaml:"connects"`
	NewSessions       Rate `yaml:"new_sessions"`
	SignIns           Rate `yaml:"sign_ins"`
	SocketsPerAddress int  `yaml:"sockets_per_address"`
	Sockets           int  `yaml:"sockets"`
}

// Rate is a token bucket: Burst at once, then PerSecond.
type Rate struct {
	PerSecond float64 `yaml:"per_second"`
	Burst     int     `yaml:"burst"`
}

func (l Limits) validate() error {
	for name, r := range map[string]Rate{"customer_commands": l.CustomerCommands, "desk_commands": l.DeskCommands, "frames": l.Frames,
		"connects": l.Connects, "new_sessions": l.NewSessions, "sign_ins": l.SignIns} {
		if !(r.PerSecond > 0 && r.PerSecond <= maxLimit) || r.Burst < 1 || r.Burst > maxLimit { // so that NaN is refused as well
			return fmt.Errorf("limits.%s: per_second: %v and burst: %d must be above 0 and at most %d, such as { per_second: 5, burst: 20 }", name, r.PerSecond, r.Burst, maxLimit)
		}
	}
	for name, n := range map[string]int{"sockets_per_address": l.SocketsPerAddress, "sockets": l.Sockets} {
		if n < 1 || n > maxLimit {
			return fmt.Errorf("limits.%s: %d must be from 1 to %d", name, n, maxLimit)
		}
	}
	return nil
}

// maxLimit is as good as no limit.
const maxLimit = 1_000_000_000
