#!/usr/bin/env bash
# Restores, builds with warnings as errors, checks the formatting and runs every test project. The last line sums up.
source "$(dirname "$0")/setup.sh"
export CI=true

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

echo 'Restoring …'
dotnet restore -v quiet
echo 'Building …'
dotnet build --no-restore -v quiet
echo 'Checking the formatting …'
dotnet format --no-restore --verify-no-changes --severity error

# Whole years of communities make much garbage: collecting it seldom leaves the processors to the tests, and
# so do threads that don't spin while they wait.
export DOTNET_gcConcurrent=0 DOTNET_GCgen0size=0x4000000 DOTNET_ThreadPool_UnfairSemaphoreSpinLimit=0
failed_runs=0
dotnet test --no-build --logger "trx" --results-directory "$results" || failed_runs=1

# Summed from the result files, so that a project that dies without a word is noticed.
sum() { grep -ho "<Counters [^>]*" "$results"/*.trx | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{ n += $1 } END { print n + 0 }'; }
projects=$(find tests -name '*.Tests.csproj' | wc -l)
reports=$(find "$results" -name '*.trx' | wc -l)
passed=$(sum passed)
skipped=$(($(sum total) - $(sum executed)))
failed=$(sum failed)
if [ "$reports" -lt "$projects" ]; then
  echo "Only $reports of $projects test projects reported." >&2
  failed=$((failed + projects - reports))
fi
if [ "$failed_runs" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
if [ "$skipped" -ne 0 ]; then
  echo "$skipped skipped:"
  awk '/outcome="NotExecuted"/ { isSkipped = 1 }
    isSkipped && sub(/.*<Message>/, "") { sub(/<\/Message>.*/, ""); print; isSkipped = 0 }' "$results"/*.trx | sort | uniq -c
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
