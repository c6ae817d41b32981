import { valueSpan } from '../../syntax/locate.ts';
import { type Catalog, nameKey, packageKey } from '../catalog.ts';
import type { Component } from '../types.ts';
import { type Mistake, mistake } from './mistake.ts';
import type { ReadFile } from './read-file.ts';

/** A file with a mistake that only its neighbours make one. */
export interface Clash {
  readonly read: ReadFile;
  readonly mistake: Mistake;
}

/** Files whose id another file has already: those are left out. */
export function idClashes(reads: readonly ReadFile[]): readonly Clash[] {
  const first = new Map<string, ReadFile>();
  return reads.flatMap((read) => {
    const { file, id } = read;
    if (!id) return [];
    const key = `${file.holds} ${id.value}`;
    const before = first.get(key);
    if (!before) first.set(key, read);
    const message = `\`${id.value}\` is described in \`${before?.file.path ?? ''}\` already; this file is left out.`;
    return before ? [{ read, mistake: mistake('duplicate-id', message, id.span) }] : [];
  });
}

interface Name {
  readonly key: string;
  readonly text: string;
  readonly path: readonly (string | number)[];
}

/** Names and package URLs that mean another component: they do not count where they stand. */
export function nameClashes(reads: readonly ReadFile[], builtin: Catalog): readonly Clash[] {
  const components = reads.flatMap((read) =>
    read.held?.kind === 'component' ? [{ read, root: read.held.root, value: read.held.value }] : [],
  );
  const owners = new Map(components.map(({ read, value }) => [nameKey(value.id), read] as const));
  const builtinIds = new Set(builtin.components.map(({ id }) => nameKey(id)));
  return components.flatMap(({ read, root, value }) =>
    namesOf(value).flatMap(({ key, text, path }) => {
      const owner = owners.get(key);
      // An id wins over any other name, also one of ours.
      const isBuiltin = !owner && builtinIds.has(key);
      if (!owner && !isBuiltin) owners.set(key, read);
      if (!isBuiltin && (!owner || owner === read)) return [];
      const theirs = owner ? ownerText(owner) : 'the built-in component of that id';
      const message = `\`${text}\` means ${theirs}; it does not lead here.`;
      return [{ read, mistake: mistake('duplicate-id', message, valueSpan(root, path), 'warning') }];
    }),
  );
}

function ownerText({ id, file }: ReadFile): string {
  return `\`${id?.value ?? ''}\` in \`${file.path}\` already`;
}

function namesOf({ name, aliases = [], packages = [] }: Component): readonly Name[] {
  return [
    { key: nameKey(name), text: name, path: ['name'] },
    ...aliases.map((text, index) => ({ key: nameKey(text), text, path: ['aliases', index] })),
    ...packages.map((text, index) => ({ key: packageKey(text), text, path: ['packages', index] })),
  ];
}
