#!/usr/bin/env bash
# Proves that the store loses nothing. The last line sums up; without failures the exit code is 0.
#
#   torture.sh simulate [--seeds N] [--from S]  histories on a simulated disk; --seeds 1 --from S plays one again
#   torture.sh mutants [--only N]               breaks the store and the engine on purpose: is each noticed?
#   torture.sh strace [--points N]              every call of the kernel for the data fails once in each way
#   torture.sh kill [--kills N]                 kill -9 under load
#   torture.sh power [--losses N]               a real ext4 loses its power; needs root and loop devices
#   torture.sh full                             a real disk of 1 MB runs full; needs root
#   torture.sh histories [--member-years N] [--seed S]  years of communities in a world that misbehaves; or one again
#   torture.sh help
#
# N and S are whole numbers from 1 to 999,999,999.
# What a rung needs and this machine lacks is said, and the rung is skipped.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
self="$here/$(basename "$0")"
usage() { sed -n '2,/^set/p' "$self" | sed -n 's/^# \{0,1\}//p'; }

command="${1:-help}"
[ $# -eq 0 ] || shift
case "$command" in
  simulate | mutants | strace | kill | power | full | histories) ;;
  help | --help | -h) usage; exit 0 ;;
  *) echo "torture.sh does not know «$command»." >&2; usage >&2; exit 2 ;;
esac

# Options become variables that the tests read: --seeds 10 is LEANBOT_SEEDS=10.
export LEANBOT_STRACE_POINTS=999999999 LEANBOT_MEMBER_YEARS=100000
while [ $# -gt 0 ]; do
  case "$command $1" in
    'simulate --seeds') name=LEANBOT_SEEDS ;;
    'simulate --from') name=LEANBOT_SEED_FROM ;;
    'mutants --only') name=LEANBOT_MUTANT ;;
    'strace --points') name=LEANBOT_STRACE_POINTS ;;
    'kill --kills') name=LEANBOT_KILLS ;;
    'power --losses') name=LEANBOT_POWER_LOSSES ;;
    'histories --member-years') name=LEANBOT_MEMBER_YEARS ;;
    'histories --seed') name=LEANBOT_SEED ;;
    *) echo "torture.sh $command does not know «$1»." >&2; usage >&2; exit 2 ;;
  esac
  [[ "${2:-}" =~ ^[1-9][0-9]{0,8}$ ]] || { echo "$1 needs a whole number from 1 to 999999999." >&2; exit 2; }
  export "$name=$2"
  shift 2
done

if [ "$command" = mutants ]; then exec "$here/torture-mutants.sh"; fi

source "$here/setup.sh"
LEANBOT_TORTURE_REPORT=$(mktemp)
export LEANBOT_TORTURE_REPORT
results=$(mktemp)
trap 'rm -f "$LEANBOT_TORTURE_REPORT" "$results"' EXIT

# Runs the tests of a rung; their last line is what the rung reported.
rung() {
  local project=$1 tests=$2 failed=0
  dotnet build "tests/$project" -c Release -v quiet
  dotnet test "tests/$project" -c Release --no-build --filter "FullyQualifiedName~$tests" \
    --logger "trx;LogFileName=$results" || failed=1
  if [ -s "$LEANBOT_TORTURE_REPORT" ]; then
    cat "$LEANBOT_TORTURE_REPORT"
  elif [ "$failed" = 0 ] && grep -q 'outcome="NotExecuted"' "$results"; then
    echo "Skipped: $(grep -m1 -o '<Message>[^<]*' "$results" | sed 's/<Message>//'); 0 failed"
  else
    echo 'It did not come to its end: 1 failed'
    failed=1
  fi
  exit "$failed"
}

case "$command" in
  simulate) rung LeanBot.Store.Tests Torture.SimulationTests.Whatever ;;
  strace) rung LeanBot.EndToEnd.Tests Torture.StraceTests ;;
  kill) rung LeanBot.EndToEnd.Tests Torture.KillTests ;;
  power) rung LeanBot.EndToEnd.Tests Torture.PowerTests ;;
  full) rung LeanBot.EndToEnd.Tests Torture.FullTests ;;
  histories) rung LeanBot.Simulation.Tests HistoriesTests.In_every_history ;;
esac
