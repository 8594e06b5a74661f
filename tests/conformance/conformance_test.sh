#!/usr/bin/env bash
# The served demo's root, as `banchi verify` and a program that shares no code with ours see it.
client=$(realpath "$(dirname "$0")/tlog_client.py")
source "$(dirname "$0")/../tools/expect.sh"

expect 0 "$banchi" demo ledger
serve ledger --public-read
expect 0 python3 "$client" "$url"
theirs=$(cut -d' ' -f2 out)
expect 0 "$banchi" verify "$url"
[ "$(field root)" = "$theirs" ] || fail "the other client has the root $theirs"
stop
done_well
