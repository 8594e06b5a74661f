#!/usr/bin/env bash
# Completion in a real bash, and in zsh and fish where they are installed; and that it knows all that
# --help knows.
source "$(dirname "$0")/expect.sh"
mkdir bin && ln -s "$banchi" bin/banchi
export PATH="$work/bin:$PATH"
mkdir ledger empty && touch event.json banchi.toml

# complete WORD...: what bash would offer in place of the last word, one a line.
cat >complete.bash <<'BASH'
source <(banchi completion bash)
complete -p banchi >/dev/null || exit 1
COMP_WORDS=(banchi "$@")
COMP_CWORD=$#
_banchi
printf '%s\n' "${COMPREPLY[@]}" | sort
BASH
complete() { expect 0 bash --norc complete.bash "$@"; }
# offers WORD... -- TYPED...: exactly these.
offers() {
    local wanted=()
    while [ "$1" != -- ]; do wanted+=("$1"); shift; done
    shift
    complete "$@"
    [ "$(cat out)" = "$(printf '%s\n' "${wanted[@]}" | sort)" ] || fail "offers for: banchi $*"
}

offers config -- conf
offers completion -- comp
offers serve -- serv
offers check -- config ''
offers bash fish words zsh -- completion ''
offers --tls-cert --tls-key -- serve ledger --tls
offers json table ndjson -- get ledger log -o ''
offers json -- get -o j
offers json -- get --output = j
offers --output=json -- get --output=j
offers th en -- --lang ''
offers config -- --lang th conf
# The program's own options stand behind a command's name too.
offers --token -- status --tok
offers json text -- serve ledger --log ''
offers ledger empty bin -- config check --backup-to ''
offers banchi.toml -- config check --config ban
offers ledger -- status led
offers event.json -- submit ev
offers serve -- help serv
# Where a number or an id is wanted there is nothing to offer; behind -- no option.
offers '' -- serve ledger --threads ''
offers '' -- propose-kpi --agency ''
offers '' -- get -- --at
# A place for a word with a space.
touch 'two words.toml'
offers 'two words.toml' -- config check two

# Nothing is left out: each command and long option of each command's help.
expect 0 "$banchi" --help
commands=$(sed -n '/^Subcommands:/,/^$/p' out | awk '/^  [a-z]/ { print $1 }')
[ "$(wc -w <<<"$commands")" -gt 15 ] || fail "help lists no commands"
offers $commands -- ''
for command in $commands; do
    expect 0 "$banchi" "$command" --help
    options=$(sed -n '/^Options:/,/^Subcommands:/p' out | grep -oE '^  (-[a-zA-Z],)?--[a-z0-9-]+' |
        grep -oE -- '--[a-z0-9-]+' | sort -u)
    complete "$command" --
    for option in $options; do
        grep -qxF -- "$option" out || fail "$command: $option is not offered"
    done
done

# Each script is one that its shell takes.
for shell in bash zsh fish; do
    expect 0 "$banchi" completion "$shell"
    cp out "script.$shell"
    command -v "$shell" >/dev/null || { echo "$shell is not installed: its script is not run"; continue; }
    expect 0 "$shell" -n "script.$shell"
done
if command -v fish >/dev/null; then
    expect 0 fish --no-config -c 'banchi completion fish | source; complete -C "banchi conf"'
    says config
    expect 0 fish --no-config -c 'banchi completion fish | source; complete -C "banchi get -o "'
    says ndjson
fi
if command -v zsh >/dev/null; then
    expect 0 zsh -f -c 'autoload -U compinit; compinit -u -D; source <(banchi completion zsh)
        _describe() { print -l -- "${(@P)2}" }; words=(banchi get -o ""); CURRENT=4; _banchi'
    says ndjson
fi
done_well
