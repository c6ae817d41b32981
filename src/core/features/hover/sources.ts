import { sourceName } from '../../analysis/wording.ts';
import { ageText, isStale } from '../../catalog/age.ts';
import type { Component, Evidence, Target } from '../../catalog/types.ts';
import { remembering, rememberingTexts } from '../../remember.ts';
import { clip, escapeMarkdown, hostLink, link } from '../markdown.ts';
import type { Part } from './fit.ts';
import { targetLabels, type Writer } from './writer.ts';

/** Two lines for a source with what it says. */
const LONGEST_SOURCE = 106;
const LONGEST_PLACE = 36;
const MOST_SOURCES = 3;

/** How we know: what the sources say, where, and how long ago that was read. */
export function sourcesPart(
  { options }: Writer,
  evidence: readonly Evidence[],
  component: Component | undefined,
): Part {
  const unique = [...new Map([...new Set(evidence)].map((one) => [`${one.source}\n${one.says}`, one])).values()];
  const items = unique.slice(0, MOST_SOURCES).map((one) => sourceRow(one)(options.today));
  const all = component && options.links?.component?.(component.id);
  const rest = (left: number): string =>
    `- and ${hostLink(left === 1 ? '1 more source' : `${left} more sources`, all)}`;
  const left = unique.length - items.length;
  if (left === 0) return { rows: items, least: 1, rest };
  return { rows: [...items, rest(left)], least: 1, rest: (more) => rest(left + more - 1) };
}

/** A source on a day; nearly all of them come again with the next hover. */
const sourceRow = remembering(({ source, says, checked }: Evidence) =>
  rememberingTexts((today) => {
    const place = clip(sourceName(source), LONGEST_PLACE);
    const age = ageText(checked, today);
    const when = `read ${checked}${age === '' ? '' : ` (${age})`}`;
    const words = clip(says, LONGEST_SOURCE - place.length - when.length - 4);
    return `- ${link(place, source)}, ${escapeMarkdown(when)}: ${escapeMarkdown(words)}`;
  }),
);

/** What rests on evidence that was read too long ago. */
export function stalePart(
  writer: Writer,
  cells: readonly { readonly target: Target; readonly evidence: readonly Evidence[] }[],
): Part {
  const stale = cells.filter(({ evidence }) => isStale(evidence, writer.options.today));
  const names = targetLabels(
    writer,
    stale.map(({ target }) => target),
  );
  return {
    rows: stale.length === 0 ? [] : [`⚠ Read over a year ago, needs confirming: ${names}`],
  };
}
