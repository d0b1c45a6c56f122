# Starts and stops the service for the scripts that drive it; sourced, not run.
# Needs $opcat, the binary; keeps all it writes below $work, a folder of its own.

work=$(mktemp -d "${TMPDIR:-/tmp}/opcat.XXXXXX")
service=

# Starts the service on a free port and sets $url. $store is kept between starts.
start_service() {
    : >"$work/url"
    "$opcat" serve --listen 127.0.0.1:0 --store "$work/register.sqlite" \
        >"$work/url" 2>>"$work/log" &
    service=$!
    for _ in $(seq 100); do
        url=$(head -n 1 "$work/url")
        [ -z "$url" ] || return 0
        kill -0 "$service" 2>/dev/null || break
        sleep 0.05
    done
    tail -n 5 "$work/log" >&2
    die "the service did not print its URL within 5 s"
}

# Asks the service to stop and fails unless it ends with 0 within its 25 s.
stop_service() {
    local waited=0 status=0
    kill -TERM "$service"
    while kill -0 "$service" 2>/dev/null; do
        [ $waited -lt 250 ] || die "the service did not stop within 25 s"
        sleep 0.1
        waited=$((waited + 1))
    done
    wait "$service" || status=$?
    service=
    [ $status -eq 0 ] || die "the service ended with $status"
}

# make_token ROLE NAME ARGUMENT...: prints a new token.
make_token() {
    local role=$1 name=$2
    shift 2
    "$opcat" token create --store "$work/register.sqlite" --role "$role" --name "$name" "$@"
}

clean_up() {
    if [ -n "$service" ]; then kill -KILL "$service" 2>/dev/null || true; fi
    rm -rf "$work"
}
trap clean_up EXIT
