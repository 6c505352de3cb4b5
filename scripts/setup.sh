# Sourced by the other scripts: goes to the project's folder and makes sure of what they need.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if ! command -v dotnet >/dev/null || ! dotnet --list-sdks | grep -q '^10\.'; then
  echo 'LeanBot needs the .NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0' >&2
  exit 1
fi

# The time zones of the world: small images come without.
if [ ! -e /usr/share/zoneinfo/Europe/Kyiv ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y tzdata >/dev/null
  else
    echo 'LeanBot needs the time zone data: apt-get install tzdata' >&2
    exit 1
  fi
fi

# The SDK itself must run where no ICU is installed; the product is culture-invariant anyway.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
