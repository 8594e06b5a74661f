#!/usr/bin/env bash
# doctor: each thing that can be wrong, brought about, is told with what to do, and its exit code.
source "$(dirname "$0")/expect.sh"

# finding NAME STATUS [TEXT]: of the last doctor -o ndjson; an empty status is any.
finding() {
    local line
    line=$(grep -F "\"name\":\"$1\"" out) || fail "nothing is said of $1"
    [ -z "$2" ] || grep -qF "\"status\":\"$2\"" <<<"$line" || fail "$1 is not $2: $line"
    grep -qF -- "${3:-}" <<<"$line" || fail "$1 does not say: $3"
    checks=$((checks + 1))
}
doctor() { expect "$1" "$banchi" doctor "${@:2}" -o ndjson; }
key_form="-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
certificate() {  # NAME DAYS
    openssl req $key_form -keyout "$1.key" -out "$1.csr" -subj /CN=server 2>err
    openssl x509 -req -in "$1.csr" -signkey "$1.key" -days "$2" -out "$1.pem" 2>err
}

# Only the machine.
doctor 0
finding version ok "banchi "
finding machine_clock "" "20"
finding open_files ""
(ulimit -n 200 && "$banchi" doctor -o ndjson >out 2>err)
finding open_files warning "LimitNOFILE="

# A folder that is well.
expect 0 "$banchi" keygen reg.pem
expect 0 "$banchi" init ledger --origin doctor.example/1 --registrar reg --key reg.pem \
    --name-th "นายทะเบียน" --name-en "Registrar"
well() { doctor 0 ledger --listen 127.0.0.1:0; }
well
for each in settings folder head log.key tokens disk clock port tls backups; do finding "$each" ok; done
finding head ok "agree on 1 events"
errs "faults: 0"
expect 0 "$banchi" --lang th doctor ledger --listen 127.0.0.1:0
says "head ฐานข้อมูล และลายมือชื่อตรงกัน"

# Permissions and keys.
chmod 644 ledger/log.key
doctor 1 ledger --listen 127.0.0.1:0
finding log.key fault "chmod 600 ledger/log.key"
chmod 600 ledger/log.key
mv ledger/log.key kept
doctor 1 ledger --listen 127.0.0.1:0
finding log.key fault "copy back the one that was kept apart"
expect 0 "$banchi" keygen ledger/log.key
doctor 1 ledger --listen 127.0.0.1:0
finding log.key fault "is the key of another log"
echo nonsense >ledger/log.key
doctor 1 ledger --listen 127.0.0.1:0
finding log.key fault
mv kept ledger/log.key
chmod 777 ledger
doctor 1 ledger --listen 127.0.0.1:0
finding folder fault "chmod go-w ledger"
chmod 700 ledger
expect 0 "$banchi" token add ledger --right read --days 1
sed -i -E 's/("expires": ?")20[0-9]{2}/\12020/' ledger/tokens.json
doctor 0 ledger --listen 127.0.0.1:0
finding tokens warning "1 of 1 have expired"
chmod 644 ledger/tokens.json
doctor 1 ledger --listen 127.0.0.1:0
finding tokens fault "chmod 600 ledger/tokens.json"
rm ledger/tokens.json
well

# What was acknowledged and is lost outweighs all.
cp ledger/head kept
head -c 8192 /dev/zero >ledger/head
chmod 644 ledger/log.key
doctor 2 ledger --listen 127.0.0.1:0
finding head fault
finding log.key fault
chmod 600 ledger/log.key
cp kept ledger/head
well
doctor 1 nowhere
finding folder fault

# Settings, certificate, place for backups.
echo 'listen = "here"' >ledger/banchi.toml
doctor 1 ledger
finding settings fault "ledger/banchi.toml:1"
rm ledger/banchi.toml
certificate long 90
certificate soon 9
certificate over -1
tls() { doctor "$1" ledger --listen 127.0.0.1:0 --tls-cert "$2.pem" --tls-key "$3.key"; }
tls 0 long long && finding tls ok "valid until 20"
tls 0 soon soon && finding tls warning "renew it"
tls 1 over over && finding tls fault "renew it"
tls 1 long soon && finding tls fault '"problem":"tls_mismatch"'
chmod 644 long.key
tls 0 long long && finding tls warning "chmod o="
doctor 5 ledger --listen 0.0.0.0:0
finding tls fault "allow-remote"
doctor 0 ledger --listen 0.0.0.0:0 --allow-remote
finding tls warning "in the clear"
doctor 1 ledger --listen 127.0.0.1:0 --backup-to nowhere
finding backups fault "nowhere cannot be written"
mkdir backups
doctor 0 ledger --listen 127.0.0.1:0 --backup-to backups
finding backups warning "use another"

# Beside the server that has it open, and that server itself.
serve ledger --quiet --public-read
doctor 0 ledger --listen "${url#http://}"
finding folder ok "process $server has this ledger open"
finding port ok "is taken, while this ledger is open"
expect 0 "$banchi" init other --origin doctor.example/2
doctor 1 other --listen "${url#http://}"
finding port fault "choose another"
doctor 0 "$url"
finding server ok
finding clock_skew ok
finding log ok "doctor.example/1, 1 events"
for each in store head disk clock writer serving; do finding "$each" ok; done
head -c 8192 /dev/zero >ledger/head
doctor 4 "$url"
finding head fault
cp kept ledger/head
stop
doctor 4 "$url"
finding server fault "cannot reach"
serve ledger --quiet
doctor 0 "$url"
finding log warning "token"
stop
done_well
