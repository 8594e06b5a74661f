#!/usr/bin/env bash
# Keys that people have: each kind is enrolled, signs an event that the ledger takes, and is told
# what to do when it can't. Real ssh-keygen, ssh-agent and SoftHSM; the FIDO token, $2, is software.
source "$(dirname "$0")/acts.sh"
fido_token=$(realpath "$2")
source "$(dirname "$0")/expect.sh"
unset SSH_AUTH_SOCK SSH_AGENT_PID SSH_ASKPASS DISPLAY || true

expect 0 "$banchi" keygen reg.pem
expect 0 "$banchi" init ledger --origin audit.example/1 --registrar reg --key reg.pem
registrar=(--actor reg --capacity registrar)

# enrol PERSON KEY: the registrar's event, which the new key cosigns; the key's fingerprint in $keyid.
enrol() {
    key=reg.pem
    title "$1" "$1"
    record --type person.registered --subject "person/$1" --data data.json "${registrar[@]}"
    expect 0 "$banchi" keygen --show "$2" -o json
    python3 - out >data.json <<'PY'
import json, sys
key = json.load(open(sys.argv[1]))
members = ('scheme', 'public_key', 'application')
print(json.dumps({'key': {name: key[name] for name in members if name in key}}))
PY
    keyid=$(grep -o 'SHA256:[^"]*' out)
    record --type key.enrolled --subject "person/$1" --data data.json "${registrar[@]}" \
        --cosigner "$1:new_key" --key "$2"
    says "$keyid"
}
# The registration of a document that nobody has registered before, as flags of sign.
printf '{"title":{"th":"ก","en":"d"},"media_type":"text/plain"}' >document.json
documents=0
document() {
    documents=$((documents + 1))
    flags=(--type document.registered --subject "document/$(printf '%064x' $documents)"
        --data document.json --actor "$1" --capacity holder)
}
# act PERSON KEY: their key signs one that the ledger takes.
act() {
    document "$1"
    key=$2
    record "${flags[@]}"
}
# refused CODE PERSON KEY TEXT...: what the ledger says of such an event.
refused() {
    local code=$1
    document "$2"
    key=$3
    shift 3
    sign "${flags[@]}"
    expect "$code" "$banchi" submit event.json ledger
    errs "$@"
}
# cannot CODE KEY TEXT...: what signing with it is told, under the variables of $as.
as=()
cannot() {
    local code=$1 with=$2
    document reg
    shift 2
    expect "$code" "${as[@]}" "$banchi" sign --basis-from ledger "${flags[@]}" --key "$with"
    errs "$@"
}

# A PEM key under either scheme.
expect 0 "$banchi" keygen plain.pem
enrol plain plain.pem
act plain plain.pem
expect 0 "$banchi" keygen ssh_style.pem
enrol ssh_style sshsig:ssh_style.pem
act ssh_style sshsig:ssh_style.pem
refused 1 ssh_style ssh_style.pem "[sshsig_form]" "--key sshsig:"
refused 1 plain sshsig:plain.pem "[signature_size]" "--key ed25519:"
expect 1 "$banchi" keygen
errs "with --show one that you have"
expect 1 "$banchi" keygen other.pem --show plain.pem
BANCHI_KEY=plain.pem expect 0 "$banchi" keygen other.pem
cannot 1 nowhere.pem "[key_file]" "nowhere.pem"
cannot 1 data.json "[key_pem]" "banchi keygen"

