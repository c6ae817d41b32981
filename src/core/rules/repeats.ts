import type { Finding, Severity } from './rule.ts';

const MISFITS = ['hardware-mismatch', 'generation-too-old'] as const;

/** What goes without saying beside something else on the same entry. They are applied in this order. */
const REPEATS: readonly {
  readonly rule: string;
  readonly severity?: Severity;
  readonly beside: readonly string[];
}[] = [
  // That a platform piece is its vendor's, where it blocks a target for being so.
  { rule: 'hardware-locked', severity: 'information', beside: ['target-unreachable'] },
  // That another version runs there, where a finding on the target or the lock names it.
  { rule: 'version-unsupported', beside: ['target-unreachable', ...MISFITS, 'hardware-locked'] },
  // That support is thin, where a promise rests on it or a device of the stack has none; and where it is told who decides on it.
  { rule: 'hardware-leaning', beside: ['target-experimental', ...MISFITS, 'open-but-locked'] },
  { rule: 'artifact-locked', severity: 'information', beside: ['target-experimental', ...MISFITS] },
  // That little is known, where what is known fails, or where a name is misspelt.
  { rule: 'unknown-coupling', beside: ['target-unreachable', ...MISFITS, 'unknown-component'] },
];

const REPEATED: ReadonlySet<string> = new Set(REPEATS.map(({ rule }) => rule));

/** What an alias brings in twice is said once. */
export function withoutCopies(findings: readonly Finding[]): readonly Finding[] {
  // Messages are long, and few stand on one place, but it may be thousands that do.
  const told = new Map<number, Finding | Set<string>>();
  return findings.filter((finding) => {
    const known = told.get(finding.span.start);
    if (!known) {
      told.set(finding.span.start, finding);
      return true;
    }
    const keys = known instanceof Set ? known : new Set([keyOf(known)]);
    const count = keys.size;
    keys.add(keyOf(finding));
    told.set(finding.span.start, keys);
    return keys.size > count;
  });
}

function keyOf({ rule, span, message }: Finding): string {
  return `${rule} ${span.end} ${message}`;
}

/** Leaves out of some findings what others on the same entry say already; `all` are those that were found, accepted or not. */
export function withoutRepeats(findings: readonly Finding[], all: readonly Finding[]): readonly Finding[] {
  if (!all.some(({ rule }) => REPEATED.has(rule))) return findings;
  const found = new Set<string>();
  for (const { rule } of all) found.add(rule);
  const gone = new Set<Finding>();
  for (const { rule, severity, beside } of REPEATS) {
    if (!found.has(rule) || !beside.some((other) => found.has(other))) continue;
    const entries = new Set<string | undefined>();
    for (const one of all) if (beside.includes(one.rule) && !gone.has(one)) entries.add(one.entry);
    entries.delete(undefined);
    for (const one of all)
      if (one.rule === rule && one.severity === (severity ?? one.severity) && entries.has(one.entry)) gone.add(one);
  }
  return gone.size === 0 ? findings : findings.filter((one) => !gone.has(one));
}
