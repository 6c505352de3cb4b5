#!/usr/bin/env bash
# Measures how fast it is; --help tells what there is to measure. A whole run, which takes most of an hour,
# keeps a copy of its table in README.md.
source "$(dirname "$0")/setup.sh"
dotnet build tests/LeanBot.Benchmarks -c Release -v quiet
bench=tests/LeanBot.Benchmarks/bin/Release/net10.0/LeanBot.Benchmarks.dll
[ "${1:-}" != load ] || shift
case "${1:-}" in
  turns) exec dotnet "$bench" "$@" --artifacts "${TMPDIR:-/tmp}/leanbot-bench" ;;
  '' | --json) set -- --keep-in README.md "$@" ;;
esac
# The generator has one processor, the server the other.
exec taskset -c 0 dotnet "$bench" "$@"
