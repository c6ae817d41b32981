import type { Coupling } from '../../analysis/coupling.ts';
import { cleanText } from '../../cake/data/text.ts';
import type { Reading } from '../../index.ts';
import type { Finding, Severity } from '../../rules/rule.ts';

/** How many findings there are of each severity. */
export type Counts = Readonly<Record<Severity, number>>;

/** A stack in a few words and numbers: all that is kept of a manifest that nobody looks at. */
export interface StackSummary {
  /** What the manifest calls it; undefined where it does not say. */
  readonly name: string | undefined;
  /** Undefined where there is no entry to take it from. */
  readonly index: StackIndex | undefined;
  readonly counts: Counts;
}

export interface StackIndex {
  /** Lock-in index, 0 to 100. */
  readonly lockIn: number;
  /** The most binding coupling among the topmost entries. */
  readonly coupling: Coupling;
}

/** From the most binding one. What is not known may be anything, so it stands before what is known to be free. */
const BINDING: readonly Coupling[] = ['locked', 'leaning', 'unknown', 'portable', 'neutral'];

/** Sums a stack up. */
export function summaryOf({ manifest, analysis }: Reading, findings: readonly Finding[]): StackSummary {
  const name = shownText(manifest.stack.name?.value ?? '');
  const couplings = new Set(analysis.topmost.map((node) => analysis.coupling(node)));
  const coupling = BINDING.find((one) => couplings.has(one));
  return {
    name: name === '' ? undefined : name,
    index: coupling && { lockIn: analysis.lockIn, coupling },
    counts: countsOf(findings),
  };
}

const LONGEST = 400;

/** A foreign text as a line of a tree can show it. */
export function shownText(text: string): string {
  const clean = cleanText(text);
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST)}…` : clean;
}

/** Counts findings by severity. */
export function countsOf(findings: readonly { readonly severity: Severity }[]): Counts {
  const counts = { error: 0, warning: 0, information: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
