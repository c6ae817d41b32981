import type { Analysis } from '../analysis/analyze.ts';
import { devicesName, evidenceText, nodeName } from '../analysis/wording.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { factRank, RANK } from '../catalog/level.ts';
import type { Component, ComponentId, Evidence } from '../catalog/types.ts';
import type { Entry } from '../stack/types.ts';
import type { Report, Rule, RuleContext } from './rule.ts';

export const missingRequirement: Rule = {
  meta: {
    id: 'missing-requirement',
    title: 'Something that an entry stands on is not listed',
    why: 'A chain ends where the manifest does. Of a toolkit, a base framework, a fabric, a device tool or an orchestrator that is left out nobody learns what it ties the stack to, nor that it has to be there.',
    remedy:
      'List it in its layer. Where the entry does without it, or stands on something else in its place, write its `uses`: then nothing is inferred.',
    about: 'catalog',
    severity: 'information',
    confidence: 'sourced',
    fixable: true,
    bad: 'layercake: 1\napplication: [docker-gpus]\nsystem: [cuda, nvidia-driver]\nhardware: [nvidia-h100]\n',
    good: 'layercake: 1\napplication: [docker-gpus]\nsystem: [cuda, nvidia-driver, nvidia-container-toolkit]\nhardware: [nvidia-h100]\n',
  },
  *check(context): Iterable<Report> {
    const { manifest, catalog, analysis } = context;
    const listed = listedComponents(analysis);
    const missing = new Map<ComponentId, Need[]>();
    for (const need of manifest.stack.entries.flatMap((entry) => needsOf(analysis, entry))) {
      if (listed.has(need.id)) continue;
      const known = missing.get(need.id);
      if (known) known.push(need);
      else missing.set(need.id, [need]);
    }
    for (const [id, needs] of missing) {
      const component = catalog.component(id);
      if (!component || !INSTALLED.has(component.kind)) continue;
      const [first, ...others] = needsToTell(context, component, needs);
      if (first) yield reportOf(analysis, component, first, others);
    }
  },
};

/** What people install on their own; other things come along with what needs them. */
const INSTALLED = new Set(['toolkit', 'training-framework', 'array-library', 'fabric', 'device-tool', 'orchestrator']);

/** That an entry stands on a component: everywhere, or on the one target that the stack has hardware of. */
interface Need {
  readonly id: ComponentId;
  readonly entry: Entry;
  readonly by: Component;
  readonly target?: number;
  readonly evidence: readonly Evidence[];
}

function needsOf(analysis: Analysis, entry: Entry): readonly Need[] {
  const by = analysis.nodes[entry.index]?.component;
  if (!by || by.hardware || entry.uses || entry.anyOf || entry.optional) return [];
  const everywhere = (by.requires ?? []).map((id): Need => ({ id, entry, by, evidence: [] }));
  const [target, ...others] = new Set(
    analysis.devicesOf(entry.index).flatMap((device) => (device.target.kind === 'accelerator' ? [device.target] : [])),
  );
  if (!target || others.length > 0) return everywhere;
  const number = analysis.targets.indexOf(target);
  const { role, fact } = analysis.ownReason(entry.index, number).decisive;
  if (role !== 'entry' || factRank(fact) <= RANK.unknown) return everywhere;
  const evidence = (fact.case?.evidence ?? []).flatMap((key) => by.evidence[key] ?? []);
  const there = (fact.case?.via ?? []).map((id): Need => ({ id, entry, by, target: number, evidence }));
  return [...everywhere, ...there];
}

/** What the manifest names, as an entry or as one of several; an image brings along what it is built on. */
function listedComponents({ nodes }: Analysis): ReadonlySet<ComponentId> {
  const components = nodes.flatMap(({ component }) => component ?? []);
  const brought = components.filter(({ kind }) => kind === 'base-image' || kind === 'device-tool');
  return new Set([...components.map(({ id }) => id), ...brought.flatMap((one) => partsOf(one))]);
}

function partsOf({ requires = [], supports = {} }: Component): readonly ComponentId[] {
  return [
    ...requires,
    ...Object.values(supports)
      .flat()
      .flatMap(({ via }) => via ?? []),
  ];
}

/**
 * Only a layer that lists something, and nothing that may hold the missing one, is taken for complete; the layer of the entry itself
 * where it lists another thing of that kind. Beside a misfit that is what is wrong.
 */
function needsToTell({ analysis, catalog, manifest }: RuleContext, missing: Component, needs: readonly Need[]): Need[] {
  const { layer, kind } = missing;
  const beside = manifest.stack.entries.filter((other) => other.layer === layer);
  const components = beside.flatMap(({ index }) => analysis.nodes[index]?.component ?? []);
  const isClear = components.length === beside.length && components.every((one) => one.kind !== 'base-image');
  const isMisfit = analysis.misfits().some(({ node }) => analysis.nodes[node]?.entry?.layer === layer);
  if (!isClear || isMisfit || components.length === 0) return [];
  const hasOther = components.some((one) => one.kind === kind && !requires(catalog, one, missing.id));
  return needs.filter(({ entry, by }) => entry.layer !== layer || (hasOther && by.kind !== kind));
}

function requires(catalog: Catalog, component: Component, id: ComponentId): boolean {
  const below = new Set(component.requires);
  for (const one of below) for (const next of catalog.component(one)?.requires ?? []) below.add(next);
  return below.has(id);
}

function reportOf(
  analysis: Analysis,
  { id, name, layer }: Component,
  { entry, target, evidence }: Need,
  others: readonly Need[],
): Report {
  const platform = target === undefined ? undefined : analysis.targets[target];
  const where = platform ? ` on ${devicesName(platform)}` : '';
  const [first] = evidence;
  const source = first ? ` (${evidenceText(first)})` : '';
  return {
    message: `${nodeName(analysis, entry.index)} stands on ${name}${where}${source}, and \`${layer}\` does not list \`${id}\`.`,
    span: entry.head,
    entry: entry.id.value,
    suggests: [id],
    related: others.map((need) => ({ message: `${need.entry.id.value} stands on it too`, span: need.entry.head })),
    evidence,
  };
}
