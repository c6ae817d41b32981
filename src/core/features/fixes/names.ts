import { knownByComponent, renameUses } from './uses.ts';
import type { Entry } from '../../stack/types.ts';
import { plainText } from '../../syntax/flow-text.ts';
import type { TextEdit } from '../../text/edits.ts';
import type { Located, Span } from '../../text/span.ts';
import { fix, type Fix, type FixContext, isWhole } from './fix.ts';
import { addToLayer, componentItem } from './lists.ts';
import { entryOf, nodesAround, ownPair, renameAt, textOfItem } from './places.ts';

/** Did you mean: the components that the rule suggests. What names the entry by its component follows. */
export function nameComponent(context: FixContext): readonly Fix[] {
  const { finding, reading } = context;
  const entry = entryOf(context);
  const { text, stack } = reading.manifest;
  const fields = entry ? [entry.component, entry.format, entry.precision] : [];
  const field = fields.find((one) => one && isAt(one.span, finding.span));
  if (!entry || !field) return [];
  const suggests = finding.suggests ?? [];
  return suggests.flatMap((name) => {
    const edit = renameAt(text, field, name);
    const isName = field === entry.component && isNamedByIt(entry);
    if (!edit || (isName && stack.entries.some(({ id }) => id.value === name))) return [];
    const uses = isName ? renameUses(reading.manifest, entry.id.value, name) : [];
    return fix(`Change to \`${name}\``, uses && [edit, ...uses], { preferred: suggests.length === 1 });
  });
}

function isAt(one: Span, other: Span): boolean {
  return one.start === other.start && one.end === other.end;
}

/** Whether an entry has no `id` of its own. */
function isNamedByIt({ id, component }: Entry): boolean {
  return id.span.start === component?.span.start;
}

/** For a name that leads nowhere: the name that was meant, or the entry that is missing. */
export function mendReference(context: FixContext): readonly Fix[] {
  const { finding, reading, catalog } = context;
  const name = nameAt(context);
  if (!name) return [];
  const { manifest } = reading;
  const near = (finding.suggests ?? []).filter((one) => !isBeside(context, one));
  const change = near.flatMap((one) => edited(`Change to \`${one}\``, renameAt(manifest.text, name, one)));
  const component = finding.suggests ? undefined : catalog.find(name.value);
  if (!component || !isWhole(reading)) return change;
  const held = knownByComponent(reading, component.id);
  const others = held.flatMap((id) => edited(`Change to \`${id}\``, renameAt(manifest.text, name, id)));
  const added = addToLayer(manifest, component.layer, componentItem(manifest, component.layer, name.value));
  return [
    ...change,
    ...others,
    ...fix(`Add \`${name.value}\` to \`${component.layer}\``, added, { preferred: held.length === 0 }),
  ];
}

function edited(title: string, edit: TextEdit | undefined): readonly Fix[] {
  return fix(title, edit && [edit], { preferred: true });
}

/** The name that the finding is on: a use, a target, or a key of `supports`. */
function nameAt({ finding, reading }: FixContext): Located<string> | undefined {
  const { span } = finding;
  const node = nodesAround(reading.manifest.syntax.root, span).at(-1);
  const scalar = node && 'key' in node ? node.key : node;
  return scalar?.kind === 'scalar' && isAt(scalar.span, span) ? { value: scalar.text, span } : undefined;
}

/** Whether a name stands beside the one that is to be changed already. */
function isBeside({ finding, reading }: FixContext, name: string): boolean {
  const around = nodesAround(reading.manifest.syntax.root, finding.span);
  const holder = around.findLast((one) => !('key' in one) && (one.kind === 'seq' || one.kind === 'map'));
  if (!holder || 'key' in holder) return false;
  if (holder.kind === 'seq') return holder.items.some((item) => textOfItem(item) === name);
  return (
    holder.kind === 'map' &&
    around.at(-1) !== undefined &&
    'key' in (around.at(-1) ?? holder) &&
    ownPair(holder, name) !== undefined
  );
}

/** Lists what an entry stands on, in its layer. */
export function addRequirement({ finding, reading, catalog }: FixContext): readonly Fix[] {
  const { manifest } = reading;
  return (finding.suggests ?? []).flatMap((id) => {
    const component = catalog.component(id);
    const taken = manifest.stack.entries.some((entry) => entry.id.value === id);
    if (!component || taken || !isWhole(reading)) return [];
    const edits = addToLayer(manifest, component.layer, componentItem(manifest, component.layer, id));
    return fix(`Add \`${id}\` to \`${component.layer}\``, edits, { preferred: true });
  });
}

/** A key or a word of the form that is misspelt, or a target that is named twice. */
export function mendForm(context: FixContext): readonly Fix[] {
  const { finding, reading } = context;
  const name = nameAt(context);
  if (!name) return [];
  const near = (finding.suggests ?? []).filter((one) => !isBeside(context, one));
  return near.flatMap((one) => edited(`Change to \`${one}\``, renameAt(reading.manifest.text, name, plainText(one))));
}
