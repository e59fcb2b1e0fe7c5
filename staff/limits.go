package staff

import (
	"regexp"

	"roundpeg/chat"
)

var (
	actionPattern   = regexp.MustCompile(`^[a-z][a-z0-9_]{0,63}$`)
	decimalPattern  = regexp.MustCompile(`^[0-9]{1,12}(\.[0-9]{1,4})?$`)
	currencyPattern = regexp.MustCompile(`^[A-Z]{3}$`)
)

// checkLimits names the first limit that is wrong, and the fix. What each means is the desk's to say.
func checkLimits(limits map[string]Limit) error {
	if len(limits) > maxList {
		return chat.Faultf(chat.ErrInvalid, "limits: at most %d are taken", maxList)
	}
	for action, l := range limits {
		if !actionPattern.MatchString(action) {
			return chat.Faultf(chat.ErrInvalid, "limits: %.64q must be the name of an action, such as refund", action)
		}
		if l.Amount == "" && l.PerDay == "" {
			return chat.Faultf(chat.ErrInvalid, "limits.%s: amount and per_day are both missing: give one of them", action)
		}
		for field, text := range map[string]string{"amount": l.Amount, "per_day": l.PerDay} {
			if text != "" && !decimalPattern.MatchString(text) {
				return chat.Faultf(chat.ErrInvalid, "limits.%s.%s must be a decimal number in a string, such as \"12.50\"", action, field)
			}
		}
		if l.Currency != "" && !currencyPattern.MatchString(l.Currency) {
			return chat.Faultf(chat.ErrInvalid, "limits.%s.currency must be a three-letter code such as EUR, or empty for an action without money", action)
		}
	}
	return nil
}