# An ssh key's file: read here, and its signature is also what ssh-keygen itself makes.
ssh-keygen -q -t ed25519 -N '' -C somchai -f id_ed25519
enrol somchai id_ed25519
[ "$keyid" = "$(ssh-keygen -lf id_ed25519.pub | cut -d' ' -f2)" ] || fail "another fingerprint"
act somchai id_ed25519
mkdir home && cp id_ed25519 home/
HOME=$work/home act somchai 'sshsig:~/id_ed25519'
# The event's bytes signed by ssh-keygen alone, put into the envelope by hand.
by_ssh_keygen() { # by_ssh_keygen NAMESPACE: envelope.json of a fresh event of somchai's
    document somchai
    key=id_ed25519
    sign "${flags[@]}"
    python3 - event.json pae <<'PY'
import base64, json, sys
event = json.load(open(sys.argv[1]))
payload = base64.b64decode(event['payload'])
kind = event['payloadType'].encode()
with open(sys.argv[2], 'wb') as out:
    out.write(b'DSSEv1 %d %s %d %s' % (len(kind), kind, len(payload), payload))
PY
    rm -f pae.sig
    expect 0 ssh-keygen -q -Y sign -f id_ed25519 -n "$1" pae
    python3 - event.json pae.sig >envelope.json <<'PY'
import json, sys
event = json.load(open(sys.argv[1]))
lines = open(sys.argv[2]).read().split('\n')
event['signatures'][0]['sig'] = ''.join(line for line in lines if not line.startswith('-----'))
print(json.dumps(event))
PY
}
by_ssh_keygen event@banchi
expect 0 "$banchi" submit envelope.json ledger
by_ssh_keygen file
expect 5 "$banchi" submit envelope.json ledger
errs "[sshsig_namespace]" "-n event@banchi"
ssh-keygen -q -t rsa -b 2048 -N '' -f id_rsa
cannot 1 id_rsa "[ssh_key]" "ssh-keygen -t ed25519"
head -3 id_ed25519 >broken
cannot 1 broken "[openssh_key]" "broken"

# With a pass phrase: ssh-keygen runs, and asks for it.
printf '#!/bin/sh\necho "open sesame"\n' >askpass
printf '#!/bin/sh\necho wrong\n' >askwrong
chmod +x askpass askwrong
ssh-keygen -q -t ed25519 -N 'open sesame' -C '' -f id_phrase
export SSH_ASKPASS_REQUIRE=force SSH_ASKPASS=$work/askpass
enrol phrase id_phrase
act phrase id_phrase
SSH_ASKPASS=$work/askwrong cannot 5 id_phrase "[ssh_keygen]" "wrong pass phrase"
as=(env PATH=/nonexistent)
cannot 5 id_phrase "[ssh_keygen]" "openssh-client"
as=()
cannot 1 ed25519:id_phrase "[key_scheme]" "ed25519:agent:"

# The ssh-agent: the only key, one of several, by either scheme; locked, empty, absent.
cannot 1 agent: "[agent_absent]" "SSH_AUTH_SOCK"
eval "$(ssh-agent -s -P "$fido_token" -a "$work/agent.socket")" >/dev/null
agent_pid=$SSH_AGENT_PID
trap 'kill "$agent_pid" 2>/dev/null || true; finish' EXIT
cannot 1 agent: "[agent_keys]" "ssh-add"
ssh-keygen -q -t ed25519 -N '' -C 'second key' -f id_second
ssh-add -q id_rsa
ssh-add -q id_second
rm id_second
enrol second agent:
act second agent:
act second id_second.pub
ssh-keygen -q -t ed25519 -N '' -C 'third key' -f id_third
ssh-add -q id_third
third=$(ssh-keygen -lf id_third.pub | cut -d' ' -f2)
cannot 1 agent: "[agent_keys]" "second key" "agent:$third  third key"
enrol third "ed25519:agent:$third"
act third "ed25519:agent:$third"
act third ed25519:id_third
cannot 1 "agent:SHA256:$(printf 'A%.0s' $(seq 43))" "[agent_key]" "agent:$third"
cannot 1 agent:third "SHA256:"
printf '#!/bin/sh\necho lock\n' >asklock
chmod +x asklock
SSH_ASKPASS=$work/asklock ssh-add -q -x
cannot 1 agent: "[agent_keys]" "ssh-add -X"
SSH_ASKPASS=$work/asklock ssh-add -q -X
SSH_AUTH_SOCK=$work/nowhere cannot 1 agent: "[agent_absent]" "nowhere"
python3 - "$work/odd.socket" <<'PY' &
import socket, sys
listener = socket.socket(socket.AF_UNIX)
listener.bind(sys.argv[1])
listener.listen()
for answer in (b'\0\0\0\1\7', b'\xff\xff\xff\xff', b'\0\0\0\x09\x0c'):
    peer, _ = listener.accept()
    peer.recv(100)
    peer.sendall(answer)
    peer.close()
