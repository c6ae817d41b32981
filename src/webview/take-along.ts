import { drawStill } from '../core/cake/picture/still.ts';
import type { StillTheme } from '../core/cake/picture/style.ts';
import type { CakeModel } from '../core/cake/data/types.ts';
import type { Format } from '../protocol/messages.ts';
import { createButton, createDropdown } from './controls.ts';
import { element } from './dom.ts';
import { createMenu } from './menu.ts';
import { pngOf } from './png.ts';

/** A picture that leaves the page. */
export interface Shot {
  /** What is on screen, as it is filtered, and what becomes of it on the target that is asked about. */
  readonly model: CakeModel;
  /** What it comes to; undefined for the stack as it stands. */
  readonly subtitle: string | undefined;
}

export interface TakeAlongEvents {
  /** What to take along; undefined where there is nothing yet. */
  readonly shot: () => Shot | undefined;
  readonly onSave: (format: Format, content: Blob | undefined) => void;
}

/** Of a picture that stands by itself, in pixels: as wide as a slide. */
const WIDTH = 1280;
const THEMES = [
  { value: 'light', label: 'Light colours' },
  { value: 'dark', label: 'Dark colours' },
] as const;

/** The menu by which the cake leaves the page: copied, or as a file. Only an editor can write the page itself, and a text. */
export function createTakeAlong(hasEditor: boolean, events: TakeAlongEvents): HTMLElement {
  return createMenu('Take along', 'along', () => alongParts(hasEditor, events)).root;
}

function alongParts(hasEditor: boolean, { shot, onSave }: TakeAlongEvents): readonly HTMLElement[] {
  let theme: StillTheme = 'light';
  const colours = createDropdown('Colours', (value) => (theme = value === 'dark' ? 'dark' : 'light'));
  colours.show(THEMES, theme);
  const status = element('p', 'quiet');
  status.setAttribute('role', 'status');
  const tell = (words: string): void => {
    status.textContent = words;
    status.hidden = words === '';
  };
  tell('');
  const svg = (): string => {
    const now = shot();
    if (!now) throw new Error('There is no picture yet.');
    const { model, subtitle } = now;
    return drawStill(model, { theme, width: WIDTH, ...(subtitle !== undefined && { subtitle }) });
  };
  const press = (label: string, done: string, run: () => Promise<void> | void): HTMLElement =>
    createButton(label, () => void attempt(run, tell, done));
  return [
    ...[colours.root, press('Copy as PNG', 'Copied.', () => copyPng(svg()))],
    press('Save as PNG', '', async () => onSave('png', await pngOf(svg()))),
    press('Save as SVG', '', () => onSave('svg', new Blob([svg()], { type: 'image/svg+xml' }))),
    ...(hasEditor
      ? [
          press('Save as HTML', '', () => onSave('html', undefined)),
          press('Save as Markdown', '', () => onSave('md', undefined)),
        ]
      : []),
    status,
  ];
}

async function attempt(run: () => Promise<void> | void, tell: (words: string) => void, done: string): Promise<void> {
  try {
    await run();
    tell(done);
  } catch (error) {
    tell(`That did not work: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The picture is handed over while it is still being made, since a clipboard listens only right after the press. */
async function copyPng(svg: string): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(svg) })]);
}
