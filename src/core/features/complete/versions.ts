import { shortList } from '../../analysis/wording.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { casesOf, factOf } from '../../catalog/level.ts';
import type { Case, Component } from '../../catalog/types.ts';
import { compareVersions, parseVersion } from '../../catalog/version.ts';
import { LEVEL_MARKS } from '../coupling-text.ts';
import { escapeMarkdown } from '../markdown.ts';
import { type Asking, type CompletionItem, sortKey, valueItem } from './item.ts';

/** The versions at which the catalog knows something to change, the newest first. */
export function versionItems(asking: Asking, component: Component | undefined): readonly CompletionItem[] {
  if (!component) return [];
  const changes = [...changesOf(asking.catalog, component)].flatMap(([version, words]) => {
    const parsed = parseVersion(version);
    return parsed ? [{ version, parsed, words }] : [];
  });
  changes.sort((a, b) => compareVersions(b.parsed, a.parsed));
  return changes.map(({ version, words }, index) =>
    valueItem(asking, {
      label: version,
      kind: 'version',
      detail: shortList([...words]),
      description: component.name,
      sort: `2${sortKey(index)}`,
      subject: { about: 'version', id: component.id, version },
    }),
  );
}

/** What begins and ends with each version. */
function changesOf({ targets }: Catalog, component: Component): ReadonlyMap<string, ReadonlySet<string>> {
  const changes = new Map<string, Set<string>>();
  const add = (version: string | undefined, word: string): void => {
    if (version !== undefined) changes.set(version, (changes.get(version) ?? new Set()).add(word));
  };
  for (const target of targets) {
    for (const { since, until, ...one } of casesOf(component, target.id)) {
      add(since, `${target.name}: ${levelText(one)} from here`);
      add(until, `${target.name}: ${levelText(one)} until here`);
    }
  }
  return changes;
}

function levelText({ level, limited }: Pick<Case, 'level' | 'limited'>): string {
  return limited === undefined ? level : `${level}, limited`;
}

/** Where a version of a component runs, a line for each target. */
export function versionMarkdown(catalog: Catalog, component: Component, version: string): string {
  const lines = catalog.targets.map((target) => {
    const { level } = factOf(component, target, { version });
    return `- ${LEVEL_MARKS[level]} ${level}: ${escapeMarkdown(target.name)}`;
  });
  return [`**${escapeMarkdown(component.name)}** ${escapeMarkdown(version)}`, lines.join('\n')].join('\n\n');
}
