import { shortList } from '../../analysis/wording.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { casesOf } from '../../catalog/level.ts';
import type { Case, Component } from '../../catalog/types.ts';
import { compareVersions, parseVersion, type Version } from '../../catalog/version.ts';
import { type Asking, type CompletionItem, sortKey, valueItem } from './item.ts';

/** The versions at which the catalog knows something to change, the newest first. */
export function versionItems(asking: Asking, component: Component | undefined): readonly CompletionItem[] {
  if (!component) return [];
  return versionChanges(asking.catalog, component).map(({ version, words }, index) =>
    valueItem(asking, {
      label: version,
      kind: 'version',
      detail: shortList(words),
      description: component.name,
      sort: `2${sortKey(index)}`,
      subject: { about: 'version', id: component.id, version },
    }),
  );
}

/** A version at which something changes, and what does. */
export interface VersionChange {
  readonly version: string;
  readonly parsed: Version;
  readonly words: readonly string[];
}

/** Those of a component, the newest first. */
export function versionChanges(catalog: Catalog, component: Component): readonly VersionChange[] {
  const changes = [...changesOf(catalog, component)].flatMap(([version, words]) => {
    const parsed = parseVersion(version);
    return parsed ? [{ version, parsed, words: [...words] }] : [];
  });
  return changes.sort((a, b) => compareVersions(b.parsed, a.parsed));
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
