package browser

import (
	"path/filepath"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/stretchr/testify/require"
)

// TestUnits runs the unit tests of the console's pure parts where they live: in a browser.
func TestUnits(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../handoff/console/src/*/*.test.ts")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	p := open(t, "about:blank", look{})
	for _, file := range files {
		built := api.Build(api.BuildOptions{EntryPoints: []string{file}, Bundle: true, Format: api.FormatIIFE, GlobalName: "units", Target: api.ES2022})
		require.Empty(t, built.Errors)
		names := eval[[]string](p, string(built.OutputFiles[0].Contents)+";Object.keys(units.tests)")
		require.NotEmpty(t, names)
		for _, name := range names {
			t.Run(name, func(t *testing.T) {
				require.Empty(t, eval[string](p, "(() => { try { units.tests["+quoted(name)+"](); return '' } catch (e) { return String(e.stack) } })()"))
			})
		}
	}
}
