import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { installed } from './paths.ts';

const run = promisify(execFile);
const brotliSuffix = '.br';

/**
 * Unpacks the browser that the package @sparticuz/chromium carries. Its own unpacker is not used: that one writes
 * to one fixed folder for all of a machine's programs, and sets up its libraries on AWS Lambda only.
 */
export async function unpackChromium(): Promise<void> {
  const source = path.join(installed.chromiumPackage, 'bin');
  fs.mkdirSync(installed.chromium, { recursive: true });
  await Promise.all(['chromium.br', 'al2023.tar.br', 'fonts.tar.br'].map((name) => unpack(source, name)));
  fs.writeFileSync(path.join(installed.chromium, 'fonts.conf'), fontConfiguration());
  fs.rmSync(source, { recursive: true });
}

async function unpack(source: string, name: string): Promise<void> {
  const target = path.join(installed.chromium, path.basename(name, brotliSuffix));
  await pipeline(
    fs.createReadStream(path.join(source, name)),
    zlib.createBrotliDecompress({ chunkSize: 1 << 21 }),
    fs.createWriteStream(target, { mode: 0o755 }),
  );
  if (!target.endsWith('.tar')) return;
  await run('tar', ['xf', target], { cwd: installed.chromium });
  fs.rmSync(target);
}

/** The package's own configuration names folders of AWS Lambda. */
function fontConfiguration(): string {
  const folder = path.join(installed.chromium, 'fonts');
  return `<?xml version="1.0"?>\n<fontconfig><dir>${folder}</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>\n`;
}

/** What Chromium needs of the environment where the system has no fonts and no NSS library of its own. */
export function chromiumEnvironment(): Record<string, string> {
  const added: Record<string, string> = {};
  if (!fs.existsSync('/etc/fonts/fonts.conf')) added.FONTCONFIG_FILE = path.join(installed.chromium, 'fonts.conf');
  if (!systemHas('libnss3.so')) {
    added.LD_LIBRARY_PATH = [path.join(installed.chromium, 'lib'), process.env.LD_LIBRARY_PATH]
      .filter(Boolean)
      .join(':');
  }
  return added;
}

function systemHas(library: string): boolean {
  return ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib'].some((folder) =>
    fs.existsSync(path.join(folder, library)),
  );
}
