import { lazily } from '../../remember.ts';
import { plainText } from '../../syntax/flow-text.ts';
import type { YamlMap, YamlNode, YamlSeq } from '../../syntax/tree.ts';
import { sortEdits, type TextEdit } from '../../text/edits.ts';
import { type Fix, type FixContext, isWhole } from './fix.ts';
import { appendItem, isFlow } from './lists.ts';
import { entryOf, listedAt, ownPair, ownSeq, textOfItem } from './places.ts';
import { type Substitute, substitutesOf } from './replacements.ts';
import { pairSpan } from '../../syntax/edit-map.ts';
import { knownByComponent } from './uses.ts';
import { verified } from './verified.ts';

/** So many are offered for one finding. */
const MOST_OFFERED = 2;

/** Makes a use one of several: this, or what could stand in its place. */
export function useEither(context: FixContext): readonly Fix[] {
  const { reading, catalog } = context;
  const uses = usesToOpen(context);
  const node = uses && reading.analysis.nodes[uses.used];
  const component = node?.component && catalog.component(node.component.id);
  if (!uses || !component || uses.users.length === 0 || !isWhole(reading)) return [];
  return substitutesOf(context, uses.used, component)
    .slice(0, MOST_OFFERED)
    .map((substitute) => fixWith(context, uses, node.id, substitute));
}

/** Which uses a finding is about: of an entry, by these. */
interface Uses {
  readonly used: number;
  readonly users: readonly number[];
}

/** Of an inherited lock the last use of its chain; of an entry that closes a target all uses of it. */
function usesToOpen(context: FixContext): Uses | undefined {
  const { analysis } = context.reading;
  const entry = entryOf(context);
  if (!entry) return undefined;
  if (context.finding.rule !== 'inherited-lock') {
    const users = analysis.nodes.flatMap((node, index) =>
      node.entry && analysis.membersOf(index).includes(entry.index) ? [index] : [],
    );
    return { used: entry.index, users };
  }
  const { nodes } = analysis.couplingChain(entry.index);
  const [user, used] = nodes.slice(-2);
  return user !== undefined && used !== undefined && analysis.membersOf(user).includes(used)
    ? { used, users: [user] }
    : undefined;
}

function fixWith(context: FixContext, { users }: Uses, id: string, { component, effort }: Substitute): Fix {
  const other = knownByComponent(context.reading, component.id)[0] ?? component.id;
  return {
    title: `Use either ${id} or ${other}${effort === undefined ? '' : ` (effort: ${effort})`}`,
    ...{ preferred: false, costly: true },
    edits: lazily(() => {
      const edits = users.map((user) => openUse(context, user, id, other));
      const known = edits.flatMap((one) => one ?? []);
      return edits.includes(undefined) ? undefined : verified(context, sortEdits(known));
    }),
  };
}

/** Edits of all that an entry says of another one; undefined where it says so elsewhere, or not at all. */
function openUse({ reading }: FixContext, user: number, id: string, other: string): readonly TextEdit[] | undefined {
  const { text } = reading.manifest;
  const item = listedAt(reading.manifest, reading.analysis.nodes[user]?.entry)?.item;
  if (item?.kind !== 'map') return undefined;
  const uses = ownSeq(item, 'uses');
  const inUses = uses?.items.map((one) => openItem(text, uses, one, id, other)) ?? [];
  const alternatives = ownSeq(item, 'any-of');
  const all = [...inUses, alternatives && addMember(text, alternatives, id, other)];
  const edits = all.flatMap((one) => one ?? []);
  return edits.length === 0 ? undefined : edits;
}

function openItem(
  text: string,
  seq: YamlSeq,
  item: YamlNode,
  id: string,
  other: string,
): readonly TextEdit[] | undefined {
  const names = `any-of: [${plainText(id)}, ${plainText(other)}]`;
  if (item.kind === 'map') return openMapping(text, item, id, other, names);
  if (textOfItem(item) !== id) return undefined;
  const bare = isFlow(text, seq) || !/-[ \t]+$/.test(text.slice(Math.max(0, item.span.start - 40), item.span.start));
  return [{ span: item.span, text: bare ? `{ ${names} }` : names }];
}

/** `{ id: a, optional: true }`, or alternatives that one more joins. */
function openMapping(
  text: string,
  map: YamlMap,
  id: string,
  other: string,
  names: string,
): readonly TextEdit[] | undefined {
  const alternatives = ownSeq(map, 'any-of');
  if (alternatives) return addMember(text, alternatives, id, other);
  const pair = ownPair(map, 'id');
  return pair && textOfItem(pair.value) === id ? [{ span: pairSpan(pair), text: names }] : undefined;
}

function addMember(text: string, seq: YamlSeq, id: string, other: string): readonly TextEdit[] | undefined {
  const names = seq.items.map(textOfItem);
  if (!names.includes(id) || names.includes(other)) return undefined;
  return appendItem(text, seq, { flow: plainText(other), block: [plainText(other)] });
}
