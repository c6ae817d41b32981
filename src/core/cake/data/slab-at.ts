import type { Manifest } from '../../manifest.ts';
import type { Entry } from '../../stack/types.ts';
import { positionAt } from '../../text/line-index.ts';
import { slabKeys } from './model.ts';

/**
 * The key of the slab whose entry holds an offset of the text, or else is on the same lines: the dash before an entry, and what stands behind
 * it. Empty where there is none.
 */
export function slabAt({ stack: { entries }, lines }: Manifest, offset: number): string {
  const lineOf = (at: number): number => positionAt(lines, at).line;
  const line = lineOf(offset);
  const holds = ({ span }: Entry): boolean => span.start <= offset && offset <= span.end;
  const isOnLine = ({ span }: Entry): boolean => lineOf(span.start) <= line && line <= lineOf(span.end);
  const inside = entries.findIndex(holds);
  return slabKeys(entries)[inside >= 0 ? inside : entries.findIndex(isOnLine)] ?? '';
}
