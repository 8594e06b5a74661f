# What the shell tests of tools/ begin with: strict, in a folder of their own, and with checks that
# say what went wrong. $1 is the program.
set -euo pipefail
export LC_ALL=C.UTF-8 NO_COLOR=1
# Nothing of the caller's own settings may leak in.
for variable in $(compgen -e | grep '^BANCHI_' || true); do unset "$variable"; done
banchi=$(realpath "$1")
work=$(mktemp -d)
server=
finish() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
cd "$work"
checks=0

fail() {
    echo "FAILED: $*" >&2
    echo "--- stdout" >&2 && head -c 3000 "$work/out" >&2 || true
    echo "--- stderr" >&2 && head -c 3000 "$work/err" >&2 || true
    exit 1
}

# expect CODE COMMAND...: runs it and compares the exit code; stdout and stderr are kept.
expect() {
    local wanted=$1 got=0
    shift
    "$@" >"$work/out" 2>"$work/err" </dev/null || got=$?
    [ "$got" = "$wanted" ] || fail "exit code $got instead of $wanted: $*"
    checks=$((checks + 1))
}

# says TEXT...: stdout of the last command has each of these; errs: stderr has.
says() {
    local text
    for text in "$@"; do grep -qF -- "$text" "$work/out" || fail "stdout lacks: $text"; done
    checks=$((checks + 1))
}
errs() {
    local text
    for text in "$@"; do grep -qF -- "$text" "$work/err" || fail "stderr lacks: $text"; done
    checks=$((checks + 1))
}
silent() {
    [ ! -s "$work/out" ] || fail "stdout should be empty"
    checks=$((checks + 1))
}
# field NAME: the value of a table's row on stdout.
field() { awk -v name="$1" '$1 == name { print $2; exit }' "$work/out"; }

# serve DIR FLAG...: serves on a free port; sets $server and $url. What it logs is in $work/server.
serve() {
    : >"$work/server"  # or the address of a server before this one would be found
    "$banchi" serve "$@" --listen 127.0.0.1:0 2>"$work/server" &
    server=$!
    for _ in $(seq 200); do
        url=$(grep -oE 'https?://[0-9.:]*' "$work/server" | head -1 || true)
        [ -n "$url" ] && return
        kill -0 "$server" 2>/dev/null || { cat "$work/server" >&2; fail "the server ended"; }
        sleep 0.05
    done
    fail "the server did not begin"
}
stop() {
    kill -TERM "$server"
    wait "$server" || fail "the server did not stop cleanly"
    server=
}
done_well() { echo "$checks checks"; }
