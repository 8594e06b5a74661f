#!/usr/bin/env bash
# A server's settings: flags over environment over file over default, and what config check says.
source "$(dirname "$0")/expect.sh"

# value NAME / origin NAME: of a setting, in config check's JSON, which keeps values with spaces.
value() { grep -o "\"value\":\"[^\"]*\"" <<<"$(item "$1")" | cut -d'"' -f4; }
origin() { grep -o "\"from\":\"[^\"]*\"" <<<"$(item "$1")" | cut -d'"' -f4; }
item() { grep -F "\"name\":\"$1\"" "$work/out"; }
# holds NAME VALUE FROM
holds() {
    [ "$(value "$1")" = "$2" ] || fail "$1 is $(value "$1") and not $2"
    [ "$(origin "$1")" = "$3" ] || fail "$1 comes from $(origin "$1") and not $3"
    checks=$((checks + 1))
}
check() { expect "$1" "$banchi" config check "${@:2}" -o ndjson; }

# Defaults need no file and are safe.
check 0
errs "no settings file"
holds listen 127.0.0.1:8080 default
holds public-read false default
holds allow-remote false default

# Each layer wins over the one below.
mkdir ledger
cat >ledger/banchi.toml <<'TOML'
# what the file says
listen = "127.0.0.1:9001"
public-read = true
cache-mb = 64
TOML
check 0 ledger
errs "ledger/banchi.toml is good"
holds listen 127.0.0.1:9001 ledger/banchi.toml:2
holds public-read true ledger/banchi.toml:3
holds cache-mb 64 ledger/banchi.toml:4
holds threads 0 default
export BANCHI_LISTEN=127.0.0.1:9002 BANCHI_PUBLIC_READ=false
check 0 ledger
holds listen 127.0.0.1:9002 BANCHI_LISTEN
holds public-read false BANCHI_PUBLIC_READ
check 0 ledger --listen 127.0.0.1:9003 --public-read
holds listen 127.0.0.1:9003 --listen
holds public-read true --public-read
check 0 ledger/banchi.toml --public-read=false
holds public-read false --public-read
unset BANCHI_LISTEN BANCHI_PUBLIC_READ
check 0 --config ledger/banchi.toml
holds cache-mb 64 ledger/banchi.toml:4
expect 0 "$banchi" --lang th config check ledger
says "หน่วยความจำ"

# Every fault is named, with its line and what to do.
cat >wrong.toml <<'TOML'
public_read = true
colour = "blue"
listen = "here"

threads = "four"
cache-mb = 3
[server]
quiet = true
TOML
check 1 wrong.toml
errs "wrong.toml:1: there is no setting public_read; did you mean public-read?" \
    "wrong.toml:2: there is no setting colour; take it out" \
    "wrong.toml:3: listen: it is HOST:PORT" \
    "wrong.toml:5: threads takes a whole number" \
    "wrong.toml:6: cache-mb: it is a whole number, 16-1048576" \
    "wrong.toml:7: there is no setting server"
expect 1 "$banchi" --lang th config check wrong.toml
errs "wrong.toml:1: ไม่มีการตั้งค่า public_read หมายถึง public-read หรือไม่?"
printf 'listen = "127.0.0.1:1"\nlisten = \n' >broken.toml
check 1 broken.toml
errs "broken.toml:2"
printf 'quiet = true\nquiet = false\n' >twice.toml
check 1 twice.toml
errs "twice.toml:2"
check 1 nowhere.toml
errs "nowhere.toml: this settings file cannot be read"
BANCHI_THREADS=many check 1
errs "BANCHI_THREADS: threads: it is a whole number"
check 1 --threads 5000
errs "--threads: threads: it is a whole number, 0-1024"
: >empty.toml
check 0 empty.toml

# A server takes them and refuses to begin with faults.
expect 0 "$banchi" init served --origin settings.example/1
cp wrong.toml served/banchi.toml
expect 1 "$banchi" serve served
errs "served/banchi.toml:1" "[settings]"
printf 'public-read = true\nlisten = "127.0.0.1:1"\n' >served/banchi.toml
serve served
expect 0 curl -sSf "$url/v1/log"
says "settings.example/1"
stop
done_well
