import { alignedTable } from '../scripts/aligned-table.ts';
import type { Cold } from './cold.ts';
import type { Comparison } from './editing.ts';
import type { FolderCheck } from './folder.ts';
import { PARTS } from './measure.ts';
import type { PartsOfWork } from './parts.ts';

/** Each task beside the peer. */
export function editingTable(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map(({ entries, task, peer, ours, ratio, p99 }) => [
    ...[
      String(entries),
      task,
      ms(peer),
      ms(ours),
      `${ratio < 100 ? ratio.toPrecision(3) : ratio.toFixed(0)} ×`,
      ms(p99),
    ],
  ]);
  return alignedTable(['entries', 'task', 'peer', 'Layercake', 'faster', 'p99'], rows, 'rlrrrr');
}

/** Each part of the work as a share of the reading. */
export function partsTable(all: readonly PartsOfWork[]): string {
  const rows = all.map(({ entries, size, time, parts }) => [
    ...[String(entries), `${(size / 1e6).toFixed(1)} MB`, time, ms(parts.reading)],
    ...PARTS.slice(1).map((part) => `${(100 * parts[part]).toFixed(1)} %`),
  ]);
  return alignedTable(['entries', 'text', 'time', ...PARTS], rows, 'rrlrrrrr');
}

/** What is loaded before the first manifest can be read. */
export function coldTable({ size, load }: Cold): string {
  const row = (what: string, show: (value: number) => string, peer: number, ours: number): readonly string[] => [
    ...[what, show(peer), show(ours), `1/${(peer / ours).toPrecision(3)}`],
  ];
  const rows = [
    row('loaded at once', kB, size.peer, size.ours),
    row('for a manifest', kB, size.peer, size.manifest),
    row('all code', kB, size.peer, size.all),
    row('loading', ms, load.peer, load.ours),
    row('loading for a manifest', ms, load.peer, load.manifest),
  ];
  return alignedTable(['', 'peer', 'Layercake', 'share'], rows, 'lrrr');
}

/** A folder of manifests on the command line. */
export function folderTable({ files, check, load, checkStart, loadStart, memory }: FolderCheck): string {
  const [ours, yaml] = [check - checkStart, load - loadStart];
  const rows = [
    [`reading and loading ${files} files`, ms(yaml), ms(loadStart)],
    ['layercake check', ms(ours), ms(checkStart)],
  ];
  return [
    alignedTable(['', 'time', 'start-up'], rows, 'lrr'),
    `${(ours / yaml).toPrecision(3)} × as long; memory ${memory.all.toFixed(0)} MB, over a tenth of the files ${memory.tenth.toFixed(0)} MB\n`,
  ].join('');
}

function ms(milliseconds: number): string {
  return `${milliseconds < 10 ? milliseconds.toPrecision(2) : milliseconds.toFixed(0)} ms`;
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
