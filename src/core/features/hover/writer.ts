import type { Catalog } from '../../catalog/catalog.ts';
import type { Component, Level, Target } from '../../catalog/types.ts';
import type { CheckOptions } from '../../check.ts';
import type { Reading } from '../../index.ts';
import { useSpan } from '../../rules/support.ts';
import { type Layer, LAYER_NAMES } from '../../stack/types.ts';
import { positionAt } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';
import { LEVEL_MARKS } from '../coupling-text.ts';
import { clip, code, escapeMarkdown, hostLink, link, unbroken } from '../markdown.ts';

/** Where the links of a hover lead, as the host has it: addresses or commands. What is not given stands there without a link. */
export interface HoverLinks {
  /** A line of the manifest, from 0. */
  readonly line?: (line: number) => string;
  /** The page of a rule. */
  readonly rule?: (id: string) => string;
  /** All that the catalog knows of a component, or of one of its versions: `vllm@0.10.2`. */
  readonly component?: (question: string) => string;
  /** What may be done with the whole stack: the analysis, the picture, a move. */
  readonly analysis?: string;
  readonly cake?: string;
  readonly retarget?: string;
}

/** What a hover goes by beside the text. */
export interface HoverOptions extends CheckOptions {
  readonly links?: HoverLinks;
}

/** What a hover is written from. */
export interface Writer {
  readonly reading: Reading;
  readonly catalog: Catalog;
  readonly options: HoverOptions;
}

const LONGEST_NAME = 40;
const LONGEST_ID = 24;

/** A name in bold. */
export function bold(name: string): string {
  return `**${escapeMarkdown(clip(name, LONGEST_NAME))}**`;
}

/** An id, or another short word of the manifest, as code. */
export function shortCode(text: string): string {
  return code(clip(text, LONGEST_ID));
}

/** `● native`, on one line. */
export function levelMark(level: Level): string {
  return `${LEVEL_MARKS[level]}\u00a0${level}`;
}

/** Where something stands, as a link. */
export function placeLink(
  { reading, options }: Writer,
  text: string,
  span: Span | undefined,
  most = LONGEST_ID,
): string {
  const line = span && positionAt(reading.manifest.lines, span.start).line;
  const address = line === undefined ? undefined : options.links?.line?.(line);
  return hostLink(clip(text, most), address);
}

/** An entry by its id, as a link to its line; a component that only an `any-of` names is found there, in the entry `above` it. */
export function nodeLink(writer: Writer, node: number, above?: number, most = LONGEST_ID): string {
  const { nodes } = writer.reading.analysis;
  const { id = '?', entry } = nodes[node] ?? {};
  const user = above === undefined ? undefined : nodes[above]?.entry;
  return placeLink(writer, id, entry?.head ?? (user && useSpan(user, id)), Math.min(most, LONGEST_ID));
}

/** Entries by their ids, at most so many of them. */
export function nodeLinks(writer: Writer, nodes: readonly number[], most = 3): string {
  const links = nodes.slice(0, most).map((node) => nodeLink(writer, node));
  return nodes.length > most ? `${links.join(', ')} and ${nodes.length - most} more` : links.join(', ');
}

/** A component by its name, as a link to all that is known of it. */
export function componentLink({ options }: Writer, { id, name }: Component): string {
  return hostLink(clip(name, LONGEST_NAME), options.links?.component?.(id));
}

/** `Base Model Framework · inference engine`. */
export function natureText(layer: Layer, component: Component | undefined, other: string): string {
  return `${LAYER_NAMES[layer]} · ${escapeMarkdown(component ? clip(component.kind.replaceAll('-', ' '), 30) : other)}`;
}

const LONGEST_TARGET = 14;

/** A catalog never changes, and every hover names all of its targets. */
const LABELS = new WeakMap<Target, string>();

/** A target by a name that fits into a table: its own, else that of a vendor who has but one. */
export function targetLabel({ catalog }: Pick<Writer, 'catalog'>, target: Target): string {
  const known = LABELS.get(target);
  if (known !== undefined) return known;
  const { name, vendor, vendorName } = target;
  const isOnly = catalog.targets.filter((one) => one.vendor === vendor).length === 1;
  const label = unbroken(
    escapeMarkdown(clip(name.length > LONGEST_TARGET && isOnly ? vendorName : name, LONGEST_TARGET)),
  );
  LABELS.set(target, label);
  return label;
}

/** Targets by name. */
export function targetLabels(writer: Pick<Writer, 'catalog'>, targets: readonly Target[]): string {
  return targets.map((target) => targetLabel(writer, target)).join(', ');
}

/** What is one click away: all about a component, and about the stack. */
export function moreLinks(
  { options: { links = {} } }: Writer,
  component?: Component,
  version?: string,
): readonly string[] {
  const question = component && (version === undefined ? component.id : `${component.id}@${version}`);
  const more = [
    question !== undefined && links.component && hostLink('Explain', links.component(question)),
    component && link('Homepage', component.homepage),
    links.analysis !== undefined && hostLink('Analyze Stack', links.analysis),
    links.cake !== undefined && hostLink('Layer Cake', links.cake),
  ].filter((one) => typeof one === 'string');
  return more.length === 0 ? [] : [more.join(' · ')];
}
