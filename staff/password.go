package staff

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	"roundpeg/chat"
)

// argon2id with the first of the settings that OWASP's password storage cheat sheet recommends: 19 MiB, two passes, one lane.
const (
	argonMemory = 19 * 1024
	argonTime   = 2
	argonLanes  = 1
	minPassword = 8
	maxPassword = 256
)

// hashing bounds the memory that sign-ins take at once.
var hashing = make(chan struct{}, 2)

func derive(password string, salt []byte, memory, time uint32, lanes uint8) []byte {
	hashing <- struct{}{}
	defer func() { <-hashing }()
	return argon2.IDKey([]byte(password), salt, time, memory, lanes, 32)
}

func checkPassword(password string) error {
	if n := utf8.RuneCountInString(password); n < minPassword || n > maxPassword {
		return chat.Faultf(chat.ErrInvalid, "password must have %d to %d characters", minPassword, maxPassword)
	}
	return nil
}

// hash returns the password's hash in the PHC string format, settings and salt included.
func hash(password string) string {
	salt := make([]byte, 16)
	rand.Read(salt)
	b := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, argonMemory, argonTime, argonLanes,
		b.EncodeToString(salt), b.EncodeToString(derive(password, salt, argonMemory, argonTime, argonLanes)))
}

// matches says whether password gives the hash; it takes the same time whether or not it does.
func matches(password, phc string) bool {
	part := strings.Split(phc, "$")
	if len(part) != 6 || part[1] != "argon2id" {
		return false
	}
	var memory, time uint32
	var lanes uint8
	if _, err := fmt.Sscanf(part[3], "m=%d,t=%d,p=%d", &memory, &time, &lanes); err != nil || time == 0 || lanes == 0 {
		return false
	}
	salt, err := base64.RawStdEncoding.DecodeString(part[4])
	if err != nil {
		return false
	}
	want, err := base64.RawStdEncoding.DecodeString(part[5])
	return err == nil && subtle.ConstantTimeCompare(want, derive(password, salt, memory, time, lanes)) == 1
}
