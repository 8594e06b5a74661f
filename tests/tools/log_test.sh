#!/usr/bin/env bash
# serve --log json: every line that a server writes is one JSON object, whatever clients send.
source "$(dirname "$0")/expect.sh"

expect 0 "$banchi" init ledger --origin log.example/1
# lines FILE: each is an object with time, level and message; the requests' members are printed.
cat >lines.py <<'PY'
import datetime, json, sys
for line in open(sys.argv[1], encoding="utf-8"):
    said = json.loads(line)
    datetime.datetime.strptime(said["time"], "%Y-%m-%dT%H:%M:%S.%fZ")
    assert said["level"] in ("info", "warning", "error"), said
    if said["message"] != "request":
        print(said["level"], said["message"])
        continue
    assert set(said) == {"time", "level", "message", "remote", "method", "target", "status",
                         "bytes", "took_us"}, said
    assert said["remote"] == "127.0.0.1" and type(said["took_us"]) is int, said
    print(said["method"], said["target"], said["status"], said["bytes"])
PY
lines() { expect 0 python3 lines.py "$1"; }

serve ledger --log json --public-read
expect 0 curl -sS "$url/livez"
expect 0 curl -gsS -H 'Authorization: Bearer secret' "$url/v1/log?at=%22%5C&x=\"\\\\{}'"
expect 0 curl -sS -X POST --data '{' -H 'Content-Type: application/json' "$url/v1/events"
printf 'GET /%%00 HTTP/1.1\r\nHost: \xff\xfe"\r\n\r\n' >odd
expect 0 bash -c "exec 3<>/dev/tcp/127.0.0.1/${url##*:}; cat odd >&3; cat <&3"
stop
lines server
says "info serving log.example/1 (0 events) on $url" 'GET /livez 200 15' \
    "GET /v1/log?at=%22%5C&x=\"\\\\{}' 400" 'POST /v1/events 400' '? ? 400' "info stopping"
! grep -q secret server || fail "a token is in the log"

# Also what keeps it from beginning; quiet leaves requests out.
expect 1 "$banchi" serve ledger --log json --listen 127.0.0.1:0 --tls-cert no.pem --tls-key no.key
cp err refusal
lines refusal
says "error the TLS certificate no.pem cannot be read" "[tls_certificate]"
BANCHI_LOG=json serve ledger --quiet
curl -s "$url/livez" >/dev/null
stop
lines server
! grep -q livez out || fail "quiet logs requests"

# Text stays the default, with the same in words.
serve ledger
curl -s "$url/livez" >/dev/null
stop
grep -qE '^20[0-9T:.-]+[+-][0-9:]+ info 127.0.0.1 GET /livez 200 15B [0-9.]+ms$' server ||
    fail "the line of a request is not as people know it"
expect 1 "$banchi" config check --log xml
errs "--log: log: it is one of text|json"
done_well