PY
odd=$!
for _ in $(seq 200); do [ -S odd.socket ] && break || sleep 0.05; done
SSH_AUTH_SOCK=$work/odd.socket cannot 1 agent: "[agent_answer]"
SSH_AUTH_SOCK=$work/odd.socket cannot 1 agent: "[agent_absent]" "too long"
SSH_AUTH_SOCK=$work/odd.socket cannot 1 agent: "[agent_absent]" "breaks off"
wait "$odd"

# A FIDO key, by ssh-keygen and by the agent; one that nobody touched is refused before it is sent.
export SSH_SK_PROVIDER=$fido_token
expect 0 ssh-keygen -q -t ed25519-sk -w "$fido_token" -N '' -C token -f id_sk
enrol fido id_sk
expect 0 "$banchi" keygen --show id_sk
says "application" "ssh:" "sshsig"
act fido id_sk
FIDO_TOKEN_UNTOUCHED=1 cannot 5 id_sk "[sshsig_presence]" "touch it"
cannot 1 ed25519:id_sk "[key_scheme]"
ssh-add -q -S "$fido_token" id_sk
fido=$(ssh-keygen -lf id_sk.pub | cut -d' ' -f2)
act fido "agent:$fido"
act fido id_sk.pub
cannot 1 "ed25519:agent:$fido" "[key_scheme]" "FIDO"
kill "$agent_pid"
cannot 1 agent: "[agent_absent]"

# A PKCS#11 token, by SoftHSM.
# SoftHSM 2.6 never gives back what its C_SignInit parses (valgrind shows it there alone), so leaks are
# looked for in all that comes before, and not from here on.
export ASAN_OPTIONS=${ASAN_OPTIONS:-}:detect_leaks=0
module=/usr/lib/softhsm/libsofthsm2.so
export SOFTHSM2_CONF=$work/softhsm2.conf
mkdir tokens
printf 'directories.tokendir = %s/tokens\nobjectstore.backend = file\nlog.level = ERROR\n' "$work" \
    >softhsm2.conf
expect 0 softhsm2-util --init-token --free --label ministry --pin 1234 --so-pin 12345678
on_token() {
    expect 0 pkcs11-tool --module "$module" --token-label ministry --login --pin 1234 "$@"
}
on_token --keypairgen --key-type EC:edwards25519 --label malee --id 01
export BANCHI_PKCS11_MODULE=$module BANCHI_PKCS11_PIN=1234
enrol malee "pkcs11:token=ministry;object=malee"
act malee "pkcs11:token=ministry"
printf '1234\n' >pin
act malee "pkcs11:token=ministry;id=%01?pin-source=file:$work/pin"
unset BANCHI_PKCS11_MODULE
act malee "pkcs11:token=ministry;object=malee?module-path=$module"
key="pkcs11:token=ministry"
expect 0 "$banchi" keygen --show "$key" --pkcs11-module "$module"
BANCHI_PKCS11_PIN=9999 cannot 5 "$key?module-path=$module" "[pkcs11_pin]" "not the PIN of ministry"
export BANCHI_PKCS11_MODULE=$module
cannot 1 "$key?pin-value=1234" "[pkcs11_uri]" "pin-source"
cannot 1 "pkcs11:oops" "[pkcs11_uri]"
cannot 1 "pkcs11:token=elsewhere" "[pkcs11_token]" "pkcs11-tool"
cannot 1 "$key;object=nobody" "[pkcs11_key]" "edwards25519"
as=(env -u BANCHI_PKCS11_PIN setsid --wait)
cannot 1 "$key" "[nobody_to_ask]" "BANCHI_PKCS11_PIN"
as=()
BANCHI_PKCS11_MODULE=$work/none.so cannot 1 "$key" "[pkcs11_module]" "--pkcs11-module"
# A second key makes the name ambiguous; one that wants its PIN at each use gets it.
on_token --keypairgen --key-type EC:edwards25519 --label wichai --id 02 --always-auth
cannot 1 "$key" "[pkcs11_key]" "fits 2 keys"
enrol wichai "sshsig:pkcs11:token=ministry;object=wichai"
act wichai "sshsig:pkcs11:token=ministry;object=wichai"

# Another's key is no way to act for somebody, whatever holds it.
refused 5 somchai "pkcs11:token=ministry;object=malee" "[signer_extra]"
expect 0 "$banchi" verify ledger
expect 0 "$banchi" replay ledger
done_well
