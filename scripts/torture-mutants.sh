#!/usr/bin/env bash
# Called by torture.sh mutants [--only N]: makes each mutant of a copy, and tells which test catches it.
source "$(dirname "$0")/setup.sh"
list=tests/LeanBot.Store.Tests/Torture/mutants.txt
only=${LEANBOT_MUTANT:-0}
minutes_max=10
export LEANBOT_SEEDS=${LEANBOT_SEEDS:-2000}

total=$(grep -c '^== ' "$list")
if [ "$only" -gt "$total" ]; then
  echo "There is no mutant $only: $list holds $total." >&2
  exit 2
fi

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
tar -c --exclude=bin --exclude=obj --exclude=.git --exclude='data/*' . | tar -x -C "$copy"
cd "$copy"

# «A|B» -> the filter of dotnet test; nothing is everything.
filter_of() { [ -z "$1" ] || echo "FullyQualifiedName~${1//|/|FullyQualifiedName~}"; }
# A mutant may leave things unused: that is for the tests to catch, and not for the compiler.
build() { dotnet build "tests/$1" -v quiet -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false "${@:2}" 2>&1; }
run_tests() { timeout "${minutes_max}m" dotnet test "tests/$1" --no-build ${2:+--filter "$(filter_of "$2")"} 2>&1; }

# What a run of the tests says about a mutant. A run in which no test came to fail has caught nothing.
verdict() {
  local code=$1 output=$2 by
  if by=$(grep -m1 -oP '^\s*Failed \K[^\s(]+' <<< "$output"); then echo "caught by ${by#"$project".}"
  elif [ "$code" = 124 ]; then echo "caught: the tests take more than $minutes_max minutes"
  elif grep -q 'Test host process crashed' <<< "$output"; then echo 'caught: the process of the tests crashes'
  elif grep -q '^Passed! ' <<< "$output"; then echo 'NOT CAUGHT'
  else echo 'NOT CAUGHT: no test was run'
  fi
}

number=0 caught=0 wrong=0
name='' file='' project='' tests='' find='' replace=''

try() {
  [ -n "$name" ] || return 0
  number=$((number + 1))
  if [ "$only" != 0 ] && [ "$only" != "$number" ]; then return 0; fi
  local original content count output code=0 said
  original="$(<"$file")"
  content=$'\n'"$original"$'\n'
  count=${content//"$find"/}
  count=$(( (${#content} - ${#count}) / ${#find} ))
  if [ "$count" != 1 ]; then
    echo "$number. $name: its lines stand $count times in $file"
    wrong=$((wrong + 1))
    return 0
  fi

  content=${content/"$find"/"$replace"}
  printf '%s' "${content:1}" > "$file"
  if ! output=$(build "$project" --no-restore); then
    echo "$number. $name: it does not build: $(grep -m1 -o 'error .*' <<< "$output")"
    wrong=$((wrong + 1))
  else
    output=$(run_tests "$project" "$tests") || code=$?
    said=$(verdict "$code" "$output")
    echo "$number. $name: $said"
    if [[ "$said" = caught* ]]; then caught=$((caught + 1)); fi
  fi
  printf '%s\n' "$original" > "$file"
}

# The projects and tests of all mutants, or of the one that is asked for.
asked=$(awk -v only="$only" '/^== / { number++ } /^test / && (only == 0 || only == number)' "$list")
echo 'Building the copy, and looking whether it is sound …'
for tested in $(sed -n 's/^test \([^ ]*\).*/\1/p' <<< "$asked" | sort -u); do
  build "$tested" > /dev/null
  all=$(sed -n "s/^test $tested \?//p" <<< "$asked" | paste -sd '|')
  case "|$all|" in *'||'*) all='' ;; esac
  if ! run_tests "$tested" "$all" > sound.txt || ! grep -q '^Passed! ' sound.txt; then
    tail -n 30 sound.txt
    echo "$tested fails before anything is changed: 1 failed"
    exit 1
  fi
done

while IFS= read -r line || [ -n "$line" ]; do
  case "$line" in
    '== '*) try; name=${line#== } file='' project='' tests='' find=$'\n' replace=$'\n' ;;
    'file '*) file=${line#file } ;;
    'test '*) read -r _ project tests <<< "$line" ;;
    -*) find+="${line#-}"$'\n' ;;
    +*) replace+="${line#+}"$'\n' ;;
  esac
done < "$list"
try

if [ "$only" != 0 ]; then number=1; fi
echo "$caught/$number caught"
[ "$caught" = "$number" ] && [ "$wrong" = 0 ]
