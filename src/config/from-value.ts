import { type Budget, LAYERS, type Limits, type Severities, type SeveritySetting } from '../core/index.ts';
import type { Config, EditorConfig } from './types.ts';
import { isPanel, type Vocabulary } from './vocabulary.ts';

/** What of a plain value can be taken as a config; the rest is passed over, since whoever wrote it is told of it elsewhere. */
export function configFrom(value: unknown, words: Vocabulary): Config {
  if (!isMapping(value)) return {};
  const severities = severitiesFrom(value.severities, words);
  const targets = targetsFrom(value.targets, words);
  const budget = budgetFrom(value.budget);
  const editor = editorFrom(value.editor);
  return {
    ...(severities && { severities }),
    ...(targets && { targets }),
    ...(budget && { budget }),
    ...(editor && { editor }),
  };
}

type Mapping = Readonly<Record<string, unknown>>;

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function severitiesFrom(value: unknown, { rules }: Vocabulary): Severities | undefined {
  if (!isMapping(value)) return undefined;
  const known = rules.flatMap((rule) => {
    const setting = asSetting(value[rule]);
    return setting === undefined ? [] : [[rule, setting] as const];
  });
  return known.length > 0 ? new Map(known) : undefined;
}

const SETTINGS: readonly SeveritySetting[] = ['error', 'warning', 'information', 'off'];

function asSetting(value: unknown): SeveritySetting | undefined {
  return SETTINGS.find((setting) => setting === value);
}

function targetsFrom(value: unknown, words: Vocabulary): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const known = words.targets.filter((target) => value.includes(target));
  return isPanel(known, words) ? known : undefined;
}

/** Whether a text may name a folder of a catalog: from the config on, as every machine has it. */
export function isFolder(value: string): boolean {
  return /^(?![/~]|[A-Za-z]:)[^\\\0]+$/.test(value);
}

function budgetFrom(value: unknown): Budget | undefined {
  if (!isMapping(value)) return undefined;
  const { layers } = value;
  const byLayer = isMapping(layers)
    ? LAYERS.flatMap((layer) => (isMapping(layers[layer]) ? [[layer, limitsFrom(layers[layer])] as const] : []))
    : [];
  return { ...limitsFrom(value), ...(byLayer.length > 0 && { layers: Object.fromEntries(byLayer) }) };
}

function limitsFrom({ locked, lockIn, chokePoints }: Mapping): Limits {
  return {
    ...(isLimit(locked) && { locked }),
    ...(isLimit(lockIn) && { lockIn }),
    ...(isLimit(chokePoints) && { chokePoints }),
  };
}

function isLimit(value: unknown): value is number {
  return typeof value === 'number' && value >= 0;
}

function editorFrom(value: unknown): EditorConfig | undefined {
  if (!isMapping(value)) return undefined;
  const { run, codeLens, inlayHints } = value;
  return {
    ...((run === 'onType' || run === 'onSave') && { run }),
    ...(typeof codeLens === 'boolean' && { codeLens }),
    ...(isMapping(inlayHints) && { inlayHints: hintsFrom(inlayHints) }),
  };
}

function hintsFrom({ inferredUses, coupling }: Mapping): NonNullable<EditorConfig['inlayHints']> {
  return {
    ...(typeof inferredUses === 'boolean' && { inferredUses }),
    ...(typeof coupling === 'boolean' && { coupling }),
  };
}
