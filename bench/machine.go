package bench

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// The server has the first half of the processors, the generator the others.
var (
	half         = max(1, runtime.NumCPU()/2)
	serverCPU    = fmt.Sprintf("0-%d", half-1)
	generatorCPU = fmt.Sprintf("%d-%d", half, max(half, runtime.NumCPU()-1))
)

// pin keeps a process to some processors, where taskset is at hand and there are two or more.
func pin(pid int, cpus string) {
	if runtime.NumCPU() > 1 {
		exec.Command("taskset", "-acp", cpus, strconv.Itoa(pid)).Run()
	}
}

// processor is the processor time that a process has used; 0 where that cannot be seen.
func processor(pid int) time.Duration {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	f := strings.Fields(string(b[strings.LastIndexByte(string(b), ')')+1:])) // the name before may hold spaces
	if len(f) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(f[11])
	system, _ := strconv.Atoi(f[12])
	return time.Duration(user+system) * 10 * time.Millisecond // USER_HZ is 100 on every Linux that Go runs on
}

// resident is a process's resident memory in KB.
func resident(pid int) (int, error) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(b)) {
		if rest, is := strings.CutPrefix(line, "VmRSS:"); is {
			return strconv.Atoi(strings.Fields(rest)[0])
		}
	}
	return 0, fmt.Errorf("process %d: no VmRSS", pid)
}
