import type { Manifest } from '../manifest.ts';
import type { Finding } from '../rules/rule.ts';
import type { Acceptance, Entry } from '../stack/types.ts';
import { positionAt } from '../text/line-index.ts';
import { ignoresOf } from './ignores.ts';

/** An acceptance held against what was found. */
export interface SettledAcceptance extends Acceptance {
  /** Whether it stands under an entry's `accept` or in a comment. */
  readonly written: 'entry' | 'comment';
  /** The entry it stands under; of several that share it by an alias, the first. */
  readonly entry?: string;
  /** The line (from 0) that a comment is about. */
  readonly line?: number;
  /** True where its day has passed: it silences nothing any more. */
  readonly expired: boolean;
  /** The findings that it is about. */
  readonly findings: readonly Finding[];
}

export interface Settlement {
  /** What nobody took on. */
  readonly open: readonly Finding[];
  readonly acceptances: readonly SettledAcceptance[];
}

/** Takes out the findings that some entries, or comments, accept today, and tells of each acceptance what it is about. */
export function settleAcceptances(
  manifest: Manifest,
  findings: readonly Finding[],
  today: string,
  entries: readonly Entry[] = manifest.stack.entries,
): Settlement {
  const waivers = waiversOf(manifest, today, entries);
  const byKey = new Map<string, Waiver[]>();
  for (const waiver of waivers) {
    for (const key of waiver.keys) {
      const others = byKey.get(key);
      if (others) others.push(waiver);
      else byKey.set(key, [waiver]);
    }
  }
  if (waivers.length === 0) return { open: findings, acceptances: [] };
  const open = findings.filter((finding) => {
    const meant = keysOf(manifest, finding).flatMap((key) => byKey.get(key) ?? []);
    for (const waiver of meant) waiver.findings.push(finding);
    return meant.every(({ expired }) => expired);
  });
  return { open, acceptances: waivers };
}

interface Waiver extends SettledAcceptance {
  /** What it covers: a rule with an entry or a line. Written once, an acceptance may reach several entries by an alias. */
  readonly keys: string[];
  readonly findings: Finding[];
}

function waiversOf(manifest: Manifest, today: string, entries: readonly Entry[]): readonly Waiver[] {
  const waivers = new Map<string, Waiver>();
  const add = (acceptance: Acceptance & Pick<Waiver, 'written' | 'entry' | 'line'>, key: string): void => {
    const place = `${acceptance.span.start} ${acceptance.rule.span.start}`;
    const known = waivers.get(place);
    const expired = acceptance.until !== undefined && acceptance.until.value < today;
    if (known) known.keys.push(key);
    else waivers.set(place, { ...acceptance, expired, keys: [key], findings: [] });
  };
  for (const { id, accept } of entries) {
    for (const acceptance of accept)
      add({ ...acceptance, written: 'entry', entry: id.value }, entryKey(acceptance.rule.value, id.value));
  }
  for (const ignore of ignoresOf(manifest))
    add({ ...ignore, written: 'comment' }, lineKey(ignore.rule.value, ignore.line));
  return [...waivers.values()];
}

function keysOf({ lines }: Manifest, { rule, entry, span }: Finding): readonly string[] {
  const line = lineKey(rule, positionAt(lines, span.start).line);
  return entry === undefined ? [line] : [entryKey(rule, entry), line];
}

function entryKey(rule: string, id: string): string {
  return `${rule} entry ${id}`;
}

function lineKey(rule: string, line: number): string {
  return `${rule} line ${line}`;
}
