// Runs one program in a process group of its own and ends the whole group when stdin closes, so that nothing outlives the
// process that asked for it, even when that process is killed. Usage: node supervise.mjs SIGNAL PROGRAM ARGUMENT…
import { spawn } from 'node:child_process';
import { writeSync } from 'node:fs';
import { constants } from 'node:os';

const [signal, program, ...words] = process.argv.slice(2);
const graceMilliseconds = 10_000;

// Ctrl+C in a terminal reaches every process of the foreground group: what stops, and when, is the parent's to say.
process.on('SIGINT', () => {});
process.on('SIGHUP', () => {});
process.on('SIGTERM', stop);

const child = spawn(program, words, { detached: true, stdio: ['ignore', 'inherit', 'inherit'] });

child.on('error', (error) => {
  writeSync(2, `${error.message}\n`);
  process.exit(127);
});

child.on('spawn', () => writeSync(1, `supervised-process ${child.pid}\n`));

child.on('exit', (code, endedBy) => {
  signalGroup('SIGKILL');
  process.exit(code ?? 128 + constants.signals[endedBy]);
});

process.stdin.on('error', stop);
process.stdin.on('end', stop);
process.stdin.resume();

function stop() {
  signalGroup(signal);
  setTimeout(() => signalGroup('SIGKILL'), graceMilliseconds).unref();
}

function signalGroup(signal) {
  if (child.pid === undefined) {
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has ended already.
  }
}
