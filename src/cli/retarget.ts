import { resolve } from 'node:path';
import type { Layercake, Move } from '../core/index.ts';
import { nearestOf } from '../core/text/nearest.ts';
import type { ConfigChoice } from '../files/configs.ts';
import { Failure } from '../files/failure.ts';
import { shownAs } from '../files/manifests.ts';
import { EXIT } from './host.ts';
import { readManifestFile } from './read-manifest.ts';
import { retargetJson } from './retarget-json.ts';
import { retargetPretty } from './retarget-pretty.ts';
import type { Session } from './session.ts';
import { counted, visibleLines } from './text.ts';
import { writeText } from './write-text.ts';

export interface RetargetOptions {
  readonly to: string;
  /** Where to write the manifest after the move. */
  readonly write?: string;
  readonly config: ConfigChoice;
}

/** `layercake retarget`: the plan of a move, and on request the manifest after it. Findings are what is blocked or unknown. */
export function retarget(session: Session, file: string, options: RetargetOptions): number {
  const { host, style, format } = session;
  const { reading, shown, layercake } = readManifestFile(session, file, options.config);
  const plan = layercake.plan(reading, options.to);
  if (!plan) throw new Failure(noTarget(layercake, options.to));
  const isWanted = format === 'json' || options.write !== undefined;
  const move = isWanted ? layercake.move(reading, plan) : undefined;
  const name = reading.manifest.stack.name?.value ?? shown;
  if (format === 'json') host.stdout.write(retargetJson(name, plan, move));
  else if (format === 'markdown') host.stdout.write(visibleLines(layercake.planReport(reading, plan)));
  else host.stdout.write(retargetPretty(name, shown, plan, style));
  if (options.write !== undefined) writeMoved(host, move, options.write, shown);
  return plan.feasible ? EXIT.clean : EXIT.findings;
}

/** That there is no such target, with the one that may have been meant, and all that there are. */
export function noTarget({ catalog }: Layercake, wanted: string): string {
  const ids = catalog.targets.map(({ id }) => id);
  const near = nearestOf(wanted, ids);
  const hint = near === undefined ? '' : ` Did you mean ${near}?`;
  return `there is no target ${wanted}.${hint} The targets are ${ids.join(', ')}`;
}

/** What is said about the written file goes to standard error, so that the plan can be piped. */
function writeMoved(host: Session['host'], move: Move | undefined, out: string, shown: string): void {
  if (!move) {
    throw new Failure(
      `${shown}: its anchors or aliases share what would have to change in one place only; write these out first`,
    );
  }
  const path = resolve(host.cwd, out);
  writeText(path, shownAs(path, out, host.cwd), move.text);
  host.stderr.write(`layercake: wrote ${shownAs(path, out, host.cwd)} (${counted(move.edits.length, 'edit')})\n`);
}
