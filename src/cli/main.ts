import process from 'node:process';
import { isatty } from 'node:tty';
import { today } from '../config/today.ts';
import type { Sink } from './host.ts';
import { run } from './program.ts';

/** Put in by the build, from package.json. */
declare const LAYERCAKE_VERSION: string;

let isReaderGone = false;
let goOn = (): void => undefined;
// A reader that has seen enough (`layercake catalog | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  isReaderGone = true;
  goOn();
});
process.stdout.on('drain', () => goOn());

const stdout: Sink = {
  write: (text) => process.stdout.write(text),
  drained: () =>
    new Promise((resolve) => {
      if (isReaderGone || !process.stdout.writableNeedDrain) resolve();
      else goOn = resolve;
    }),
};

void run(process.argv.slice(2), {
  cwd: process.cwd(),
  stdout,
  stderr: process.stderr,
  // Not `stdout.isTTY`, which is undefined in a pipe, whatever its type says.
  isTerminal: isatty(process.stdout.fd),
  isErrorTerminal: isatty(process.stderr.fd),
  columns: process.stdout.columns,
  today: today(),
  now: () => performance.now(),
  env: process.env,
  version: LAYERCAKE_VERSION,
}).then((exitCode) => {
  // Not `process.exit`: what was written to a pipe would be cut off.
  process.exitCode = exitCode;
});
