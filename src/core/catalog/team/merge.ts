import type { Finding } from '../../rules/rule.ts';
import { type Catalog, createCatalog, MOST_TARGETS } from '../catalog.ts';
import type { Component, Target } from '../types.ts';
import { idClashes, nameClashes } from './clashes.ts';
import { type Mistake, mistake, MOST_FINDINGS } from './mistake.ts';
import { type ReadFile, readTeamFile } from './read-file.ts';
import { isNowhere, type Known, referenceMistakes } from './references.ts';
import type { TeamCatalog, TeamFile, TeamFileReading } from './types.ts';

/**
 * Merges a team's own catalog into the built-in one. A file with the id of a built-in one takes its place as a whole; a broken file
 * is left out. Never throws: what is wrong is in the findings of its file. What was merged before is used again: the
 * very same where nothing has changed.
 */
export function mergeCatalog(builtin: Catalog, files: readonly TeamFile[], before?: TeamCatalog): TeamCatalog {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const reads = sorted.map((file) => readAgain(file, before?.reads.get(file.path)));
  if (before?.reads.size === reads.length && reads.every((read) => before.reads.get(read.file.path) === read))
    return before;
  const mistakes = new Map<ReadFile, Mistake[]>(reads.map((read) => [read, [...read.mistakes]]));
  const add = (read: ReadFile, ...more: readonly Mistake[]): void => void mistakes.get(read)?.push(...more);
  const single = leaveOut(reads, idClashes(reads), add);
  const fitting = leaveOut(single, surplusTargets(single, builtin), add);
  const known = knownIn(builtin, reads, fitting);
  for (const read of fitting) if (read.held) add(read, ...referenceMistakes(read.held, known));
  const kept = fitting.filter(({ held }) => held && !isNowhere(held, known));
  for (const clash of nameClashes(kept, builtin)) add(clash.read, clash.mistake);
  return {
    catalog: catalogOf(builtin, kept),
    files: reads.map((read) => readingOf(read, mistakes.get(read) ?? [])),
    reads: new Map(reads.map((read) => [read.file.path, read])),
  };
}

function readAgain(file: TeamFile, before: ReadFile | undefined): ReadFile {
  return before?.file.text === file.text && before.file.holds === file.holds ? before : readTeamFile(file);
}

type Add = (read: ReadFile, ...mistakes: readonly Mistake[]) => void;

function leaveOut(
  reads: readonly ReadFile[],
  clashes: readonly { readonly read: ReadFile; readonly mistake: Mistake }[],
  add: Add,
): readonly ReadFile[] {
  for (const clash of clashes) add(clash.read, clash.mistake);
  const out = new Set(clashes.map(({ read }) => read));
  return reads.filter((read) => !out.has(read));
}

/** A catalog has room for so many targets and no more. */
function surplusTargets(
  reads: readonly ReadFile[],
  builtin: Catalog,
): readonly { readonly read: ReadFile; readonly mistake: Mistake }[] {
  let room = MOST_TARGETS - builtin.targets.length;
  const message = `A catalog has at most ${MOST_TARGETS} targets, with the built-in ones; this one is left out.`;
  return reads.flatMap((read) => {
    if (read.held?.kind !== 'target' || builtin.target(read.held.value.id) || room-- > 0) return [];
    return [{ read, mistake: mistake('schema', message, read.id?.span ?? { start: 0, end: 0 }) }];
  });
}

/** Broken files count as far as their id goes, so that one mistake is told once. */
function knownIn(builtin: Catalog, all: readonly ReadFile[], fitting: readonly ReadFile[]): Known {
  const own = targetsIn(fitting);
  const ids = (holds: TeamFile['holds']): readonly string[] =>
    all.flatMap(({ file, id }) => (id && file.holds === holds ? [id.value] : []));
  return {
    components: new Set([...builtin.components.map(({ id }) => id), ...ids('component')]),
    targets: new Map<string, Target | undefined>([
      ...ids('target').map((id) => [id, undefined] as const),
      ...[...builtin.targets, ...own].map((target) => [target.id, target] as const),
    ]),
    vendors: new Set([...builtin.targets, ...own].map(({ vendor }) => vendor)),
    find: builtin.find,
  };
}

function targetsIn(reads: readonly ReadFile[]): readonly Target[] {
  return reads.flatMap(({ held }) => (held?.kind === 'target' ? [held.value] : []));
}

function componentsIn(reads: readonly ReadFile[]): readonly Component[] {
  return reads.flatMap(({ held }) => (held?.kind === 'component' ? [held.value] : []));
}

/** The team's own come first: where a name could mean two components, the first one has it. */
function catalogOf(builtin: Catalog, kept: readonly ReadFile[]): Catalog {
  const [targets, components] = [targetsIn(kept), componentsIn(kept)];
  return createCatalog({
    targets: [...targets, ...without(builtin.targets, targets)],
    components: [...components, ...without(builtin.components, components)],
  });
}

function without<T extends { readonly id: string }>(all: readonly T[], replaced: readonly T[]): readonly T[] {
  const ids = new Set(replaced.map(({ id }) => id));
  return all.filter(({ id }) => !ids.has(id));
}

function readingOf({ file: { path, text }, lines }: ReadFile, mistakes: readonly Mistake[]): TeamFileReading {
  const findings = mistakes.map(({ related, ...one }): Finding => ({
    ...one,
    confidence: 'certain',
    related: related ? [related] : [],
  }));
  findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return { path, text, lines, findings: findings.slice(0, MOST_FINDINGS) };
}
