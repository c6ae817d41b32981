import { evidenceOf } from '../analysis/wording.ts';
import { cheapestFirst } from '../catalog/alternatives.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { type Fact, factOf } from '../catalog/level.ts';
import type { Alternative, Case, Component, Device, Evidence, Target } from '../catalog/types.ts';
import { isVersionOrRange } from '../catalog/version.ts';

/** A claim of the catalog, with the sources themselves in place of their keys. */
export interface ExplainedCase extends Omit<Case, 'evidence'> {
  readonly evidence: readonly Evidence[];
}

/** What is known of a component on one target: what counts, and the claims about the target that do not apply or come second. */
export interface ExplainedSupport extends ExplainedCase {
  readonly why: Fact['why'];
  readonly besides?: readonly ExplainedCase[];
}

/** What a device is, with all that was read about it. */
export interface ExplainedDevice extends Device {
  readonly evidence: readonly Evidence[];
}

/** All that the catalog knows of a component, for one of its versions where one is asked for. */
export interface Explanation {
  readonly component: Component;
  readonly version?: string;
  readonly device?: ExplainedDevice;
  /** Every target, in the order of the catalog. */
  readonly supports: readonly { readonly target: Target; readonly support: ExplainedSupport }[];
  /** Cheapest first, as plans take them. */
  readonly alternatives: readonly Alternative[];
  readonly deprecated?: { readonly note: string; readonly successor?: string; readonly evidence: readonly Evidence[] };
}

/** What a question such as `vllm@0.10.2` asks for; the version may be wanting. */
export interface Question {
  readonly name: string;
  readonly version?: string;
}

/** Splits a question at the version. Package URLs have their `@` behind the last slash, as names do. */
export function questionOf(text: string): Question {
  const at = text.lastIndexOf('@');
  if (at <= 0 || at < text.lastIndexOf('/')) return { name: text };
  return { name: text.slice(0, at), version: text.slice(at + 1) };
}

/** Explains a component; undefined where the catalog does not know it, or the version is none. */
export function explain(catalog: Catalog, { name, version }: Question): Explanation | undefined {
  const component = catalog.find(name);
  if (!component || (version !== undefined && !isVersionOrRange(version))) return undefined;
  const { deprecated, hardware, evidence } = component;
  return {
    component,
    ...(version !== undefined && { version }),
    ...(hardware && { device: { ...hardware, evidence: Object.values(evidence) } }),
    supports: catalog.targets.map((target) => ({ target, support: supportOf(component, target, version) })),
    alternatives: cheapestFirst(component),
    ...(deprecated && { deprecated: { ...deprecated, evidence: namedEvidence(component, deprecated.evidence) } }),
  };
}

function supportOf(component: Component, target: Target, version: string | undefined): ExplainedSupport {
  const fact = factOf(component, target, version === undefined ? {} : { version });
  const { level, why } = fact;
  const note = why === 'neutral' ? component.neutral?.note : undefined;
  return {
    ...(fact.case ?? { level, ...(note !== undefined && { note }) }),
    ...{ why, evidence: evidenceOf({ role: 'entry', component, fact }) },
    ...(fact.besides.length > 0 && { besides: fact.besides.map((one) => explainedCase(component, one)) }),
  };
}

function explainedCase(component: Component, one: Case): ExplainedCase {
  return { ...one, evidence: namedEvidence(component, one.evidence ?? []) };
}

function namedEvidence(component: Component, keys: readonly string[]): readonly Evidence[] {
  return keys.flatMap((key) => component.evidence[key] ?? []);
}
