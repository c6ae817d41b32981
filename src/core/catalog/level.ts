import { meetsArchitecture } from './architecture.ts';
import type { Case, Component, Level, Target } from './types.ts';
import { compareVersions, newestAllowed, parseVersion } from './version.ts';

/** Levels as numbers that order them; a level that is `limited` counts like a port at best. */
export const RANK: Readonly<Record<Level, number>> = { none: 0, unknown: 1, experimental: 2, port: 3, native: 4 };
export const LEVELS: readonly Level[] = ['none', 'unknown', 'experimental', 'port', 'native'];

/**
 * What the catalog says of a component on a target, and why:
 * `case` a claim that applies; `others` the claim for all targets not named; `neutral` and `hardware` by construction;
 * `version` and `architecture`: there are claims, but none for this version or this generation; `unstated`: nothing is said.
 */
export interface Fact {
  readonly level: Level;
  readonly why:
    'case' | 'others' | 'neutral' | 'hardware' | 'version' | 'architecture' | 'unstated' | 'manifest' | 'own';
  readonly case?: Case;
  /** The claims about this target that were passed over. */
  readonly besides: readonly Case[];
}

/** What is declared beside a component: its version or range, and the architectures of the target's hardware in the stack. */
export interface Declared {
  readonly version?: string;
  readonly architectures?: readonly string[];
}

/** The rank that a case counts with. */
export function rankOf(one: Pick<Case, 'level' | 'limited'>): number {
  const rank = RANK[one.level];
  return one.limited === undefined ? rank : Math.min(rank, RANK.port);
}

/** The level that counts for a fact, in the order of `RANK`. */
export function factRank(fact: Fact): number {
  return fact.case ? rankOf(fact.case) : RANK[fact.level];
}

/** The cases that a component states for a target, `others` where it names the rest. */
export function casesOf(component: Component, target: string): readonly Case[] {
  return asCases(claimOf(component, target) ?? component.supports?.others);
}

/** A target of a team's own may be called `constructor`, which every object has. */
function claimOf({ supports }: Component, target: string): Case | readonly Case[] | undefined {
  return supports && Object.hasOwn(supports, target) ? supports[target] : undefined;
}

/**
 * The catalog's fact about a component on a target. With hardware of several generations declared the best one counts;
 * with none declared the best case does.
 */
export function factOf(component: Component, target: Target, declared: Declared = {}): Fact {
  if (component.neutral) return { level: 'native', why: 'neutral', besides: [] };
  if (component.hardware && !component.supports) return hardwareFact(component.hardware.target === target.id);
  const cases = casesOf(component, target.id);
  if (cases.length === 0) return { level: 'unknown', why: 'unstated', besides: [] };
  const timely = cases.filter((one) => holdsForVersion(one, declared.version));
  if (timely.length === 0) return { level: 'none', why: 'version', besides: cases };
  const why = claimOf(component, target.id) ? 'case' : 'others';
  const architectures = declared.architectures ?? [];
  if (architectures.length === 0) return pick(bestOf(timely), why, cases);
  const applying = architectures.map((arch) => timely.find((one) => holdsForArchitecture(one, target, arch)));
  const best = bestOf(applying.filter((one) => one !== undefined));
  return best ? pick(best, why, cases) : { level: 'none', why: 'architecture', besides: cases };
}

function hardwareFact(itself: boolean): Fact {
  return { level: itself ? 'native' : 'none', why: 'hardware', besides: [] };
}

function pick(best: Case | undefined, why: 'case' | 'others', cases: readonly Case[]): Fact {
  if (!best) return { level: 'unknown', why: 'unstated', besides: cases };
  return { level: best.level, why, case: best, besides: cases.filter((one) => one !== best) };
}

function bestOf(cases: readonly Case[]): Case | undefined {
  return cases.reduce<Case | undefined>((best, one) => (!best || rankOf(one) > rankOf(best) ? one : best), undefined);
}

function asCases(value: Case | readonly Case[] | undefined): readonly Case[] {
  if (value === undefined) return [];
  return 'level' in value ? [value] : value;
}

/** With no version named, or an open range, the newest one counts: every `since` holds and no `until` does. */
function holdsForVersion(one: Case, version: string | undefined): boolean {
  const point = version === undefined ? undefined : newestAllowed(version);
  if (!point) return one.until === undefined;
  const since = one.since === undefined ? undefined : parseVersion(one.since);
  const until = one.until === undefined ? undefined : parseVersion(one.until);
  return (!since || compareVersions(point, since) >= 0) && (!until || compareVersions(point, until) < 0);
}

function holdsForArchitecture(one: Case, target: Target, architecture: string): boolean {
  return one.arch === undefined || (meetsArchitecture(target, architecture, one.arch) ?? true);
}
