import { parseArgs } from 'node:util';
import { runInElectron } from './electron.ts';
import { ensureInstalled } from './install.ts';
import { extensionHosts, vscodeVersions } from './paths.ts';
import { serve } from './serve.ts';
import { themes } from './session.ts';
import { runSuite } from './suite.ts';

const usage = `Usage:
  main.ts test  [--vscode newest|floor] [--host desktop|web] [--extension FOLDER|VSIX] [--grep PATTERN] [--timeout SECONDS]
  main.ts test  --electron [--extension FOLDER] [--grep PATTERN]
  main.ts serve [--vscode newest|floor] [--extension FOLDER|VSIX] [--theme NAME] [--open] [FOLDER]
  main.ts install`;

const definitions = {
  vscode: { type: 'string', default: 'newest' },
  host: { type: 'string', default: 'desktop' },
  extension: { type: 'string' },
  theme: { type: 'string', default: themes[0] },
  grep: { type: 'string' },
  timeout: { type: 'string', default: '600' },
  electron: { type: 'boolean', default: false },
  open: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof readArguments>['values'];

function readArguments(): ReturnType<typeof parseArgs<{ options: typeof definitions; allowPositionals: true }>> {
  return parseArgs({ options: definitions, allowPositionals: true });
}

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  const [mode, folder] = positionals;
  if (mode === 'install') return ensureInstalled().then(() => 0);
  if (mode === 'test') return values.electron ? runInElectron(values) : test(values);
  if (mode === 'serve') return serve({ ...common(values), ...(folder ? { folder } : {}), open: values.open });
  throw new Error(usage);
}

async function test(values: Values): Promise<number> {
  const start = Date.now();
  const host = oneOf(extensionHosts, values.host, '--host');
  const timeoutSeconds = Number(values.timeout);
  const { tests, failures } = await runSuite({ ...common(values), host, grep: values.grep, timeoutSeconds });
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`VS Code ${values.vscode}, ${host}: ${tests} tests, ${failures} failed, ${seconds} s`);
  return failures > 0 ? 1 : 0;
}

function common(values: Values): Pick<Parameters<typeof runSuite>[0], 'vscode' | 'theme' | 'extension'> {
  return {
    vscode: oneOf(vscodeVersions, values.vscode, '--vscode'),
    theme: oneOf(themes, values.theme, '--theme'),
    ...(values.extension ? { extension: values.extension } : {}),
  };
}

function oneOf<T extends string>(allowed: readonly T[], value: string, name: string): T {
  const found = allowed.find((it) => it === value);
  if (!found) throw new Error(`${name} must be one of: ${allowed.join(', ')}`);
  return found;
}

// Not awaited at the top level: the process also has to end where a socket or a timer is left.
main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`[host] ${error instanceof Error ? error.message : String(error)}`);
    process.exit(2);
  },
);
