import { extname, resolve } from 'node:path';
import {
  type CakeModel,
  type CakeWorld,
  drawStill,
  foldBands,
  inWorld,
  type StillOptions,
} from '../core/cake/index.ts';
import { cakeReport } from '../core/features/cake-report.ts';
import type { ConfigChoice } from '../files/configs.ts';
import { Failure } from '../files/failure.ts';
import { shownAs } from '../files/manifests.ts';
import { cakePage } from './cake-page.ts';
import { pngOf } from './cake-png.ts';
import { EXIT } from './host.ts';
import { readManifestFile } from './read-manifest.ts';
import { noTarget } from './retarget.ts';
import type { Session } from './session.ts';
import { writeText } from './write-text.ts';

export interface CakeOptions {
  /** The file to write; its name says in what form. Standard output gets an SVG unless it is given. */
  readonly out?: string;
  readonly theme: StillOptions['theme'];
  readonly target?: string;
  readonly width: number;
  readonly config: ConfigChoice;
}

type Form = 'svg' | 'png' | 'markdown' | 'html';

const FORMS: Readonly<Record<string, Form>> = {
  ...{ '.svg': 'svg', '.png': 'png' },
  ...{ '.md': 'markdown', '.markdown': 'markdown' },
  ...{ '.html': 'html', '.htm': 'html' },
};
/** More slabs than that make no diagram that anybody could read. */
const MOST_IN_DIAGRAM = 150;

/** `layercake cake`: the layer cake as a file. It judges nothing, so it ends with 0 wherever there is something to draw. */
export async function cake(session: Session, file: string, options: CakeOptions): Promise<number> {
  const { host } = session;
  const form = formOf(options.out);
  const { reading, shown, layercake } = readManifestFile(session, file, options.config);
  if (reading.manifest.syntax.issues.some(({ rule }) => rule === 'yaml-syntax')) {
    throw new Failure(`${shown}: has a syntax error; layercake check says where`);
  }
  const world = options.target === undefined ? undefined : layercake.cake.world(reading, options.target);
  if (options.target !== undefined && !world) throw new Failure(noTarget(layercake, options.target));
  const model = layercake.cake.model(reading);
  const text =
    form === 'html'
      ? cakePage(reading, layercake, { today: host.today, target: options.target })
      : drawn(form, world ? inWorld(model, world) : model, world, options);
  if (options.out === undefined) {
    host.stdout.write(text);
    return EXIT.clean;
  }
  const path = resolve(host.cwd, options.out);
  const content = form === 'png' ? await pngOf(text) : text;
  writeText(path, shownAs(path, options.out, host.cwd), content);
  host.stderr.write(`layercake: wrote ${shownAs(path, options.out, host.cwd)}\n`);
  return EXIT.clean;
}

function formOf(out: string | undefined): Form {
  if (out === undefined) return 'svg';
  const form = FORMS[extname(out).toLowerCase()];
  if (form) return form;
  throw new Failure(`${out}: a cake is written as .svg, .png, .md or .html`);
}

function drawn(
  form: Exclude<Form, 'html'>,
  model: CakeModel,
  world: CakeWorld | undefined,
  { theme, width }: CakeOptions,
): string {
  if (form === 'markdown') return cakeReport(foldBands(model, {}, MOST_IN_DIAGRAM), world);
  return drawStill(foldBands(model), { theme, width, ...(world && { subtitle: worldText(world) }) });
}

function worldText({ target, verdict, effortText }: CakeWorld): string {
  return `On ${target.name}: ${verdict} Effort: ${effortText}.`;
}
