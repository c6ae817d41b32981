import { type Layercake, LAYERS, type Reading } from '../core/index.ts';
import { fieldsOf } from '../core/syntax/tree.ts';
import { Failure } from './host.ts';
import { readText } from './read-text.ts';

/** Reads a file as a manifest: what can be read of a broken one counts; a text that is none at all fails with one line. */
export function readManifestFile(layercake: Layercake, path: string, shown: string): Reading {
  const reading = layercake.read(readText(path, shown));
  const objection = whyNone(reading);
  if (objection !== undefined) throw new Failure(`${shown}: is no manifest: ${objection}`);
  return reading;
}

/** What speaks against a text being a manifest at all; a broken one is still one. */
function whyNone({ manifest: { syntax, problems } }: Reading): string | undefined {
  const { root, issues } = syntax;
  if (root?.kind !== 'map') return issues[0]?.message ?? problems[0]?.message ?? 'it is no mapping';
  const keys = fieldsOf(root);
  const isOne = ['layercake', ...LAYERS].some((key) => keys.has(key));
  return isOne ? undefined : 'it has neither `layercake: 1` nor a layer';
}
