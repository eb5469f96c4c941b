// Loaded before a program of ours (node --import): ends it when its launcher is gone, even killed with -9.
// The launcher holds the other end of stdin and never writes to it, so the end of stdin is the end of the launcher.
const PATIENCE_MS = 5_000;

function end() {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), PATIENCE_MS).unref();
}

process.stdin.once('end', end).once('error', end).resume();
/** @type {import('node:net').Socket} */ (process.stdin).unref();
