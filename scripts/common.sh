# What the scripts share; sourced, not run. Messages go to stderr, data to stdout.

cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The oldest Swift that builds the register.
SWIFT_MAJOR=6
SWIFT_MINOR=2

say() { printf '%s\n' "$*" >&2; }

die() {
    say "$0: $*"
    exit 1
}

# Prints the comment at the top of the script that was started: its help.
usage() { sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$0"; }

# step WORDS COMMAND...: runs a command, and says what is done and how long it took.
step() {
    local words=$1 start=$SECONDS status=0
    shift
    say "== $words"
    "$@" || status=$?
    if [ "$status" -ne 0 ]; then
        say "== $words: failed after $((SECONDS - start)) s (exit $status)"
        exit "$status"
    fi
    say "== $words: $((SECONDS - start)) s"
}

# The python of the contract checks, in a folder of its own that git ignores.
TOOLS=.build-tools/venv
