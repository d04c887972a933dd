# Sourced by ./run and ./check: installs the Debian packages that are missing.
#
#   install_packages LIST..   names of files in platform/packages/
#
# Says what it installs and why. Returns 1, with the command to type, when it may not or cannot.

# Prints "NAME REASON" for each package of the lists that is not installed.
missing_packages() {
  local installed list name reason
  installed=" $(dpkg-query -W -f '${db:Status-Status}:${Package} ' 2>/dev/null) "
  for list in "$@"; do
    while read -r name reason; do
      case $name in '' | '#'*) continue ;; esac
      case $installed in *" installed:$name "*) ;; *) printf '%s %s\n' "$name" "$reason" ;; esac
    done <"platform/packages/$list"
  done
}

install_packages() {
  local missing names name reason as_root=()
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  echo "These Debian packages are missing:"
  while read -r name reason; do printf '  %-20s %s\n' "$name" "$reason"; done <<<"$missing"
  names=$(cut -d ' ' -f 1 <<<"$missing" | tr '\n' ' ')
  if ! command -v apt-get >/dev/null; then
    echo "This is not Debian: install what they contain, then start again." >&2
    return 1
  fi
  if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Installing needs root. Type, as root:  apt-get install --no-install-recommends $names" >&2
      return 1
    fi
    as_root=(sudo)
    echo "Installing them with sudo (it may ask for your password)."
  else
    echo "Installing them."
  fi
  # The package lists may be old, or, on a fresh machine, not there at all: a second try after an update.
  mkdir -p build
  local install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $names)
  if ! "${install[@]}" >build/packages.log 2>&1 &&
    ! { "${as_root[@]}" apt-get update -q && "${install[@]}"; } >build/packages.log 2>&1; then
    grep -E '^(E|W):' build/packages.log >&2
    echo "They could not be installed (build/packages.log). Is there a network? Once there is, type, as root:" >&2
    echo "  apt-get update && apt-get install --no-install-recommends $names" >&2
    return 1
  fi
}
