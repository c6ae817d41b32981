import { evidenceOf, sentenceList } from '../../analysis/wording.ts';
import { factOf } from '../../catalog/level.ts';
import type { Component, Level } from '../../catalog/types.ts';
import { componentCoupling, COUPLING_MARKS } from '../coupling-text.ts';
import { clip, escapeMarkdown } from '../markdown.ts';
import { deprecatedPart, factsPart } from './facts.ts';
import { compose, type Part } from './fit.ts';
import { sourcesPart, stalePart } from './sources.ts';
import { conditionsOf, sharedPart, tablePart } from './table.ts';
import { alternativesPart } from './ways.ts';
import { bold, levelMark, moreLinks, natureText, targetLabel, type Writer } from './writer.ts';

const LONGEST_SUMMARY = 116;
const LEAST_ROWS = 5;

/** What the catalog knows of a component by itself. `beside` is what it means where it is spoken of. */
export function componentMarkdown(writer: Writer, component: Component, beside: readonly string[] = []): string {
  const { coupling, text } = componentCoupling(writer.catalog, component);
  const facts = writer.catalog.targets.map(
    (target) => ({ role: 'entry', component, fact: factOf(component, target) }) as const,
  );
  return compose([
    { rows: [`${bold(component.name)} · ${natureText(component.layer, component, '')}`] },
    summaryPart(writer, component),
    deprecatedPart(writer, component),
    { rows: [`${COUPLING_MARKS[coupling]} **${escapeMarkdown(text)}** by itself`] },
    coupling === 'locked' || coupling === 'leaning' || component.deprecated
      ? alternativesPart(writer, component)
      : { rows: [] },
    { rows: beside },
    ...(component.neutral ? [] : levelParts(writer, component)),
    factsPart(writer, { component }),
    sourcesPart(writer, facts.flatMap(evidenceOf), component),
    { rows: moreLinks(writer, component) },
  ]);
}

/** What a component is, and, of a device, what that means. */
export function summaryPart(writer: Pick<Writer, 'catalog'>, component: Component): Part {
  return { rows: [escapeMarkdown(clip(component.summary, LONGEST_SUMMARY)), ...deviceText(writer, component)] };
}

/** What a device is: its target, generation, memory, and the precisions that it computes in. */
function deviceText({ catalog }: Pick<Writer, 'catalog'>, { hardware }: Component): readonly string[] {
  if (!hardware) return [];
  const { target, arch, memory, precisions = [] } = hardware;
  const words = [
    catalog.target(target)?.name ?? target,
    ...(arch === undefined ? [] : [arch]),
    ...(memory === undefined ? [] : [`${memory} GB`]),
    ...(precisions.length === 0 ? [] : [`computes in ${sentenceList(precisions)}`]),
  ];
  return [escapeMarkdown(clip(words.join(' · '), 110))];
}

function levelParts(writer: Writer, component: Component): readonly Part[] {
  const cells = writer.catalog.targets.map((target) => {
    const fact = factOf(component, target);
    return { target, fact, evidence: evidenceOf({ role: 'entry', component, fact }) };
  });
  const lost = (level: Level): boolean => level === 'none' || level === 'unknown';
  const told = cells.filter(({ fact }) => !lost(fact.level));
  const rows = told.map(({ target, fact }) => ({
    cells: [targetLabel(writer, target), levelMark(fact.level)],
    remark: conditionsOf(fact),
  }));
  const shared = (['none', 'unknown'] as const).flatMap((level) => {
    const targets = cells.flatMap(({ target, fact }) => (fact.level === level ? [target] : []));
    return targets.length === 0 ? [] : [{ loss: levelMark(level), targets }];
  });
  return [
    tablePart(['Target', 'Level', 'When'], rows, Math.min(LEAST_ROWS, rows.length)),
    sharedPart(writer, shared, cells.length),
    stalePart(writer, cells),
  ];
}
