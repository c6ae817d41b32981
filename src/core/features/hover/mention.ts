import { sentenceList } from '../../analysis/wording.ts';
import { RANK } from '../../catalog/level.ts';
import type { Mention } from './subject.ts';
import { nodeLink, targetLabels, type Writer } from './writer.ts';

/** What something means for the entry that speaks of it, a line; nothing where nobody does. `node` is what a use leads to. */
export function mentionRows(writer: Writer, mention: Mention | undefined, node: number | undefined): readonly string[] {
  if (!mention) return [];
  const { by, as } = mention;
  const user = nodeLink(writer, by);
  const limited = targetsWhere(writer, (target) => limits(writer, mention, node, target));
  if (as === 'alternative') return [alternativeText(writer, by, node, user)];
  if (as === 'use') return limited === '' ? [] : [`It limits ${user} on ${limited}`];
  return [`The ${as} of ${user}${limited === '' ? '' : `, which it limits on ${limited}`}`];
}

/** The targets that are looked at on which something is so. */
function targetsWhere(writer: Writer, isSo: (target: number) => boolean): string {
  const { panel, targets } = writer.reading.analysis;
  const found = panel.filter(isSo).flatMap((index) => targets[index] ?? []);
  if (found.length === panel.length && found.length > 1) return 'every target';
  if (found.length <= 2) return sentenceList(found.map((one) => targetLabels(writer, [one])));
  return `${targetLabels(writer, found.slice(0, 2))} and ${found.length - 2} more`;
}

function limits(
  { reading: { analysis } }: Writer,
  { by, as }: Mention,
  node: number | undefined,
  target: number,
): boolean {
  if (as === 'use')
    return analysis.own(by, target) !== analysis.reach(by, target) && analysis.chain(by, target, 2)[1] === node;
  const { decisive, parts } = analysis.ownReason(by, target);
  return (
    decisive.role === as &&
    parts.some(({ role, fact }) => role === 'entry' && RANK[fact.level] > RANK[decisive.fact.level])
  );
}

/** On which targets it is the best of those that will do. */
function alternativeText(writer: Writer, by: number, node: number | undefined, user: string): string {
  const { analysis } = writer.reading;
  const groups = analysis.usesOf(by).filter((members) => node !== undefined && members.includes(node));
  const [members = []] = groups.sort((a, b) => b.length - a.length);
  if (node === undefined || members.length < 2) return `Named as the only alternative in ${user}`;
  const rank = (one: number, target: number): number => RANK[analysis.reach(one, target)];
  const best = targetsWhere(writer, (target) => {
    const own = rank(node, target);
    return own > RANK.unknown && members.every((one) => one === node || rank(one, target) < own);
  });
  const count = `One of ${members.length} that will do for ${user}`;
  return best === '' ? `${count}; another is as good everywhere` : `${count}, the best on ${best}`;
}
