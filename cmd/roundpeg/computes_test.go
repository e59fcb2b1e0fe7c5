package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// What leaves itself to a run without the race detector is in that run: make test names the test and its package.
func TestWhatOnlyComputesIsRun(t *testing.T) {
	root := filepath.Join("..", "..")
	b, err := os.ReadFile(filepath.Join(root, "Makefile"))
	require.NoError(t, err)
	made := string(b)
	line := regexp.MustCompile(`(?m)^.*-run '\^\(\$\(COMPUTES\)\)\$\$'.*$`).FindString(made)
	require.NotEmpty(t, line, "the run without the race detector")
	_, list, _ := strings.Cut(made, "COMPUTES = ")
	list, _, _ = strings.Cut(list, "\n\n")
	tests := map[string]bool{}
	for _, name := range regexp.MustCompile(`Test\w+`).FindAllString(list, -1) {
		tests[name] = false
	}
	require.NoError(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "node_modules" || d.Name() == ".git" || d.Name() == "tmp"):
			return fs.SkipDir
		case !strings.HasSuffix(path, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		require.NoError(t, err)
		room, err := filepath.Rel(root, filepath.Dir(path))
		require.NoError(t, err)
		for _, decl := range f.Decls {
			if of, is := decl.(*ast.FuncDecl); is && onlyComputes(of) {
				require.Contains(t, tests, of.Name.Name, "%s is run nowhere: name it in the Makefile's COMPUTES", path)
				require.Contains(t, strings.Fields(line), "./"+filepath.ToSlash(room), "%s is run nowhere: name its package beside COMPUTES in the Makefile", path)
				tests[of.Name.Name] = true
			}
		}
		return nil
	}))
	for name, there := range tests {
		if !there && name != "TestSecretsOfManyForms" { // that one takes fewer of them under the race detector
			t.Errorf("%s does not say that it only computes: take it out of the Makefile's COMPUTES", name)
		}
	}
}

func onlyComputes(f *ast.FuncDecl) (does bool) {
	ast.Inspect(f, func(n ast.Node) bool {
		if s, is := n.(*ast.SelectorExpr); is && s.Sel.Name == "Only" {
			if p, is := s.X.(*ast.Ident); is && p.Name == "computes" {
				does = true
			}
		}
		return true
	})
	return does
}
