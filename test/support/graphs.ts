import fc from 'fast-check';
import { stringify } from 'yaml';
import type { Level } from '../../src/core/catalog/types.ts';
import { type Entry, LAYERS, type Stack, type Use } from '../../src/core/stack/types.ts';
import type { Located } from '../../src/core/text/span.ts';
import { TARGETS } from './catalog.ts';

/** A group of uses: the numbers of its members, of which any will do. */
export interface TestUse {
  readonly members: readonly number[];
  readonly optional: boolean;
}

/**
 * An entry of a made-up stack. `own` is the user's own without a word on support; `stated` says its level on every target;
 * `platform` is the Green toolkit, or the Red one.
 */
export type TestNode = { readonly uses: readonly TestUse[] } & (
  | { readonly kind: 'own' }
  | { readonly kind: 'stated'; readonly levels: readonly Level[] }
  | { readonly kind: 'platform'; readonly component: 'greenkit' | 'redkit' }
);

const located = (value: string): Located<string> => ({ value, span: { start: 0, end: 0 } });
export const idOf = (node: number): string => `e${node}`;

/** The stack that such nodes make up, without the way through a text. */
export function stackOf(nodes: readonly TestNode[]): Stack {
  return { targets: [], entries: nodes.map(entryOf) };
}

/** The same stack as a manifest, its entries spread over the layers in an order of their own. */
export function manifestOf(nodes: readonly TestNode[]): string {
  const written = nodes.map((node, index) => ({
    id: idOf(index),
    ...(node.kind === 'platform' && { component: node.component }),
    ...(node.kind === 'stated' && {
      supports: Object.fromEntries(node.levels.map((level, target) => [TARGETS[target]?.id ?? '', level])),
    }),
    uses: node.uses.map(({ members, optional }) => {
      const [only = 0, ...more] = members;
      const option = optional ? { optional } : {};
      return more.length > 0 ? { 'any-of': members.map(idOf), ...option } : { id: idOf(only), ...option };
    }),
  }));
  const layers = LAYERS.map((layer, rank): [string, unknown] => {
    return [layer, written.filter((_, index) => index % LAYERS.length === rank)];
  });
  return stringify({ layercake: 1, ...Object.fromEntries(layers) });
}

function entryOf(node: TestNode, index: number): Entry {
  const uses: readonly Use[] = node.uses.map(({ members, optional }) => ({
    ...{ span: { start: 0, end: 0 }, optional, anyOf: members.length > 1 },
    members: members.map((member) => located(idOf(member))),
  }));
  return {
    ...{ index, layer: 'framework', span: { start: 0, end: 0 }, head: { start: 0, end: 0 }, id: located(idOf(index)) },
    ...{ uses, optional: false, accept: [] },
    ...(node.kind === 'platform' && { component: located(node.component) }),
    ...(node.kind === 'stated' && {
      supports: node.levels.map((level, target) => ({ target: located(TARGETS[target]?.id ?? ''), level })),
    }),
  };
}

export const LEVEL_NAMES: readonly Level[] = ['none', 'unknown', 'experimental', 'port', 'native'];
const level = fc.constantFrom<Level>(...LEVEL_NAMES, 'none', 'native');

const MOST = 7;

/** Small stacks: alternatives, optional uses, platform pieces, and circles where they are asked for. */
export function nodesArbitrary(circles: boolean): fc.Arbitrary<readonly TestNode[]> {
  return fc
    .array(
      fc.record({ shape: fc.nat(9), levels: fc.array(level, { minLength: 5, maxLength: 5 }), uses: usesArbitrary() }),
      {
        minLength: 1,
        maxLength: MOST,
      },
    )
    .map((raw) =>
      raw.map(({ shape, levels, uses }, node) => nodeOf(shape, levels, placed(uses, node, raw.length, circles))),
    );
}

function usesArbitrary(): fc.Arbitrary<readonly TestUse[]> {
  const members = fc.uniqueArray(fc.nat(MOST - 1), { minLength: 1, maxLength: 3 });
  const optional = fc.nat(5).map((n) => n === 0);
  return fc.array(fc.record({ members, optional }), { maxLength: 3 });
}

/** Keeps the members that exist; without circles only those behind the entry. */
function placed(uses: readonly TestUse[], node: number, count: number, circles: boolean): readonly TestUse[] {
  return uses
    .map((use) => ({ ...use, members: use.members.filter((member) => member < count && (circles || member > node)) }))
    .filter(({ members }) => members.length > 0);
}

function nodeOf(shape: number, levels: readonly Level[], uses: readonly TestUse[]): TestNode {
  if (shape === 0) return { kind: 'platform', component: 'greenkit', uses: [] };
  if (shape === 1) return { kind: 'platform', component: 'redkit', uses };
  return shape < 4 ? { kind: 'own', uses } : { kind: 'stated', levels, uses };
}
