import MochaModule from 'mocha';
import { leaveNothing } from './manifest.ts';

declare const SUITE_GREP: string;

// Longer than two waits of a test: what did not come is told by the wait, not by Mocha.
const timeoutMs = 150_000;

// Mocha's browser build exports an instance, and puts the class into the global scope.
const Mocha = (globalThis as { Mocha?: typeof MochaModule }).Mocha ?? MochaModule;

// This line and the last are prefixed because VS Code's own log comes through the same console.
Mocha.reporters.Base.consoleLog = (...line: unknown[]): void => console.log('SUITE-LOG', ...line);

const mocha = new Mocha({ ui: 'tdd', reporter: Mocha.reporters.Spec, timeout: timeoutMs, color: false });
if (SUITE_GREP) mocha.grep(new RegExp(SUITE_GREP));
mocha.suite.emit('pre-require', globalThis, '', mocha);
mocha.suite.afterEach(leaveNothing);

/** VS Code calls this in the extension host once it is up. */
export function run(): Promise<void> {
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      const tests = runner.stats?.tests ?? 0;
      console.log(`SUITE-DONE ${JSON.stringify({ tests, failures })}`);
      if (failures > 0 || tests === 0) reject(new Error(`${failures} of ${tests} tests failed`));
      else resolve();
    });
  });
}
