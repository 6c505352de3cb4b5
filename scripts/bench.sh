#!/usr/bin/env bash
# Runs the benchmarks. Arguments go to BenchmarkDotNet: ./scripts/bench.sh --job short
source "$(dirname "$0")/setup.sh"
exec dotnet run --project tests/LeanBot.Benchmarks -c Release -- --artifacts "${TMPDIR:-/tmp}/leanbot-bench" "$@"
