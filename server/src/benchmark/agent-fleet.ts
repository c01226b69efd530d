/**
 * The agent's part in measuring many targets at once with fio's client/server mode. A part of `agentText`: it uses
 * its variables and its `say`.
 *
 * fio's server takes any job from whoever connects and makes its socket writable for everyone, so the socket is in
 * the work directory, which only its owner can enter. What it forks for a client outlives the client and the server
 * itself; only its process group has them all.
 */
export const serveFunction = String.raw`# fio's server, until it is told to end (TERM) or the agent is gone.
serve() {
  fio= stopped= serving=
  trap 'stopped=1' TERM
  setsid fio --server=sock:server.sock </dev/null >/dev/null 2>&1 & fio=$!
  while [ -z "$stopped" ] && kill -0 "$main" && kill -0 "$fio"; do
    [ -n "$serving" ] || [ ! -S server.sock ] || { serving=1; say serving; }
    if [ -n "$serving" ]; then pause 2; else pause 0.1; fi
  done 2>/dev/null
  # Until it leads a group there is none.
  kill -KILL "$fio" 2>/dev/null
  rounds=0
  while kill -KILL "-$fio" 2>/dev/null && [ "$rounds" -lt 30 ]; do
    rounds=$((rounds + 1))
    pause 0.1
  done
  wait "$fio"; status=$?
  kill -0 "$main" 2>/dev/null || { cd /; rm -rf -- "$work"; }
  say "exit $status"
}

# Unlike sleep it ends at a signal. Not every sleep takes a fraction.
pause() {
  ( cd /; sleep "$1" || sleep 1 ) </dev/null >/dev/null 2>&1 &
  wait $!
}`;
