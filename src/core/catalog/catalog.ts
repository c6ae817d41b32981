import { distance } from 'fastest-levenshtein';
import { lettersOf, mayBeNear } from '../text/letters.ts';
import type { CatalogData, Component, ComponentId, Target, TargetId } from './types.ts';

/** Look-ups in a catalog. All of them take what a person may have written, and give undefined where nothing fits. */
export interface Catalog {
  readonly targets: readonly Target[];
  readonly components: readonly Component[];
  readonly target: (id: TargetId) => Target | undefined;
  /** By id, name, alias or package URL; upper and lower case, spaces, dashes and underscores make no difference. */
  readonly find: (text: string) => Component | undefined;
  readonly component: (id: ComponentId) => Component | undefined;
  /** The nearest spellings that exist, best first. */
  readonly suggest: (text: string, accept?: (component: Component) => boolean) => readonly Component[];
}

/** The analysis keeps a bit for each target. */
export const MOST_TARGETS = 31;

/** Builds the look-up tables over compiled catalog data; targets are put in the order of their rank. */
export function createCatalog(data: CatalogData): Catalog {
  if (data.targets.length > MOST_TARGETS) throw new RangeError(`a catalog has at most ${MOST_TARGETS} targets`);
  const targets = [...data.targets].sort((a, b) => a.rank - b.rank);
  const components = new Map(data.components.map((component) => [component.id, component]));
  const names = nameTable(data.components);
  let words: readonly Word[] | undefined;
  // Nearly everybody writes an id, which is its own key.
  const find = (text: string): Component | undefined =>
    names.get(text) ?? names.get(text.startsWith('pkg:') ? packageKey(text) : nameKey(text));
  return {
    targets,
    components: data.components,
    target: (id) => targets.find((target) => target.id === id),
    find,
    component: (id) => components.get(id),
    suggest: (text, accept = () => true) => suggest((words ??= wordsOf(names)), text, accept),
  };
}

/** A catalog that is made when it is first asked something, and then kept. */
export function lazyCatalog(make: () => Catalog): Catalog {
  let made: Catalog | undefined;
  const catalog = (): Catalog => (made ??= make());
  return {
    get targets() {
      return catalog().targets;
    },
    get components() {
      return catalog().components;
    },
    target: (id) => catalog().target(id),
    find: (text) => catalog().find(text),
    component: (id) => catalog().component(id),
    suggest: (text, accept) => catalog().suggest(text, accept),
  };
}

/** Ids come first, so that no alias of another component hides one. */
function nameTable(components: readonly Component[]): ReadonlyMap<string, Component> {
  const table = new Map(components.map((component) => [nameKey(component.id), component]));
  for (const component of components) {
    const others = [component.name, ...(component.aliases ?? [])].map(nameKey);
    for (const key of [...others, ...(component.packages ?? []).map(packageKey)]) {
      if (!table.has(key)) table.set(key, component);
    }
  }
  return table;
}

/** A name without what makes no difference in one: upper case, spaces, dashes and underscores. */
export function nameKey(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');
}

/** A package URL without its version, qualifiers and subpath, its case folded as PyPI and Docker do. */
export function packageKey(text: string): string {
  const [plain = ''] = text.trim().split(/[?#]/);
  const version = plain.lastIndexOf('@');
  const bare = version > plain.lastIndexOf('/') ? plain.slice(0, version) : plain;
  return bare.toLowerCase().replace(/_/g, '-');
}

const SUGGESTIONS = 3;

/** A name that may be suggested. */
interface Word {
  readonly name: string;
  readonly length: number;
  readonly letters: number;
  readonly component: Component;
}

function wordsOf(names: ReadonlyMap<string, Component>): readonly Word[] {
  return [...names].flatMap(([name, component]) =>
    name.startsWith('pkg:') ? [] : [{ name, length: name.length, letters: lettersOf(name), component }],
  );
}

function suggest(words: readonly Word[], text: string, accept: (component: Component) => boolean): Component[] {
  const key = nameKey(text);
  const limit = Math.max(1, Math.floor(key.length / 3));
  const own = { length: key.length, letters: lettersOf(key) };
  const near = words.flatMap((word) => {
    const { name, component } = word;
    const isBeginning = key.length >= 3 && name.startsWith(key);
    if ((!isBeginning && !mayBeNear(word, own, limit)) || !accept(component)) return [];
    const far = distance(name, key);
    const rank = isBeginning ? Math.min(far, 2) - 0.5 : far;
    return far <= limit || isBeginning ? [{ far, rank, component }] : [];
  });
  // Beside a name that lacks one letter, nobody meant the longer ones that begin like it.
  const isSure = near.some(({ far }) => far <= 1);
  const scored = near.filter(({ far }) => !isSure || far <= limit);
  scored.sort((a, b) => a.rank - b.rank || a.far - b.far || (a.component.id < b.component.id ? -1 : 1));
  return [...new Set(scored.map(({ component }) => component))].slice(0, SUGGESTIONS);
}
