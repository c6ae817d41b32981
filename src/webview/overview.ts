import { levelAt, type CakeModel, type Slab } from '../core/cake/data/types.ts';
import { button, element, nameText } from './dom.ts';
import { markIcon } from './icons.ts';
import { isRunning, levelMark } from './levels.ts';

export interface OverviewEvents {
  readonly onChoose: (key: string) => void;
  /** What if it stood on that target? */
  readonly onTarget: (id: string) => void;
}

const MOST = 6;

/** What to say of the stack as long as no entry is selected: what holds it, and where it runs. */
export function overviewParts(model: CakeModel, events: OverviewEvents): readonly HTMLElement[] {
  return [
    element('h2', 'pane-name', 'The stack at a glance'),
    ...pointsPart(model, events),
    ...chokePart(model, events),
    ...targetsPart(model, events),
    element('p', 'quiet', 'Select a slab to see its chain, what would free it, and how we know.'),
  ];
}

function section(title: string, ...children: readonly HTMLElement[]): HTMLElement {
  return element('section', 'part', element('h3', 'part-title', title), ...children);
}

/** The slabs at which most of the index stands, each with its share as a bar. */
function pointsPart({ slabs, lockIn }: CakeModel, { onChoose }: OverviewEvents): readonly HTMLElement[] {
  const costly = slabs.filter(({ points }) => points >= 0.05).sort((a, b) => b.points - a.points);
  if (costly.length === 0) return [];
  const items = costly.slice(0, MOST).map((slab) => {
    const bar = element('span', 'share-bar');
    bar.style.setProperty('--share', `${(slab.points / Math.max(lockIn, 1)) * 100}%`);
    return element('li', '', slabButton(slab, onChoose), element('span', 'figure', slab.points.toFixed(1)), bar);
  });
  return [section('Where its lock-in stands', element('ol', 'shares', ...items))];
}

function chokePart({ slabs }: CakeModel, { onChoose }: OverviewEvents): readonly HTMLElement[] {
  const chokes = slabs.filter(({ choke }) => choke).sort((a, b) => (b.choke?.opens ?? 0) - (a.choke?.opens ?? 0));
  if (chokes.length === 0) return [];
  const items = chokes.slice(0, MOST).map((slab) => {
    const words = `holds ${counted(slab.choke?.entries ?? 0, 'entry', 'entries')} on ${counted(slab.choke?.targets ?? 0, 'target', 'targets')}`;
    return element('li', '', markIcon('choke'), slabButton(slab, onChoose), element('span', 'quiet', words));
  });
  return [section('Choke points', element('ul', 'chokes', ...items))];
}

function slabButton({ key, name }: Slab, onChoose: OverviewEvents['onChoose']): HTMLElement {
  return button('link', () => onChoose(key), nameText(name));
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** How many of the entries run on each target; what touches no accelerator runs on all and is not counted. */
function targetsPart(
  { slabs, targets, panel, asked }: CakeModel,
  { onTarget }: OverviewEvents,
): readonly HTMLElement[] {
  const counted = slabs.filter(({ coupling, kind }) => coupling !== 'neutral' && kind !== 'platform');
  if (counted.length === 0) return [];
  const items = panel.flatMap((index) => {
    const target = targets[index];
    if (!target) return [];
    const running = counted.filter(({ reach }) => isRunning(levelAt(reach, index))).length;
    const isAll = running === counted.length;
    const press = button('link', () => onTarget(target.id), target.name);
    press.title = `What if it stood on ${target.name}?`;
    const wanted = asked.includes(target.id) ? [element('span', 'pill', 'asked for')] : [];
    return [
      element(
        'li',
        '',
        levelMark(isAll ? 'native' : running === 0 ? 'none' : 'port'),
        press,
        element('span', 'figure', `${running} of ${counted.length} run`),
        ...wanted,
      ),
    ];
  });
  return [section('Where its entries run', element('ul', 'targets', ...items))];
}
