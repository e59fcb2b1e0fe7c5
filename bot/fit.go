package bot

import (
	"roundpeg/chat"
	"roundpeg/intents"
)

// fit trains on a set: by words and meaning or, if what reads the meaning fails, by the words alone; lacks says why. There is no model if that
// is how the version is read already.
func (m *Mind) fit(version chat.Seq, set intents.Set) (model *intents.Model, lacks, err error) {
	opt := m.opt.Training
	opt.Progress = m.progress
	if opt.Encoder != nil {
		if lacks = m.maker.Ready(); lacks == nil {
			model, lacks = intents.Train(set, opt)
		}
		if lacks == nil {
			return model, nil, nil
		}
		if k := m.now.Load(); k != nil && k.version == version && k.lacks != nil {
			return nil, lacks, nil
		}
		opt.Encoder = nil
	}
	model, err = intents.Train(set, opt)
	return model, lacks, err
}
