package main

import (
	"bytes"
	"context"
	"fmt"
	"os"

	"go.uber.org/zap"

	"roundpeg/configs"
	"roundpeg/handoff"
)

// scoringOf reads the settings of the decision to hand over: from a JSON file of settings, or from that which a server's configuration (YAML) names. Without a file they are the defaults.
func scoringOf(p program, file string) (handoff.Scoring, error) {
	if file == "" {
		return handoff.Scoring{}.Checked()
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return handoff.Scoring{}, err
	}
	if text := bytes.TrimSpace(b); len(text) > 0 && text[0] != '{' {
		cfg, err := configs.Load(file, p.env)
		if err != nil {
			return handoff.Scoring{}, err
		}
		return scoringOf(p, cfg.Scorer)
	}
	s, err := handoff.ReadScoring(b)
	if err != nil {
		return s, fmt.Errorf("%s: %w", file, err)
	}
	return s, nil
}

// policyOf is the policy of a file of settings, or of one with a model alone.
func policyOf(p program, settings, model string) (*handoff.Policy, error) {
	s, err := scoringOf(p, settings)
	if err != nil {
		return nil, err
	}
	if model != "" {
		b, err := os.ReadFile(model)
		if err != nil {
			return nil, err
		}
		if s.Model, err = handoff.ReadModel(b); err != nil {
			return nil, fmt.Errorf("%s: %w", model, err)
		}
	}
	return handoff.NewPolicy(s), nil
}

// openStored opens a store that is there already, to be read.
func openStored(ctx context.Context, p program, data, redis string) (keep, error) {
	cfg := configs.Default()
	cfg.Data, cfg.Redis = data, redis
	if redis == "" {
		if _, err := os.Stat(data); err != nil {
			return keep{}, fmt.Errorf("%w: name the folder of a store with --data, or a Redis with --redis", err)
		}
	}
	return openKeep(ctx, cfg, p.now, p.now, zap.NewNop())
}
