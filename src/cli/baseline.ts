import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { Finding, Span } from '../core/index.ts';
import { Failure } from '../files/failure.ts';
import { readText } from '../files/read-text.ts';
import type { CheckedFile } from './check-files.ts';
import { jsonText } from './text.ts';
import { writeText } from './write-text.ts';

/** A finding by what it is about, not by its line or its words, so that it is known again after an edit elsewhere. */
export interface Fingerprint {
  /** From the baseline's folder, with forward slashes. */
  readonly path: string;
  readonly rule: string;
  readonly entry?: string;
  readonly key: string;
  /** What it is about besides, such as the targets that are lost. */
  readonly parts?: readonly string[];
}

/** The findings that were known on the day a baseline was written. */
export interface Baseline {
  readonly folder: string;
  readonly findings: readonly Fingerprint[];
}

/** What a baseline left out, and what of it is stale. */
export interface Comparison {
  readonly known: number;
  /** Findings of the baseline that are no longer there, in the files that were checked or that are gone themselves. */
  readonly gone: readonly Fingerprint[];
}

/** Holds one file after the other against a baseline. */
export interface Comparing {
  /** The file, with what is new in it. */
  readonly fresh: (checked: CheckedFile) => CheckedFile;
  readonly end: () => Comparison;
}

/** A baseline in the making. */
export interface NewBaseline {
  readonly add: (checked: CheckedFile) => void;
  /** Writes it, in one order whatever the order of the call, and tells how many findings it holds. */
  readonly write: () => number;
}

const VERSION = 1;

/** Reads a baseline. Fails with one line on what is none. */
export function readBaseline(file: string, shown: string): Baseline {
  const value = parse(readText(file, shown), shown);
  const { version, findings } = isMapping(value) ? value : {};
  if (typeof version === 'number' && version !== VERSION)
    throw new Failure(`${shown}: is a baseline of version ${version}; this Layercake reads version ${VERSION}`);
  if (version !== VERSION || !Array.isArray(findings) || !findings.every(isFingerprint))
    throw new Failure(`${shown}: is no baseline; \`layercake check --write-baseline\` writes one`);
  return { folder: dirname(file), findings };
}

function parse(text: string, shown: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure(`${shown}: is no baseline, since it is no JSON: ${(error as Error).message}`);
  }
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFingerprint(value: unknown): value is Fingerprint {
  if (!isMapping(value)) return false;
  const { path, rule, key, entry = '', parts = [] } = value;
  const isTexts = (texts: unknown): boolean =>
    Array.isArray(texts) && texts.every((text: unknown) => typeof text === 'string');
  return isTexts([path, rule, key, entry]) && isTexts(parts);
}

/** Gathers what is found for a baseline in this file. */
export function createBaseline(file: string, shown: string): NewBaseline {
  // As texts: a piece of a manifest would keep all of it.
  const prints: string[] = [];
  return {
    add: (checked) => {
      for (const finding of checked.findings) prints.push(JSON.stringify(fingerprint(checked, finding, dirname(file))));
    },
    write: () => {
      const findings = prints.sort().map((print) => JSON.parse(print) as Fingerprint);
      writeText(file, shown, jsonText({ version: VERSION, findings }));
      return findings.length;
    },
  };
}

/** Parts what is new from what a baseline knows; each finding of the baseline stands for one of them. */
export function compareWith({ folder, findings }: Baseline): Comparing {
  const open = new Map<string, Fingerprint[]>();
  for (const one of findings) open.set(identity(one), [...(open.get(identity(one)) ?? []), one]);
  const seen = new Set<string>();
  let known = 0;
  const isNew = (print: Fingerprint): boolean => {
    const candidates = open.get(identity(print)) ?? [];
    const index = candidates.findIndex(({ parts = [] }) => (print.parts ?? []).every((part) => parts.includes(part)));
    if (index < 0) return true;
    candidates.splice(index, 1);
    known++;
    return false;
  };
  return {
    fresh: (checked) => {
      seen.add(pathFrom(folder, checked.file));
      return { ...checked, findings: checked.findings.filter((one) => isNew(fingerprint(checked, one, folder))) };
    },
    end: () => {
      const isOver = ({ path }: Fingerprint): boolean => seen.has(path) || !existsSync(resolve(folder, path));
      return { known, gone: [...open.values()].flat().filter(isOver) };
    },
  };
}

function identity({ path, rule, entry, key }: Fingerprint): string {
  return JSON.stringify([path, rule, entry ?? null, key]);
}

const LONGEST_KEY = 200;

function fingerprint({ file, source }: CheckedFile, finding: Finding, folder: string): Fingerprint {
  const { rule, entry, key = textOf(source.text, finding.span), parts } = finding;
  return {
    ...{ path: pathFrom(folder, file), rule, ...(entry !== undefined && { entry }), key },
    ...(parts && { parts: [...parts].sort() }),
  };
}

function textOf(text: string, { start, end }: Span): string {
  return text.slice(start, end).replace(/\s+/g, ' ').slice(0, LONGEST_KEY);
}

function pathFrom(folder: string, file: string): string {
  return relative(folder, file).split(sep).join('/');
}
