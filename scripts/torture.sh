#!/usr/bin/env bash
# ./scripts/torture.sh histories [--member-years N] [--seed S]   years of communities in a world that misbehaves, until
#                                                                so many members have lived a year (100000); or one again
source "$(dirname "$0")/setup.sh"

histories() {
  export LEANBOT_MEMBER_YEARS=100000
  while [ $# -gt 0 ]; do
    case "$1" in
      --member-years) LEANBOT_MEMBER_YEARS=$2; shift 2 ;;
      --seed) export LEANBOT_SEED=$2; shift 2 ;;
      *) echo "histories does not know $1" >&2; exit 2 ;;
    esac
  done
  dotnet test tests/LeanBot.Simulation.Tests -c Release --filter In_every_history --logger 'console;verbosity=detailed'
}

case "${1:-}" in
  histories) shift; histories "$@" ;;
  *) sed -n 's/^# //p' "$0" >&2; exit 2 ;;
esac
