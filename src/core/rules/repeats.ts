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

/** What an alias brings in twice is said once. */
export function withoutCopies(findings: readonly Finding[]): readonly Finding[] {
  // Messages are long, and two on one place are rare.
  const messages = new Map<string, string | Set<string>>();
  return findings.filter(({ rule, span, message }) => {
    const key = `${rule} ${span.start} ${span.end}`;
    const told = messages.get(key);
    if (told === undefined) messages.set(key, message);
    else if (typeof told === 'string') {
      if (told === message) return false;
      messages.set(key, new Set([told, message]));
    } else if (told.has(message)) return false;
    else told.add(message);
    return true;
  });
}

/** Leaves out of some findings what others on the same entry say already; `all` are those that were found, accepted or not. */
export function withoutRepeats(findings: readonly Finding[], all: readonly Finding[]): readonly Finding[] {
  const found = new Set(all.map(({ rule }) => rule));
  let told = all;
  for (const { rule, severity, beside } of REPEATS) {
    if (!found.has(rule) || !beside.some((other) => found.has(other))) continue;
    const entries = new Set(told.flatMap((one) => (beside.includes(one.rule) ? (one.entry ?? []) : [])));
    told = told.filter(
      (one) =>
        one.rule !== rule ||
        one.severity !== (severity ?? one.severity) ||
        one.entry === undefined ||
        !entries.has(one.entry),
    );
  }
  const kept = new Set(told);
  return findings.filter((one) => kept.has(one));
}
