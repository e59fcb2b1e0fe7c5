#!/bin/sh
# Breaks real servers in the sizes of docs/reliability.md. With a piece's name it runs that one; without, it lists all and runs them in
# turn. Each ends within an hour. Results are left in $RESULTS (default docs/reliability, where a new one replaces the old), and the page is made of them at the end.
set -eu
cd "$(dirname "$0")"
RESULTS=${RESULTS:-$PWD/docs/reliability}
mkdir -p "$RESULTS"
export ROUNDPEG_RELIABILITY=full ROUNDPEG_RESULTS="$RESULTS" ROUNDPEG_KILLS=300

# piece, package, tests
pieces='
T1        ./reliability       ^TestT1[A-Z]
T1s       ./reliability       ^TestT1s[A-Z]
T2        ./reliability       ^TestT2[A-Z]
T3        ./reliability       ^TestT3[A-Z]
T4        ./reliability       ^TestT4[A-Z]
T5        ./reliability       ^TestT5[A-Z]
T6        ./reliability       ^TestT6[A-Z]
T7        ./journey           ^Test(OwnershipIsLinearizable|APlantedClaimRaceIsFound)$
T8        ./journey           ^Test(AClaimWhileTheBotAnswers|ABotThatTalksOnIsFound)$
T8written ./cmd/roundpeg      ^TestTakeOversWhileItIsWritten$
T9        ./reliability       ^TestT9[A-Z]
T10       ./reliability       ^TestT10[A-Z]
T11       ./reliability       ^TestT11[A-Z]
T12       ./reliability       ^TestT12[A-Z]
T13       ./reliability       ^TestT13[A-Z]
T14       ./reliability       ^TestT14[A-Z]
T15       ./reliability       ^TestT15[A-Z]
T16       ./store/sqlitestore ^Test(DiskFull|StorageFails|ReadOnlyDisk)$
T16redis  ./store/redisstore  ^TestFull$
T17       ./store/sqlitestore ^Test(FileCut|BitsFlipped|LogCut)$
T18       ./reliability       ^TestT18[A-Z]
T19       ./reliability       ^TestT19[A-Z]
T20       ./reliability       ^TestT20[A-Z]
T21       ./reliability       ^TestT21[A-Z]
T22       ./browser           ^TestTabsThroughTrouble$
T23       ./reliability       ^TestT23Soak$
T23redis  ./reliability       ^TestT23SoakOverRedis$
bugs      ./reliability       ^TestBugsOfOthers$
'

run() { # piece package tests
	echo "--- $1: $3 in $2"
	go test -count 1 -timeout 60m -v -run "$3" "$2"
}

if [ -n "${1:-}" ]; then
	line=$(echo "$pieces" | awk -v p="$1" '$1 == p')
	[ -n "$line" ] || { echo "there is no piece $1; the pieces are:$pieces" >&2; exit 2; }
	# shellcheck disable=SC2086
	run $line
else
	echo "pieces:$pieces"
	failed=
	while read -r piece package tests; do
		[ -n "$piece" ] || continue
		run "$piece" "$package" "$tests" || failed="$failed $piece"
	done <<-END
		$pieces
	END
	[ -z "$failed" ] || { echo "failed:$failed" >&2; exit 1; }
fi
go run ./reliability/report "$RESULTS" >docs/reliability.md
