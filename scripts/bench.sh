#!/usr/bin/env bash
# ./scripts/bench.sh load [--members N | --only N] [--json]   the worker as a process under load, beside its
#                                  floor, with communities up to N members or of N alone
# ./scripts/bench.sh sweep         what is due among a million members, beside among a thousand
# ./scripts/bench.sh sender [--json]  how much of Telegram's 30 messages a second a broadcast fills, and
#                                  whether it is ever refused
# ./scripts/bench.sh [--job short] single turns; arguments go to BenchmarkDotNet
source "$(dirname "$0")/setup.sh"
if [ "${1:-}" = load ] || [ "${1:-}" = sweep ] || [ "${1:-}" = sender ]; then
  dotnet build tests/LeanBot.Benchmarks -c Release -v quiet
  # The generator has one processor, the server the other.
  exec taskset -c 0 dotnet tests/LeanBot.Benchmarks/bin/Release/net10.0/LeanBot.Benchmarks.dll "$@"
fi
exec dotnet run --project tests/LeanBot.Benchmarks -c Release -- --artifacts "${TMPDIR:-/tmp}/leanbot-bench" "$@"
