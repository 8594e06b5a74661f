#!/usr/bin/env bash
# https: banchi and curl against a server with a certificate, and what is refused on either side.
source "$(dirname "$0")/expect.sh"

# issue NAME HOSTS DAYS: NAME.pem and NAME.key by the authority ca.pem.
key_form="-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
authority() { openssl req -x509 $key_form -keyout "$1.key" -out "$1.pem" -subj "/CN=$1" -days 2 2>err; }
issue() {
    openssl req $key_form -keyout "$1.key" -out "$1.csr" -subj /CN=server 2>err
    openssl x509 -req -in "$1.csr" -CA ca.pem -CAkey ca.key -days "$3" -out "$1.pem" \
        -extfile <(echo "subjectAltName=$2") 2>err
}
authority ca
authority other
issue here DNS:localhost,IP:127.0.0.1 2
issue expired DNS:localhost,IP:127.0.0.1 -1
issue elsewhere DNS:elsewhere.example 2
tls() { echo --quiet --public-read --tls-cert "$1.pem" --tls-key "${2:-$1}.key"; }

expect 0 "$banchi" keygen reg.pem
expect 0 "$banchi" init ledger --origin tls.example/1 --registrar reg --key reg.pem \
    --name-th "นายทะเบียน" --name-en "Registrar"

# Commands that read, write and verify, and curl.
serve ledger $(tls here)
grep -q "^serving .* on https://127.0.0.1:" server || fail "the address is not told"
grep -q "the TLS certificate is valid until 20" server || fail "the certificate's end is not told"
expect 0 "$banchi" --ca-file ca.pem status "$url"
says tls.example/1
expect 0 curl -sSf --cacert ca.pem "$url/v1/log"
says tls.example/1
echo '{"name": {"th": "กรม", "en": "Works"}, "abbreviation": {"th": "ก", "en": "DIW"}}' >diw.json
export BANCHI_CA_FILE=ca.pem
expect 0 "$banchi" sign --basis-from "$url" --type agency.registered --subject agency/diw \
    --data diw.json --actor reg --capacity registrar --key reg.pem
cp out event.json
expect 0 "$banchi" submit event.json "$url"
expect 0 "$banchi" verify "$url"
expect 28 curl -sSf --cacert ca.pem -N --max-time 1 -o stream "$url/v1/stream?from=0"
grep -q '^id: 1$' stream || fail "the stream does not tell event 1"
unset BANCHI_CA_FILE

# Whom the client does not know, it does not ask.
expect 1 "$banchi" status "$url"
errs "was issued by nobody that this machine knows" "--ca-file" "[certificate]"
expect 1 "$banchi" --ca-file other.pem verify "$url"
errs "[certificate]"
expect 1 "$banchi" --ca-file nowhere.pem status "$url"
errs "[ca_file]"
expect 1 "$banchi" --lang th status "$url"
errs "ออกโดยผู้ที่เครื่องนี้ไม่รู้จัก"

# Plain HTTP on this port is told so and closed; versions before 1.2 get nothing.
expect 1 "$banchi" status "http${url#https}"
errs "this port speaks TLS"
expect 0 curl -sS -w '%{http_code}' "http${url#https}/livez"
says "https://" 400
for version in tls1 tls1_1; do
    expect 1 openssl s_client -connect "${url#https://}" "-$version" -cipher ALL:@SECLEVEL=0
done
for version in tls1_2 tls1_3; do
    expect 0 openssl s_client -connect "${url#https://}" "-$version" -CAfile ca.pem \
        -verify_return_error
done

# A renewed certificate: read again on SIGHUP. One that is no good leaves the old one in use.
issue fresh DNS:localhost,IP:127.0.0.1 9
cp here.pem old.pem && cp fresh.pem here.pem && cp fresh.key here.key
serial() {
    openssl s_client -connect "${url#https://}" </dev/null 2>err | openssl x509 -noout -serial
}
[ "$(serial)" = "$(openssl x509 -in old.pem -noout -serial)" ] || fail "read before it was told"
kill -HUP "$server"
for _ in $(seq 100); do
    [ "$(serial)" = "$(openssl x509 -in fresh.pem -noout -serial)" ] && break
    sleep 0.05
done
[ "$(serial)" = "$(openssl x509 -in fresh.pem -noout -serial)" ] || fail "not read on SIGHUP"
cp other.key here.key
kill -HUP "$server"
for _ in $(seq 100); do grep -q tls_mismatch server && break; sleep 0.05; done
grep -q "connections go on with the certificate from before" server || fail "a refusal is not told"
expect 0 "$banchi" --ca-file ca.pem status "$url"
stop
cp fresh.key here.key

# What cannot hold is refused by the client.
serve ledger $(tls expired)
grep -q "the TLS certificate expired at 20" server || fail "the server says nothing of its expiry"
expect 1 "$banchi" --ca-file ca.pem status "$url"
errs "has expired"
expect 60 curl -sSf --cacert ca.pem "$url/v1/log"
stop
serve ledger $(tls elsewhere)
expect 1 "$banchi" --ca-file ca.pem status "$url"
errs "is for another name"
stop

# What a server can't begin with.
refused() {
    expect 1 "$banchi" serve ledger --listen 127.0.0.1:0 "${@:2}"
    errs "$1"
}
refused "give both or neither" --tls-cert here.pem
refused "give both or neither" --tls-key here.key
refused "[tls_mismatch]" --tls-cert here.pem --tls-key expired.key
refused "none.key cannot be read" --tls-cert here.pem --tls-key none.key
refused "none.pem cannot be read" --tls-cert none.pem --tls-key here.key
openssl pkey -in here.key -aes256 -passout pass:x -out locked.key
refused "has a pass phrase" --tls-cert here.pem --tls-key locked.key
cat >ledger/banchi.toml <<'TOML'
tls-cert = "here.pem"
TOML
refused "ledger/banchi.toml:1: tls-cert and tls-key go together"
rm ledger/banchi.toml

# Without TLS only loopback, unless it is allowed; with it the address is the operator's to choose.
expect 5 "$banchi" serve ledger --listen 192.0.2.1:0
errs "not encrypted" "--allow-remote" "tls-cert"
expect 1 "$banchi" serve ledger --listen 192.0.2.1:0 $(tls here)
errs "[port]"
done_well
