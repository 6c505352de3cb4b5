#!/usr/bin/env bash
# Proves that the store loses nothing. The last line sums up; without failures the exit code is 0.
#
#   torture.sh simulate [--seeds N] [--from S]   histories on a simulated disk; --seeds 1 --from S plays one again
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
self="$here/torture.sh"
usage() { sed -n '2,/^set/p' "$self" | sed -n 's/^# \{0,1\}//p'; }

command="${1:-help}"
[ $# -eq 0 ] || shift
case "$command" in
  simulate) ;;
  help | --help | -h) usage; exit 0 ;;
  *) usage >&2; exit 2 ;;
esac

# Options become variables that the tests read: --seeds 10 is LEANBOT_SEEDS=10.
while [ $# -gt 0 ]; do
  case "$command $1" in
    'simulate --seeds') name=LEANBOT_SEEDS ;;
    'simulate --from') name=LEANBOT_SEED_FROM ;;
    *) echo "torture.sh $command does not know «$1»." >&2; usage >&2; exit 2 ;;
  esac
  [[ "${2:-}" =~ ^[0-9]+$ ]] || { echo "$1 needs a whole number." >&2; exit 2; }
  export "$name=$2"
  shift 2
done

source "$here/setup.sh"
LEANBOT_TORTURE_REPORT=$(mktemp)
export LEANBOT_TORTURE_REPORT
trap 'rm -f "$LEANBOT_TORTURE_REPORT"' EXIT

# Runs the tests of a rung; their last line is what the rung reported.
rung() {
  local project=$1 filter=$2 failed=0
  dotnet build "tests/$project" -c Release -v quiet
  dotnet test "tests/$project" -c Release --no-build --filter "$filter" || failed=1
  [ -s "$LEANBOT_TORTURE_REPORT" ] || { echo 'Nothing was reported: 1 failed'; exit 1; }
  tail -n 1 "$LEANBOT_TORTURE_REPORT"
  exit "$failed"
}

case "$command" in
  simulate) rung LeanBot.Store.Tests "FullyQualifiedName~SimulationTests.Whatever" ;;
esac
