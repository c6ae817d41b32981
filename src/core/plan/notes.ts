import { devicesName, partName, reasonText, shortList } from '../analysis/wording.ts';
import type { OwnPart } from '../analysis/own.ts';
import { factRank, RANK } from '../catalog/level.ts';
import type { Outcome } from './outcome.ts';
import type { Setting } from './setting.ts';
import type { Change, Way } from './ways.ts';

/** Gives what there is to say about a step beside what is done, in a sentence or two; undefined where that speaks for itself. */
export function createNotes(setting: Setting): (node: number, outcome: Outcome) => string | undefined {
  const devices = devicesName(setting.target);
  const words = createWayWords(devices);
  return (node, outcome) => {
    switch (outcome.kind) {
      case 'stays':
        return outcome.why === 'blocked user'
          ? 'Needed by what is blocked only, so that it turns on what is done about that.'
          : `Serves the other hardware of this stack; ${devices} have their own listed.`;
      case 'swap':
        // What takes more than a line of configuration says why.
        if (outcome.by) return outcome.by.effort === 'config' ? undefined : outcome.by.note;
        return `No equivalent for ${devices} is known to the catalog.`;
      case 'left-out':
        return outcome.why === 'unneeded' ? unneeded(setting, node) : doesNotRun(setting, node, outcome.way?.part);
      case 'way':
        return ofWay(setting, node, outcome.way, words(outcome.way));
    }
  };
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

function ofWay(setting: Setting, node: number, way: Way, words: string | undefined): string | undefined {
  const { action, part } = way;
  if (action === 'blocked') return part && `${lost(setting, node, part)}. Nothing is known to take its place.`;
  if (action !== 'replace') return words;
  const though = whyThough(setting, node, way);
  return [words, though].filter(Boolean).join(' ') || undefined;
}

/** What there is to say about a way whoever takes it: entries that are alike share their changes. */
function createWayWords(devices: string): (way: Way) => string | undefined {
  const known = new Map<readonly Change[], string | undefined>();
  return ({ action, changes, part }) => {
    let words = known.get(changes);
    if (words !== undefined || known.has(changes)) return words;
    if (action === 'replace')
      words = changes
        .map((change) => changeNote(change, changes.length > 1))
        .filter(Boolean)
        .join(' ');
    else if (part) words = action === 'unknown' ? `Nothing is known of it on ${devices}.` : limits(part);
    known.set(changes, words);
    return words;
  };
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
function whyThough(setting: Setting, node: number, { changes }: Way): string | undefined {
  const { analysis, index } = setting;
  const [own] = setting.parts(node);
  if (!changes.some(({ field }) => field === 'component') || !own || factRank(own.fact) <= RANK.unknown)
    return undefined;
  const lost = analysis.usesLeaving(node, index, 'none').flat();
  if (lost.length === 0) return undefined;
  const names = shortList(lost.map((one) => analysis.nodes[one]?.id ?? '?'));
  return `${partName(analysis, node, own)} itself runs there, but not with ${names} below it.`;
}

/** What is lost where something runs with less than the project's own full support. */
function limits({ fact }: OwnPart): string | undefined {
  const said = fact.case?.limited ?? fact.case?.note;
  if (fact.case?.limited !== undefined) return `Limited: ${fact.case.limited}`;
  if (fact.level === 'port') return ['A port.', ...(said === undefined ? [] : [said])].join(' ');
  return fact.level === 'experimental' ? ['Experimental.', ...(said === undefined ? [] : [said])].join(' ') : undefined;
}
