import type { Analysis } from '../analysis/analyze.ts';
import { type Excess, excessesOf, type Limited } from '../analysis/budget.ts';
import { shortList } from '../analysis/wording.ts';
import { lockText } from '../features/coupling-text.ts';
import type { Manifest } from '../manifest.ts';
import { LAYER_NAMES } from '../stack/types.ts';
import type { Span } from '../text/span.ts';
import type { Related, Report, Rule } from './rule.ts';

export const overBudget: Rule = {
  meta: {
    id: 'over-budget',
    title: 'The stack is over its budget',
    why: 'The `budget` in `layercake.config.yaml` says how much of a lock the team takes on. A lock that comes in with one more entry is cheap to leave out on that day, and dear a year later.',
    remedy:
      'Free one of the entries that the finding names, or raise the limit in `layercake.config.yaml`, where others will see it. [docs/configuration.md](../configuration.md) says what counts.',
    about: 'coupling',
    severity: 'error',
    confidence: 'sourced',
    fixable: false,
    config: 'budget:\n  locked: 0\n',
    bad: 'layercake: 1\nname: service\nframework: [tensorrt-llm]\n',
    good: 'layercake: 1\nname: service\nframework: [vllm]\n',
  },
  *check({ manifest, analysis, budget }): Iterable<Report> {
    for (const excess of excessesOf(analysis, budget)) {
      yield {
        message: messageOf(analysis, excess),
        span: placeOf(manifest),
        key: [excess.layer, excess.what].filter((part) => part !== undefined).join('.'),
        parts: excess.nodes.map((node) => idOf(analysis, node)),
        related: excess.nodes.flatMap((node) => relatedOf(analysis, excess.what, node)),
      };
    }
  },
};

/** The manifest's name, which the stack goes by; else its first key. */
function placeOf({ stack, syntax: { root } }: Manifest): Span {
  const first = root?.kind === 'map' ? root.pairs[0]?.key.span : undefined;
  return stack.name?.span ?? first ?? { start: 0, end: 0 };
}

const NOUNS: Readonly<Record<Exclude<Limited, 'lockIn'>, readonly [string, string]>> = {
  locked: ['locked entry', 'locked entries'],
  chokePoints: ['choke point', 'choke points'],
};

function messageOf(analysis: Analysis, { what, layer, limit, found, nodes }: Excess): string {
  const subject = layer === undefined ? 'this stack' : `the layer ${LAYER_NAMES[layer]}`;
  const names = shortList(nodes.map((node) => `\`${idOf(analysis, node)}\``));
  if (what === 'lockIn')
    return `The budget allows ${subject} a lock-in index of ${limit}; it has ${found}, from ${names}.`;
  const noun = NOUNS[what][limit === 1 ? 0 : 1];
  return `The budget allows ${subject} ${limit === 0 ? 'no' : limit} ${noun}; it has ${found}: ${names}.`;
}

function relatedOf(analysis: Analysis, what: Limited, node: number): readonly Related[] {
  const entry = analysis.nodes[node]?.entry;
  return entry ? [{ message: `\`${entry.id.value}\` ${wordsOf(analysis, what, node)}`, span: entry.head }] : [];
}

function wordsOf(analysis: Analysis, what: Limited, node: number): string {
  if (what === 'lockIn') return `has a lock-in index of ${analysis.entryLockIn(node).toFixed(1)}`;
  if (what === 'locked') return lockVerb(lockText(analysis, node));
  const { opens = 0, own = 0 } = analysis.chokePoints().find((point) => point.node === node) ?? {};
  return `would open ${opens - own} of the others' cells`;
}

/** `is locked to NVIDIA`, but `runs on no accelerator`. */
function lockVerb(text: string): string {
  return text.startsWith('locked') ? `is ${text}` : text;
}

function idOf(analysis: Analysis, node: number): string {
  return analysis.nodes[node]?.id ?? '?';
}
