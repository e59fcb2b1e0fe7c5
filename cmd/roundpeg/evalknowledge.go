package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"roundpeg/bot/knowledge"
	"roundpeg/configs"
	"roundpeg/intents/encoder"
	"roundpeg/report"
)

// evalKnowledge asks pages questions of which it is known whether they answer them.
func evalKnowledge(ctx context.Context, p program, args []string) error {
	f := flags("eval knowledge")
	dir := f.String("pages", "", "`DIR` of pages; without it the demo shop's")
	file := f.String("questions", "", "`FILE` of {\"text\",\"answerable\",\"page\",\"says\",\"locale\"} lines; without it questions.jsonl beside the pages")
	asJSON := f.Bool("json", false, "for programs")
	by := f.String("encoder", configs.BGE, "what reads the meaning: "+configs.BGE+", "+configs.OpenAI+" for an endpoint, or none for words alone")
	config := f.String("config", "", "configuration `FILE` that names the endpoint")
	if err := parse(p, f, args); err != nil {
		return err
	}
	folder := configs.Pages
	if *dir != "" {
		folder = os.DirFS(*dir)
	}
	pages, err := knowledge.ReadPages(folder)
	if err != nil {
		return err
	}
	questions, err := questionsOf(p, folder, *file)
	if err != nil {
		return err
	}
	e, end, err := measured(p, *by, *config)
	if err != nil {
		return err
	}
	defer end()
	ix, err := knowledge.Build(ctx, pages, knowledge.IndexOptions{Encoder: e})
	if err != nil {
		return err
	}
	figures, err := ix.Measure(ctx, questions)
	if err != nil {
		return err
	}
	if *asJSON {
		return json.NewEncoder(p.out).Encode(map[string]any{"pages": len(pages), "passages": ix.Passages(), "figures": figures})
	}
	fmt.Fprintf(p.out, "%d pages, %d passages\n", len(pages), ix.Passages())
	return printed(p.out, figures)
}

func printed(w io.Writer, figures []knowledge.Figures) error {
	for _, f := range figures {
		if err := f.Print(w); err != nil {
			return err
		}
	}
	return nil
}

func questionsOf(p program, folder fs.FS, file string) (questions []knowledge.Question, err error) {
	read := func(r io.Reader) (err error) {
		questions, err = knowledge.ReadQuestions(r)
		return err
	}
	if file != "" {
		return questions, reading(p, file, read)
	}
	in, err := folder.Open("questions.jsonl")
	if err != nil {
		return nil, fmt.Errorf("%w: name the questions with --questions", err)
	}
	defer in.Close()
	return questions, read(in)
}

// trainKnowledge makes the models by which it is said how probable it is that pages answer a question.
func trainKnowledge(ctx context.Context, p program, args []string) error {
	f := flags("train knowledge")
	dir := f.String("data", "bot/knowledge/testdata", "`DIR` of pages/SITE/*.md and questions.jsonl; what is seen of them is kept there as evidence.jsonl")
	out := f.String("out", "", "write the models to `FILE`")
	if err := parse(p, f, args); err != nil {
		return err
	}
	if *out == "" {
		return usagef("--out is needed")
	}
	e, err := encoder.BGE()
	if err != nil {
		return err
	}
	var made knowledge.Trained
	err = report.WriteFile(filepath.Join(cmp.Or(*dir, "."), "evidence.jsonl"), func(w io.Writer) (err error) {
		made, err = knowledge.Train(ctx, os.DirFS(*dir), e, w)
		return err
	})
	if err != nil {
		return err
	}
	if err := report.WriteFile(*out, made.Write); err != nil {
		return err
	}
	fmt.Fprintln(p.out, "sites that the models were not made of:")
	return printed(p.out, made.Figures)
}
