import { RANK } from '../catalog/level.ts';
import type { Case, Evidence, Target } from '../catalog/types.ts';
import { remembering } from '../remember.ts';
import type { Analysis } from './analyze.ts';
import type { OwnPart } from './own.ts';

/** Joins words as a sentence does: `a`, `a and b`, `a, b and c`. */
export function sentenceList(words: readonly string[], conjunction = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1) ?? ''}`;
}

/** At most so many words of a list, the rest counted; `count` is how long it is where only its start is given. */
export function shortList(words: readonly string[], most = 3, count = words.length): string {
  if (count <= most) return sentenceList(words);
  return `${words.slice(0, most).join(', ')} and ${count - most} more`;
}

/** A chain that is no longer is told by all its names. */
export const LONGEST_CHAIN = 8;

/** A chain for people: `support-api → vllm → deepep`; the middle of a very long one is counted, with the `hidden` ones that it lacks. */
export function chainText(analysis: Analysis, chain: readonly number[], hidden = 0): string {
  const namesOf = (nodes: readonly number[]): readonly string[] => nodes.map((node) => analysis.nodes[node]?.id ?? '?');
  if (chain.length <= LONGEST_CHAIN) return namesOf(chain).join(' → ');
  const more = chain.length - LONGEST_CHAIN + 1;
  return [...namesOf(chain.slice(0, 4)), `(${more + hidden} more)`, ...namesOf(chain.slice(4 + more))].join(' → ');
}

/** The name that people know an entry by: its own, its component's, or its id. */
export function nodeName(analysis: Analysis, node: number): string {
  const one = analysis.nodes[node];
  return one?.entry?.name?.value ?? one?.component?.name ?? one?.id ?? '?';
}

/** The sources behind a part of an own level; none where it follows from the manifest alone. */
export const evidenceOf = remembering(({ component, fact }: OwnPart): readonly Evidence[] => {
  if (!component || fact.why === 'manifest') return [];
  const claims = fact.case ? [fact.case] : fact.besides;
  const keys =
    fact.why === 'neutral' ? (component.neutral?.evidence ?? []) : claims.flatMap((claim) => claim.evidence ?? []);
  const named = [...new Set(keys)].flatMap((key) => component.evidence[key] ?? []);
  return fact.why === 'hardware' ? Object.values(component.evidence).slice(0, 1) : named;
});

/** A source in a few words: where it stands and the day it was read. */
export const evidenceText = remembering(({ source, checked }: Evidence) => `${sourceName(source)}, read ${checked}`);

/** The name of a source that a reader recognises: the file of a repository, or the site. */
export function sourceName(source: string): string {
  const { hostname, pathname } = new URL(source);
  const file = /^\/([^/]+\/[^/]+)\/blob\/[^/]+\/(.+)$/.exec(pathname);
  if (hostname === 'github.com' && file) return `${file[1] ?? ''}: ${(file[2] ?? '').split('/').at(-1) ?? ''}`;
  const place =
    hostname === 'github.com' || hostname === 'huggingface.co' ? pathname.split('/').slice(1, 3).join('/') : hostname;
  return place.replace(/^www\./, '');
}

/**
 * Why something does not run on a target, as the tail of a sentence without its full stop: ` (README.md, read 2026-11-23). Needs
 * NVLink`, only the source where there is no more to say, or nothing.
 */
export function reasonText(part: OwnPart, target: Target): string {
  const known = REASONS(part);
  let text = known.get(target);
  if (text === undefined) known.set(target, (text = [sourceText(part), ...reasonWords(part, target)].join('. ')));
  return text;
}

/** Entries that are alike share the parts of their levels, in one manifest and in the next. */
const REASONS = remembering<OwnPart, Map<Target, string>>(() => new Map());

/** The same without the source: sentences without their full stops. */
export function reasonWords({ fact }: OwnPart, target: Target): readonly string[] {
  const note = fact.case?.note ?? fact.case?.limited;
  const version = fact.why === 'version' ? versionReason(fact.besides, target) : undefined;
  return [note?.replace(/\.$/, ''), version].filter((word) => word !== undefined);
}

/** The first source behind a part, in brackets; nothing where there is none. */
export function sourceText(part: OwnPart): string {
  const [first] = evidenceOf(part);
  return first ? ` (${evidenceText(first)})` : '';
}

/** What a part of an own level is called in a sentence: the entry, or its precision or format. */
export function partName(analysis: Analysis, node: number, { role, component, fact }: OwnPart): string {
  const name = nodeName(analysis, node);
  if (role === 'entry') return dependsOnVersion(fact) ? versionedName(analysis, node) : name;
  return `${component?.name ?? analysis.nodes[node]?.entry?.[role]?.value ?? '?'}, the ${role} of ${name},`;
}

function dependsOnVersion({ why, case: one }: OwnPart['fact']): boolean {
  return why === 'version' || one?.since !== undefined || one?.until !== undefined;
}

/** A name with the version that the manifest pins: `FlashAttention 1.0.4`. */
function versionedName(analysis: Analysis, node: number): string {
  const version = analysis.nodes[node]?.entry?.version?.value;
  return [nodeName(analysis, node), ...(version === undefined ? [] : [version])].join(' ');
}

/** A target by name, with the generation that decides where one does: `AMD GPU (gfx90a)`. */
export function targetName(analysis: Analysis, { fact }: OwnPart, target: Target): string {
  const decisive = fact.why === 'architecture' || (fact.case?.arch !== undefined && RANK[fact.level] < RANK.port);
  const devices = devicesName(target);
  if (!decisive) return devices;
  const declared = analysis.devices.flatMap((device) =>
    device.target.id === target.id && device.arch !== undefined ? [device.arch] : [],
  );
  return declared.length > 0 ? `${devices} (${shortList(declared)})` : devices;
}

/** The devices of a target in a sentence: `AMD GPUs`. */
export const devicesName = remembering(({ name }: Target): string => name.replace(/[A-Z]PU$/, '$&s'));

/** Which versions run there. */
function versionReason(besides: OwnPart['fact']['besides'], target: Target): string {
  const told = toldOf(besides.filter(({ level }) => RANK[level] > RANK.unknown));
  const devices = devicesName(target);
  return told ? runningText(told, devices) : `No version of this line runs on ${devices}`;
}

/** Of claims about other versions the one to tell: what holds to this day where there is such a claim, else the first one. */
export function toldOf(claims: readonly Case[]): Case | undefined {
  return claims.find(({ until }) => until === undefined) ?? claims[0];
}

/** The versions that a claim is about: `It runs on AMD GPUs since 2.6.2`. */
export function runningText(claim: Case, devices: string): string {
  return `It runs on ${devices} ${versionRange(claim)}`;
}

/** `since 2.6.2`, `before 3.0`, `from 2.0 to before 3.0`. */
export function versionRange({ since, until }: Pick<Case, 'since' | 'until'>): string {
  if (until === undefined) return `since ${since ?? ''}`;
  return since === undefined ? `before ${until}` : `from ${since} to before ${until}`;
}
