import { isOpenLicense } from '../../analysis/license.ts';
import type { Component } from '../../catalog/types.ts';
import { clip, escapeMarkdown } from '../markdown.ts';
import { factsPart } from './facts.ts';
import { compose } from './fit.ts';
import { bold, componentLink, type Writer } from './writer.ts';

const OPEN = 'Known as an open licence: anyone may use, change and pass on all of what it covers.';
const OTHER = 'Not among the licences that are known to be open in full; that says nothing about what it allows.';

/** What is known of a licence, and what the catalog says of the component's. */
export function licenseMarkdown(writer: Writer, license: string, component?: Component): string {
  return compose([
    { rows: [`${bold(license)} · licence`, isOpenLicense(license) ? OPEN : OTHER] },
    { rows: component?.license === undefined ? [] : [comparison(writer, license, component)] },
    component ? factsPart(writer, { component }) : { rows: [] },
  ]);
}

function comparison(writer: Writer, license: string, component: Component): string {
  const name = componentLink(writer, component);
  if (component.license?.toLowerCase() === license.toLowerCase()) return `The catalog has ${name} under the same.`;
  return `The catalog has ${name} under ${escapeMarkdown(clip(component.license ?? '', 40))}; what stands here wins.`;
}
