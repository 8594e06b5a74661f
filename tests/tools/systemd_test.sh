#!/usr/bin/env bash
# What a server tells systemd, heard by a socket that stands in for it; and the unit, by systemd's own
# tools, which need no systemd that runs.
here=$(realpath "$(dirname "$0")")
source "$here/expect.sh"

expect 0 "$banchi" init ledger --origin systemd.example/1
cat >supervise.py <<'PY'
"""Starts a server as systemd would, hears what it tells, and asks it to end."""
import os, signal, socket, subprocess, sys, time
watchdog = sys.argv[1]
heard = []
ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
ear.bind("notify")
ear.settimeout(20)
environment = {**os.environ, "NOTIFY_SOCKET": os.path.abspath("notify")}
if watchdog != "none":
    environment["WATCHDOG_USEC"] = watchdog
server = subprocess.Popen(sys.argv[2:], env=environment, stderr=subprocess.DEVNULL)

def hear(wanted, more=1):
    while more:
        said = ear.recv(4096).decode().splitlines()
        heard.append(said)
        more -= wanted in said

hear("READY=1")
if watchdog != "none":
    began = time.monotonic()
    hear("WATCHDOG=1", 5)
    took = time.monotonic() - began
    assert took < 5 * int(watchdog) / 1e6 / 2 + 5, took
server.send_signal(signal.SIGTERM)
hear("STOPPING=1")
assert server.wait(20) == 0
for said in heard:
    print(" ".join(said))
PY
expect 0 python3 supervise.py 400000 "$banchi" serve ledger --listen 127.0.0.1:0
says "READY=1 STATUS=serving systemd.example/1 (0 events) on http://127.0.0.1:" \
    "WATCHDOG=1 STATUS=serving" "STOPPING=1 STATUS=finishing"
[ "$(head -n 1 out | cut -d' ' -f1)" = READY=1 ] || fail "it is not ready first"
rm notify
expect 0 python3 supervise.py none "$banchi" serve ledger --listen 127.0.0.1:0
! grep -q WATCHDOG out || fail "signs of life that nobody asked for"

# Whoever else starts it is told nothing, and it does not mind a socket that is gone.
NOTIFY_SOCKET=/nowhere serve ledger
stop

# The unit: no word that systemd does not know, with the program where it says; and hardened.
packaging="$here/../../tools/packaging"
sed "s#/usr/bin/banchi#$banchi#" "$packaging/banchi.service" >banchi.service
expect 0 systemd-analyze verify ./banchi.service
[ ! -s err ] || fail "systemd-analyze verify has something to say"
expect 0 systemd-analyze security --offline=true --threshold=15 ./banchi.service
level=$(grep -oE 'exposure level for banchi.service: [0-9.]+' out | grep -oE '[0-9.]+$')
grep -qF "exposure level of $level" "$packaging/README.md" ||
    fail "tools/packaging/README.md tells another exposure level than $level"
# What ExecStart says is what the program takes.
flags=$(grep '^ExecStart=' banchi.service | sed 's/.*ledger //')
expect 0 "$banchi" config check $flags
done_well
