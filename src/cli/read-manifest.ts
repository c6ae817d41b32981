import { resolve } from 'node:path';
import { LAYERS, type Reading } from '../core/index.ts';
import { fieldsOf } from '../core/syntax/tree.ts';
import { shownAs } from './files.ts';
import { Failure } from './host.ts';
import { readText } from './read-text.ts';
import type { Session } from './session.ts';

/** A manifest that a call names: where it is, what reports call it, and what it says. */
export interface ReadManifest {
  readonly path: string;
  readonly shown: string;
  readonly reading: Reading;
}

/** Reads the manifest in a file. Fails where there is none, or where the text is no manifest at all. */
export function readManifestFile(session: Session, file: string): ReadManifest {
  const { cwd } = session.host;
  const path = resolve(cwd, file);
  const shown = shownAs(path, file, cwd);
  return { path, shown, reading: readManifestText(session, readText(path, shown), shown) };
}

/** Reads a manifest from its text. A broken one is still one; a text that is none at all is a failure. */
export function readManifestText({ layercake }: Session, text: string, shown: string): Reading {
  const reading = layercake.read(text);
  const objection = whyNone(reading);
  if (objection !== undefined) throw new Failure(`${shown}: is no manifest: ${objection}`);
  return reading;
}

/** What speaks against a text being a manifest at all. */
function whyNone({ manifest: { syntax, problems } }: Reading): string | undefined {
  const { root, issues } = syntax;
  if (root?.kind !== 'map') return issues[0]?.message ?? problems[0]?.message ?? 'it is no mapping';
  const keys = fieldsOf(root);
  const isOne = ['layercake', ...LAYERS].some((key) => keys.has(key));
  return isOne ? undefined : 'it has neither `layercake: 1` nor a layer';
}
