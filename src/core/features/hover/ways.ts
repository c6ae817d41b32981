import { otherVersions } from '../../analysis/other-versions.ts';
import { devicesName, nodeName, runningText, toldOf } from '../../analysis/wording.ts';
import { cheapestFirst } from '../../catalog/alternatives.ts';
import type { Alternative, Component } from '../../catalog/types.ts';
import { turnsOnPlan, waysOut } from '../../rules/way-out.ts';
import type { CouplingCause } from '../coupling-text.ts';
import { clip, escapeMarkdown, hostLink } from '../markdown.ts';
import type { Part } from './fit.ts';
import { componentLink, nodeLink, type Writer } from './writer.ts';

const LONGEST_NOTE = 64;
const MOST_WAYS = 2;

/** What would free an entry: another version, what could stand where it is tied, with the effort, or a move. */
export function waysPart(writer: Writer, node: number, cause: CouplingCause): Part {
  const { analysis } = writer.reading;
  const version = versionWay(writer, cause);
  const { component } = cause.decisive;
  const place = placeText(writer, node, cause);
  if (component && turnsOnPlan(writer.catalog, component)) return { rows: [...version, moveRow(writer, component)] };
  const ways = component ? waysOut(analysis, writer.catalog, cause.end, component) : [];
  if (ways.length > 0) return listed(writer, ways, place, version);
  if (version.length > 0) return { rows: version };
  // Of something that nobody knows there is no alternative to be known.
  const isKnown = component !== undefined && !component.hardware && analysis.coupling(node) !== 'unknown';
  return { rows: isKnown ? [`${place}: the catalog knows nothing that could take its place.`] : [] };
}

function placeText(writer: Writer, node: number, { end, decisive: { role, component } }: CouplingCause): string {
  if (role !== 'entry' && component) return `To free it, in place of the ${role} ${componentLink(writer, component)}`;
  return end === node ? 'To free it' : `To free it, in place of ${nodeLink(writer, end)}`;
}

/** What could stand in the place of a component. */
export function alternativesPart(writer: Writer, component: Component): Part {
  return listed(writer, cheapestFirst(component), 'In its place', []);
}

function listed(writer: Writer, ways: readonly Alternative[], place: string, before: readonly string[]): Part {
  const rows = ways.slice(0, MOST_WAYS).map((way) => wayRow(writer, way));
  if (rows.length === 0) return { rows: [] };
  const head = ways.length > rows.length ? `${place} (${rows.length} ways of ${ways.length})` : place;
  return { rows: [...before, `${head}:`, ...rows], least: before.length + 2 };
}

function wayRow(writer: Writer, { component, effort, note }: Alternative): string {
  const known = writer.catalog.component(component);
  const name = known ? componentLink(writer, known) : escapeMarkdown(clip(component, 40));
  const words = note === undefined ? '' : `: ${escapeMarkdown(clip(note.replace(/\.$/, ''), LONGEST_NOTE))}`;
  return `- ${name} (effort: ${effort})${words}`;
}

function versionWay({ reading }: Writer, { end, decisive, platform }: CouplingCause): readonly string[] {
  const entry = reading.analysis.nodes[end]?.entry;
  // Where nothing but the version is in the way, the cause says so already.
  if (!entry || decisive.fact.level !== 'none' || decisive.fact.why === 'version') return [];
  const claim = toldOf(otherVersions(reading.analysis, entry, decisive, platform));
  if (!claim) return [];
  const words = runningText(claim, devicesName(platform)).replace(/^It/, nodeName(reading.analysis, end));
  return [`To free it (effort: config): ${escapeMarkdown(clip(words, 90))}`];
}

function moveRow({ options }: Writer, { name }: Component): string {
  const retarget = hostLink('Retarget Stack…', options.links?.retarget);
  return `To free it: a move swaps ${escapeMarkdown(clip(name, 30))} for the other target’s own (${retarget})`;
}
