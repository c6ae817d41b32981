import { opennessOf } from '../../analysis/openness.ts';
import type { StackNode } from '../../analysis/graph.ts';
import type { Component } from '../../catalog/types.ts';
import { opennessText, VENDOR_MARK } from '../corners.ts';
import { clip, escapeMarkdown } from '../markdown.ts';
import type { Part } from './fit.ts';
import { componentLink, type Writer } from './writer.ts';

/** Openness, licence, and who decides: `open source · Apache-2.0 · steward vLLM project`. */
export function factsPart({ catalog }: Writer, node: Pick<StackNode, 'entry' | 'component'>): Part {
  const openness = opennessOf({ id: '', ...node });
  const { license, steward, stewardVendor } = openness;
  const vendor = catalog.targets.find((target) => target.vendor === stewardVendor)?.vendorName ?? stewardVendor;
  const words = [
    ...(openness.level === 'unknown' || openness.of === 'licence'
      ? []
      : [opennessText(openness), ...others(node.component)]),
    ...(license === undefined
      ? []
      : [`${openness.of === 'licence' && openness.level === 'open' ? 'open ' : ''}licence ${clip(license, 30)}`]),
    ...(steward === undefined
      ? []
      : [`steward ${clip(steward, 30)}${steward === vendor ? ` ${VENDOR_MARK} a hardware vendor` : ''}`]),
    ...(vendor === undefined || steward === vendor
      ? []
      : [`${VENDOR_MARK} ${clip(vendor, 20)}, a hardware vendor, decides`]),
  ];
  return { rows: words.length === 0 ? [] : [words.map(escapeMarkdown).join(' · ')] };
}

/** What else a model is open in. */
function others(component: Component | undefined): readonly string[] {
  const { data, recipe } = component?.openness ?? {};
  return [...(data ? [`${data} data`] : []), ...(recipe ? [`${recipe} recipe`] : [])];
}

/** That its makers gave it up, and what they point to. */
export function deprecatedPart(writer: Writer, { deprecated }: Component): Part {
  if (!deprecated) return { rows: [] };
  const successor = deprecated.successor === undefined ? undefined : writer.catalog.component(deprecated.successor);
  const next = successor ? ` Successor: ${componentLink(writer, successor)}.` : '';
  return { rows: [`⚠ **Deprecated:** ${escapeMarkdown(clip(deprecated.note, 100))}${next}`] };
}
