#!/usr/bin/env bash
# Runs the worker against a sandbox of Telegram and Stripe on this machine: no account is needed.
source "$(dirname "$0")/setup.sh"

program=src/LeanBot.Demo/bin/Release/net10.0/LeanBot.Demo.dll
if [ ! -e "$program" ] || [ -n "$(find src config Directory.*.props global.json -newer "$program" \
    -not -path '*/bin/*' -not -path '*/obj/*' -type f -print -quit)" ]; then
  echo 'Building …'
  output=$(dotnet build src/LeanBot.Demo -c Release -v quiet) || { echo "$output" >&2; exit 1; }
  touch "$program"
fi
exec dotnet "$program" "$@"
