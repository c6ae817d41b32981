import type {
  EntryDetails,
  EntryName,
  EvidenceLine,
  LevelLine,
  Way,
  WayToApply,
} from '../core/cake/data/details-types.ts';
import { createButton } from './controls.ts';
import { button, element, nameText, outsideLink } from './dom.ts';
import { markIcon } from './icons.ts';
import { levelMark, LEVEL_WORDS } from './levels.ts';

export interface DetailEvents {
  /** Another entry is asked for. */
  readonly onChoose: (key: string) => void;
  /** The entry's place in the text; undefined where there is no editor. */
  readonly onReveal: ((key: string) => void) | undefined;
  /** An alternative is wanted in the text; undefined where there is no editor. */
  readonly onApply: ((way: WayToApply) => void) | undefined;
}

/** All that there is to say of one entry: what it is, what ties it, what would free it, where it runs, and how we know. */
export function detailParts(details: EntryDetails, events: DetailEvents): readonly HTMLElement[] {
  return [
    headPart(details, events),
    tiePart(details, events),
    waysPart(details, events),
    levelsPart(details, events),
    neighbourPart('Stands on', details.uses, events),
    neighbourPart('Carries', details.users, events),
    evidencePart(details),
  ].filter((part) => part !== undefined);
}

type Part = HTMLElement | undefined;

function section(title: string, ...children: readonly (Node | string)[]): HTMLElement {
  return element('section', 'part', element('h3', 'part-title', title), ...children);
}

function headPart(details: EntryDetails, { onReveal }: DetailEvents): Part {
  const { key, name, version, nature, summary, deprecated, facts, homepage } = details;
  const heading = element('h2', 'pane-name', nameText(name));
  if (version !== undefined) heading.append(' ', nameText(version, 'pane-version'));
  const root = element('section', 'part', heading, element('p', 'quiet', nature));
  if (summary !== undefined) root.append(element('p', '', summary));
  if (deprecated !== undefined) root.append(element('p', 'warning', `Given up by its makers: ${deprecated}`));
  if (facts.length > 0) root.append(element('p', 'quiet', facts.join(' · ')));
  const doors = element('p', 'doors');
  if (onReveal) doors.append(button('link', () => onReveal(key), 'Show in text'));
  if (homepage !== undefined) doors.append(outsideLink(homepage, 'Home page'));
  if (doors.childElementCount > 0) root.append(doors);
  return root;
}

function tiePart(details: EntryDetails, events: DetailEvents): Part {
  const { coupling, head, spread, chain, hidden, cause, points, unknownPoints, choke } = details;
  const verdict = element('p', 'verdict', markIcon(coupling), element('b', '', head));
  const root = section('Coupling', verdict);
  if (spread !== '') root.append(element('p', '', spread));
  if (chain.length > 0) root.append(chainList(chain, hidden, events));
  if (cause !== undefined) root.append(element('p', '', cause));
  if (points > 0) root.append(element('p', '', pointsText(points, unknownPoints)));
  if (choke !== undefined) root.append(element('p', 'verdict', markIcon('choke'), choke));
  return root;
}

function pointsText(points: number, unknown: number): string {
  const all = `${rounded(points)} of the stack’s lock-in points stand here`;
  return unknown > 0 ? `${all}, ${rounded(unknown)} of them because nothing is known.` : `${all}.`;
}

function rounded(points: number): string {
  return points < 10 ? points.toFixed(1) : String(Math.round(points));
}

/** From the entry down to what decides; what was left out of a long chain stands as a count before the last few. */
function chainList(chain: readonly EntryName[], hidden: number, events: DetailEvents): HTMLElement {
  const items = chain.map((name) => element('li', '', nameButton(name, events)));
  if (hidden > 0) items.splice(Math.ceil(items.length / 2), 0, element('li', 'quiet', `${hidden} more`));
  const list = element('ol', 'chain', ...items);
  list.setAttribute('aria-label', 'Chain');
  return list;
}

function nameButton({ key, name }: EntryName, { onChoose }: DetailEvents): HTMLElement {
  return key === undefined ? nameText(name) : button('link', () => onChoose(key), nameText(name));
}

function waysPart({ free, inPlaceOf, ways }: EntryDetails, events: DetailEvents): Part {
  if (free === undefined && ways.length === 0) return undefined;
  const root = section('What would free it');
  if (free !== undefined) root.append(element('p', '', free));
  if (ways.length === 0) return root;
  if (inPlaceOf) root.append(element('p', 'quiet', 'In place of ', nameText(inPlaceOf.name), ':'));
  root.append(element('ul', 'ways', ...ways.map((way) => wayItem(way, events))));
  return root;
}

function wayItem({ name, effort, note, apply }: Way, { onApply }: DetailEvents): HTMLElement {
  const head = element(
    'div',
    'way-head',
    element('b', '', nameText(name)),
    element('span', 'pill', `effort: ${effort}`),
  );
  const item = element('li', 'way', head);
  if (apply && onApply) {
    const put = createButton('Apply', () => onApply(apply));
    put.setAttribute('aria-label', `Apply: put ${name} into the text`);
    head.append(put);
  }
  if (note !== undefined) item.append(element('p', '', note));
  return item;
}

function levelsPart({ levels }: EntryDetails, events: DetailEvents): Part {
  if (levels.length === 0) return undefined;
  return section('Where it runs', element('ul', 'levels', ...levels.map((line) => levelItem(line, events))));
}

/** What it is in this stack, and where that is worse, what it would be by itself. */
function levelItem({ target, own, here, swapped, limit, conditions }: LevelLine, events: DetailEvents): HTMLElement {
  const words = element('span', 'level-words', levelMark(here), ` ${LEVEL_WORDS[here]}`);
  const item = element('li', '', element('span', '', target.name), words);
  if (own !== here) {
    const by = limit ? ['held by ', nameButton(limit, events), ', '] : [];
    item.append(element('div', 'quiet', ...by, `by itself ${LEVEL_WORDS[own]}`));
  }
  const notes = [...(swapped ? ['platform swapped'] : []), ...conditions].join(' · ');
  if (notes !== '') item.append(clipped(notes));
  return item;
}

/** Two lines of a text; the rest comes on pointing at it. */
function clipped(text: string): HTMLElement {
  const made = element('div', 'quiet clipped', text);
  made.title = text;
  return made;
}

function neighbourPart(title: string, names: EntryDetails['uses'], events: DetailEvents): Part {
  if (names.length === 0) return undefined;
  const items = names.map((name) => {
    const item = element('li', '', nameButton(name, events));
    if (name.kind !== 'firm')
      item.append(element('span', 'quiet', name.kind === 'optional' ? ' optional' : ' one of several'));
    return item;
  });
  return section(title, element('ul', 'names', ...items));
}

function evidencePart({ evidence }: EntryDetails): Part {
  if (evidence.length === 0) return undefined;
  return section('How we know', element('ul', 'evidence', ...evidence.map(evidenceItem)));
}

function evidenceItem({ source, place, says, checked, age, stale }: EvidenceLine): HTMLElement {
  const day = element('time', 'quiet', age === '' ? checked : `read ${age}`);
  day.dateTime = checked;
  const item = element('li', '', outsideLink(source, place), ' ', day, element('p', '', says));
  if (stale) item.append(element('p', 'warning', 'Read more than a year ago: needs confirmation.'));
  return item;
}
