import { spawn, spawnSync } from 'node:child_process';
import { fromRoot } from './paths.ts';

/** Opens a real VS Code on `examples/` with the built extension: the desktop one where `code` is on the PATH, else the embedded one. */
function start(): void {
  const examples = fromRoot('examples');
  const windows = process.platform === 'win32';
  if (spawnSync('code', ['--version'], { shell: windows }).status === 0) {
    spawn('code', [`--extensionDevelopmentPath=${fromRoot()}`, examples], { stdio: 'inherit', shell: windows });
    console.log('VS Code opens on examples/ with Layercake active.');
    return;
  }
  const serve = spawn(
    process.execPath,
    ['--import', 'tsx', fromRoot('test/host/main.ts'), 'serve', ...process.argv.slice(2), examples],
    {
      stdio: 'inherit',
      cwd: fromRoot(),
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => serve.kill(signal));
  serve.on('exit', (code) => (process.exitCode = code ?? 1));
}

start();
