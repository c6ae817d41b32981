import type { FieldFates } from '../syntax/edit-map.ts';
import { plainText } from '../syntax/flow-text.ts';
import type { Entry } from '../stack/types.ts';
import { isNamedByComponent } from './identities.ts';
import type { Step } from './plan.ts';

/** What an entry says of a component, and what goes with it. */
const OF_THE_COMPONENT = ['version', 'supports', 'license', 'evidence', 'accept'] as const;

/** What becomes of the keys of an entry; none where it stays as it is. `id` is the one that it has afterwards. */
export function fieldFates(entry: Entry, { changes }: Step, id: string): FieldFates {
  const fates = new Map<string, string | undefined>();
  for (const { field, to } of changes) {
    if (field === 'component') for (const key of OF_THE_COMPONENT) fates.set(key, undefined);
    fates.set(field, field === 'version' ? versionText(to) : plainText(to));
  }
  const component = changes.find(({ field }) => field === 'component')?.to;
  if (component !== undefined && isNamedByComponent(entry) && id !== component) fates.set('id', plainText(id));
  return fates;
}

/** A version that YAML would read as a number is put into quotes, so that `2.10` stays what it is. */
export function versionText(version: string): string {
  return /^[\d.]+$/.test(version) ? `"${version}"` : plainText(version);
}

/** A shorthand entry after its move: a component with or without version, or a mapping where it needs a name of its own. */
export function shorthandText(entry: Entry, { changes }: Step, id: string): string {
  const component = changes.find(({ field }) => field === 'component')?.to;
  const version = changes.find(({ field }) => field === 'version')?.to;
  if (component !== undefined) return id === component ? component : `{ id: ${id}, component: ${component} }`;
  return plainText(
    version === undefined ? (entry.component?.value ?? id) : `${entry.component?.value ?? id}@${version}`,
  );
}
