import { type Path, valueSpan } from '../../syntax/locate.ts';
import type { YamlNode } from '../../syntax/tree.ts';
import { nearestOf } from '../../text/nearest.ts';
import type { Span } from '../../text/span.ts';
import { meetsArchitecture } from '../architecture.ts';
import type { Component, Target } from '../types.ts';
import { type Mistake, mistake, MOST_FINDINGS } from './mistake.ts';
import { casesOf, type Held, targetKeySpan } from './read-file.ts';

/** The names that a file may refer to: those of the merged catalog, and of team files that are broken today. */
export interface Known {
  readonly components: ReadonlySet<string>;
  readonly targets: ReadonlyMap<string, Target | undefined>;
  readonly vendors: ReadonlySet<string>;
  /** The component that a text means in another spelling, an alias or a package URL. */
  readonly find: (text: string) => Component | undefined;
}

interface Reference {
  readonly to: 'component' | 'target' | 'vendor';
  readonly name: string;
  readonly span: () => Span;
}

/** What a file refers to and nobody has. */
export function referenceMistakes(held: Held, known: Known): readonly Mistake[] {
  const references = held.kind === 'target' ? targetReferences(held) : componentReferences(held.value, held.root);
  const unknown = references.filter(({ to, name }) => !has(known, to, name)).slice(0, MOST_FINDINGS);
  return [
    ...unknown.map(({ to, name, span }) => mistake('unknown-reference', noSuch(known, to, name), span())),
    ...(held.kind === 'component' ? architectureMistakes(held.value, held.root, known).slice(0, MOST_FINDINGS) : []),
  ];
}

/** A device of a target that nobody has runs nowhere: nothing that is said of it could be told. */
export function isNowhere({ kind, value }: Held, { targets }: Known): boolean {
  return kind === 'component' && value.hardware !== undefined && !targets.get(value.hardware.target);
}

function targetReferences({ value, root }: Extract<Held, { kind: 'target' }>): readonly Reference[] {
  const { platform } = value;
  return platform === undefined ? [] : [reference(root, 'component', platform, ['platform'])];
}

function componentReferences(value: Component, root: YamlNode): readonly Reference[] {
  const { requires = [], alternatives = [], deprecated, hardware, stewardVendor } = value;
  const component = (name: string, ...path: Path): Reference => reference(root, 'component', name, path);
  return [
    ...requires.map((name, index) => component(name, 'requires', index)),
    ...alternatives.map((one, index) => component(one.component, 'alternatives', index, 'component')),
    ...(deprecated?.successor === undefined ? [] : [component(deprecated.successor, 'deprecated', 'successor')]),
    ...(hardware?.precisions ?? []).map((name, index) => component(name, 'hardware', 'precisions', index)),
    ...(hardware ? [reference(root, 'target', hardware.target, ['hardware', 'target'])] : []),
    ...(stewardVendor === undefined ? [] : [reference(root, 'vendor', stewardVendor, ['stewardVendor'])]),
    ...Object.keys(value.supports ?? {}).flatMap((name): readonly Reference[] =>
      name === 'others' ? [] : [{ to: 'target', name, span: () => targetKeySpan(root, name) }],
    ),
    ...casesOf(value).flatMap(({ path, one }) =>
      (one.via ?? []).map((name, index) => component(name, ...path, 'via', index)),
    ),
  ];
}

function reference(root: YamlNode, to: Reference['to'], name: string, path: Path): Reference {
  return { to, name, span: () => valueSpan(root, path) };
}

function has({ components, targets, vendors }: Known, to: Reference['to'], name: string): boolean {
  return { component: components, target: targets, vendor: vendors }[to].has(name);
}

function noSuch({ components, targets, vendors, find }: Known, to: Reference['to'], name: string): string {
  const meant =
    to === 'component'
      ? (find(name)?.id ?? nearestOf(name, [...components]))
      : nearestOf(name, [...(to === 'target' ? targets.keys() : vendors)]);
  const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
  const what = to === 'vendor' ? 'the vendor of any target' : 'a target';
  return to === 'component' ? `The catalog has no \`${name}\`.${hint}` : `\`${name}\` is not ${what}.${hint}`;
}

/** A target that says nothing of architectures has none to hold a condition against. */
function architectureMistakes(value: Component, root: YamlNode, { targets }: Known): readonly Mistake[] {
  const { hardware } = value;
  const claims = casesOf(value).map(({ target, path, one: { arch } }) => ({ target, arch, path: [...path, 'arch'] }));
  const own = hardware ? [{ target: hardware.target, arch: hardware.arch, path: ['hardware', 'arch'] }] : [];
  return [...claims, ...own].flatMap(({ target: id, arch, path }) => {
    const target = targets.get(id);
    if (!target?.architectures || arch === undefined) return [];
    const wrong = arch
      .split('|')
      .map(plainName)
      .find((name) => meetsArchitecture(target, name, name) !== true);
    if (wrong === undefined) return [];
    const message = `\`${wrong}\` is no architecture of ${target.name}.`;
    return [mistake('unknown-reference', message, valueSpan(root, path))];
  });
}

function plainName(condition: string): string {
  return condition.replace(/^\s*[<>]?=?\s*/, '').trim();
}
