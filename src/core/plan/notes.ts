import { devicesName, partName, reasonText, shortList } from '../analysis/wording.ts';
import type { OwnPart } from '../analysis/own.ts';
import { factRank, RANK } from '../catalog/level.ts';
import type { Outcome } from './outcome.ts';
import type { Setting } from './setting.ts';
import type { Change, Way } from './ways.ts';

/** What there is to say about a step beside what is done, in a sentence or two; undefined where that speaks for itself. */
export function noteOf(setting: Setting, node: number, outcome: Outcome): string | undefined {
  switch (outcome.kind) {
    case 'stays':
      return outcome.why === 'blocked user'
        ? 'Needed by what is blocked only, so that it turns on what is done about that.'
        : `Serves the other hardware of this stack; ${devicesName(setting.target)} have their own listed.`;
    case 'swap':
      // What takes more than a line of configuration says why.
      if (outcome.by) return outcome.by.effort === 'config' ? undefined : outcome.by.note;
      return `No equivalent for ${devicesName(setting.target)} is known to the catalog.`;
    case 'left-out':
      return outcome.why === 'unneeded' ? unneeded(setting, node) : doesNotRun(setting, node, outcome.way?.part);
    case 'way':
      return ofWay(setting, node, outcome);
  }
}

function unneeded({ analysis, users }: Setting, node: number): string {
  const names = users(node).map((user) => analysis.nodes[user]?.id ?? '?');
  return names.length === 0 ? 'Nothing needs it any more.' : `Only ${shortList(names)} needed it.`;
}

function doesNotRun(setting: Setting, node: number, part: OwnPart | undefined): string {
  return `The stack does without it${part ? `: ${lost(setting, node, part)}` : ''}.`;
}

function lost({ analysis, target }: Setting, node: number, part: OwnPart): string {
  const said = part.fact.why === 'manifest' ? ', as the manifest itself says' : '';
  return `${partName(analysis, node, part)} does not run on ${devicesName(target)}${said}${reasonText(part, target)}`;
}

function ofWay(setting: Setting, node: number, { way }: Extract<Outcome, { kind: 'way' }>): string | undefined {
  const { action, changes, part } = way;
  if (action === 'replace') {
    const words = changes.map((change) => changeNote(change, changes.length > 1));
    return [...words, ...whyThough(setting, node, way)].filter(Boolean).join(' ') || undefined;
  }
  if (!part) return undefined;
  if (action === 'blocked') return `${lost(setting, node, part)}. Nothing is known to take its place.`;
  if (action === 'unknown') return `Nothing is known of it on ${devicesName(setting.target)}.`;
  return limits(part);
}

/** Of several changes each note says what it is about. */
function changeNote({ field, note, part, component }: Change, among: boolean): string {
  const words =
    among && (field === 'format' || field === 'precision') ? [`The ${field} becomes ${component.name}.`] : [];
  const limit = limits(part);
  // The catalog does not say which engine reads which format.
  const unasked = field === 'format' ? [`Make sure that the engine here reads ${component.name}.`] : [];
  return [...words, ...(note === undefined ? [] : [note]), ...unasked, ...(limit === undefined ? [] : [limit])].join(
    ' ',
  );
}

/** Why something goes that runs there by itself. */
function whyThough(setting: Setting, node: number, { changes }: Way): readonly string[] {
  const { analysis, index } = setting;
  const [own] = setting.parts(node);
  if (!changes.some(({ field }) => field === 'component') || !own || factRank(own.fact) <= RANK.unknown) return [];
  const lost = analysis.usesLeaving(node, index, 'none').flat();
  if (lost.length === 0) return [];
  const names = shortList(lost.map((one) => analysis.nodes[one]?.id ?? '?'));
  return [`${partName(analysis, node, own)} itself runs there, but not with ${names} below it.`];
}

/** What is lost where something runs with less than the project's own full support. */
function limits({ fact }: OwnPart): string | undefined {
  const said = fact.case?.limited ?? fact.case?.note;
  if (fact.case?.limited !== undefined) return `Limited: ${fact.case.limited}`;
  if (fact.level === 'port') return ['A port.', ...(said === undefined ? [] : [said])].join(' ');
  return fact.level === 'experimental' ? ['Experimental.', ...(said === undefined ? [] : [said])].join(' ') : undefined;
}
