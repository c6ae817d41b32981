import type { Analysis } from '../analysis/analyze.ts';
import type { DeviceClass } from '../analysis/declared.ts';
import { devicesName, evidenceText, nodeName } from '../analysis/wording.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { factRank, RANK } from '../catalog/level.ts';
import type { Component, ComponentId, Evidence, Target } from '../catalog/types.ts';
import type { Entry, Layer } from '../stack/types.ts';
import type { Report, Rule, RuleContext } from './rule.ts';
import { hardware } from './sights/hardware.ts';
import type { Sight } from './sights/sight.ts';

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
    const { catalog, analysis } = context;
    const all = allNeeds(context);
    if (all.length === 0) return;
    const listed = listedComponents(analysis);
    const missing = new Map<ComponentId, Need[]>();
    for (const need of all) {
      if (listed.has(need.id)) continue;
      const known = missing.get(need.id);
      if (known) known.push(need);
      else missing.set(need.id, [need]);
    }
    for (const [id, needs] of missing) {
      const component = catalog.component(id);
      if (!component || !INSTALLED.has(component.kind)) continue;
      const [first, ...others] = needsToTell(context, component, needs);
      if (first) yield* reportsOf(analysis, component, first, others);
    }
  },
};

/** What people install on their own; other things come along with what needs them. */
const INSTALLED = new Set(['toolkit', 'training-framework', 'array-library', 'fabric', 'device-tool', 'orchestrator']);

/** That an entry stands on a component: everywhere, or on the one target that the stack has hardware of. */
interface Need {
  readonly id: ComponentId;
  readonly node: number;
  readonly by: Component;
  readonly target?: number;
  readonly evidence: readonly Evidence[];
}

/** What each entry needs; after an edit only what was edited, or is judged on other devices, is asked again. */
const needs: Sight<Map<number, readonly Need[]>> = {
  look(context, past) {
    const { manifest, analysis } = context;
    const { isOther } = context.see(hardware);
    const known = past?.view ?? new Map<number, readonly Need[]>();
    const read = (entry: Entry | undefined): void => {
      if (!entry) return;
      const all = needsOf(analysis, entry);
      if (all.length > 0) known.set(entry.index, all);
      else known.delete(entry.index);
    };
    if (past) for (const node of [...past.edits.edited, ...isOther]) read(manifest.stack.entries[node]);
    else manifest.stack.entries.forEach(read);
    return known;
  },
  changed: () => [],
};

function allNeeds(context: RuleContext): readonly Need[] {
  const known = context.see(needs);
  return [...known.keys()].sort((a, b) => a - b).flatMap((node) => known.get(node) ?? []);
}

function needsOf(analysis: Analysis, entry: Entry): readonly Need[] {
  const by = analysis.nodes[entry.index]?.component;
  if (!by || by.hardware || entry.uses || entry.anyOf || entry.optional) return [];
  const everywhere = (by.requires ?? []).map((id): Need => ({ id, node: entry.index, by, evidence: [] }));
  const target = onlyAccelerator(analysis.devicesOf(entry.index));
  if (!target) return everywhere;
  const number = analysis.targets.indexOf(target);
  const { role, fact } = analysis.ownReason(entry.index, number).decisive;
  if (role !== 'entry' || factRank(fact) <= RANK.unknown) return everywhere;
  const evidence = (fact.case?.evidence ?? []).flatMap((key) => by.evidence[key] ?? []);
  const there = (fact.case?.via ?? []).map((id): Need => ({ id, node: entry.index, by, target: number, evidence }));
  return [...everywhere, ...there];
}

/** The accelerator that all devices are, but for CPUs beside them; undefined where there is none, or several. */
function onlyAccelerator(devices: readonly DeviceClass[]): Target | undefined {
  let only: Target | undefined;
  for (const { target } of devices) {
    if (target.kind !== 'accelerator' || target === only) continue;
    if (only) return undefined;
    only = target;
  }
  return only;
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
  const layerOf = (node: number): Layer | undefined => manifest.stack.entries[node]?.layer;
  return needs.filter(({ node, by }) => layerOf(node) !== layer || (hasOther && by.kind !== kind));
}

function requires(catalog: Catalog, component: Component, id: ComponentId): boolean {
  const below = new Set(component.requires);
  for (const one of below) for (const next of catalog.component(one)?.requires ?? []) below.add(next);
  return below.has(id);
}

function reportsOf(
  analysis: Analysis,
  { id, name, layer }: Component,
  { node, target, evidence }: Need,
  others: readonly Need[],
): readonly Report[] {
  const entry = analysis.nodes[node]?.entry;
  const platform = target === undefined ? undefined : analysis.targets[target];
  const where = platform ? ` on ${devicesName(platform)}` : '';
  const [first] = evidence;
  const source = first ? ` (${evidenceText(first)})` : '';
  if (!entry) return [];
  return [
    {
      message: `${nodeName(analysis, node)} stands on ${name}${where}${source}, and \`${layer}\` does not list \`${id}\`.`,
      span: entry.head,
      entry: entry.id.value,
      suggests: [id],
      related: others.flatMap((need) => {
        const other = analysis.nodes[need.node]?.entry;
        return other ? [{ message: `${other.id.value} stands on it too`, span: other.head }] : [];
      }),
      evidence,
    },
  ];
}
