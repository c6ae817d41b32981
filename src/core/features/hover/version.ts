import { evidenceOf } from '../../analysis/wording.ts';
import { casesOf, type Declared, type Fact, factOf } from '../../catalog/level.ts';
import type { Component, Target } from '../../catalog/types.ts';
import { compareVersions, isVersionOrRange, newestAllowed, parseVersion } from '../../catalog/version.ts';
import { versionChanges } from '../complete/versions.ts';
import { escapeMarkdown, clip } from '../markdown.ts';
import { deprecatedPart } from './facts.ts';
import { compose, type Part } from './fit.ts';
import { sourcesPart } from './sources.ts';
import { conditionsOf, type Row, tablePart } from './table.ts';
import { bold, levelMark, moreLinks, shortCode, targetLabel, type Writer } from './writer.ts';

/** A target on which something depends on the version. */
interface Cell {
  readonly target: Target;
  readonly now: Fact;
  readonly newest: Fact;
}

/** What the catalog knows of a version: where it matters, what the newest one can do, and what other versions change. */
export function versionMarkdown(writer: Writer, component: Component, version: string): string {
  const title = `${bold(component.name)} ${shortCode(version)}`;
  if (!isVersionOrRange(version)) return compose([{ rows: [title, 'This is no version, nor a range of versions.'] }]);
  const cells = cellsOf(writer, component, version);
  const range = parseVersion(version) ? '' : 'Of a range the newest version counts that it allows.';
  return compose([
    { rows: [`${title} · what depends on the version`, ...(range === '' ? [] : [range])] },
    deprecatedPart(writer, component),
    cells.length === 0
      ? { rows: ['Nothing that the catalog knows of it: the levels are those of every version.'] }
      : tablePart(['Target', 'This one', 'Newest', 'When'], cells.map(rowOf(writer)), cells.length),
    changesPart(writer, component, version),
    sourcesPart(
      writer,
      cells.flatMap(({ now }) => evidenceOf({ role: 'entry', component, fact: now })),
      component,
    ),
    { rows: moreLinks(writer, component, version) },
  ]);
}

function cellsOf(writer: Writer, component: Component, version: string): readonly Cell[] {
  const { devices } = writer.reading.analysis;
  return writer.catalog.targets.flatMap((target) => {
    const depends = casesOf(component, target.id).some(
      ({ since, until }) => since !== undefined || until !== undefined,
    );
    if (!depends) return [];
    const architectures = devices.flatMap((one) =>
      one.target.id === target.id && one.arch !== undefined ? [one.arch] : [],
    );
    const declared: Declared = { architectures };
    return [
      {
        target,
        now: factOf(component, target, { ...declared, version }),
        newest: factOf(component, target, declared),
      },
    ];
  });
}

function rowOf(writer: Writer): (cell: Cell) => Row {
  return ({ target, now, newest }) => ({
    cells: [targetLabel(writer, target), levelMark(now.level), levelMark(newest.level)],
    remark: conditionsOf(now),
  });
}

const MOST_CHANGES = 4;

/** The versions before and behind this one at which something changes, the nearest first. */
function changesPart({ catalog }: Writer, component: Component, version: string): Part {
  const point = newestAllowed(version);
  const changes = versionChanges(catalog, component);
  const later = point ? changes.filter(({ parsed }) => compareVersions(parsed, point) > 0).reverse() : [];
  const rows = later.slice(0, MOST_CHANGES).map(({ version: one, words }) => {
    return `- ${shortCode(one)}: ${escapeMarkdown(clip(words.join('; '), 90))}`;
  });
  return rows.length === 0
    ? { rows }
    : { rows: ['Later versions:', ...rows], least: 2, rest: (left) => `- and ${left} more` };
}
