import type { Component } from '../catalog/types.ts';
import { isVersionOrRange } from '../catalog/version.ts';
import type { Manifest } from '../manifest.ts';
import type { Entry } from '../stack/types.ts';
import { partOf, type Span } from '../text/span.ts';
import type { Report, Rule } from './rule.ts';
import type { Sight } from './sights/sight.ts';
import { fieldSpan, hasVersion } from './support.ts';

export const invalidVersion: Rule = {
  meta: {
    id: 'invalid-version',
    title: 'A version cannot be understood',
    why: 'Support comes and goes with versions. One that cannot be read is passed over, and the entry is judged as the newest version there is, which may run where yours does not.',
    remedy:
      'Write the version as its makers number it (`0.10.2`, `v1.2-rc1`, `25.09`), or a range (`>=2.6,<3`, `~=2.7`, `2.7.*`). For the newest one leave the version out.',
    about: 'catalog',
    severity: 'warning',
    confidence: 'certain',
    fixable: true,
    bad: 'layercake: 1\nframework: ["flash-attn@newest", "vllm@"]\n',
    good: 'layercake: 1\nframework: ["flash-attn@>=2.6", vllm]\n',
  },
  concerns: (context, node) => hasVersion(context, node) || context.see(marks),
  checkEntry(entry, { manifest, analysis }) {
    const reports: Report[] = [];
    const unfinished = unfinishedMark(manifest, entry);
    if (unfinished) {
      const message = 'No version follows the `@`: name one, or leave the `@` out for the newest.';
      reports.push({ message, span: unfinished, entry: entry.id.value });
    }
    const component = analysis.nodes[entry.index]?.component;
    if (!component || !entry.version || isUnderstood(entry.version.value, component)) return reports;
    reports.push({
      message: `\`${entry.version.value}\` is no version that can be understood: ${component.name} is taken for the newest one.`,
      span: fieldSpan(entry, entry.version),
      entry: entry.id.value,
    });
    return reports;
  },
};

/** Whether any `@` stands in the text; taken for granted after an edit, when few entries are looked at. */
const marks: Sight<boolean> = {
  look: ({ manifest }, past) => past !== undefined || manifest.text.includes('@'),
  changed: () => [],
};

/** The `@` of `vllm@`, behind which nothing stands. */
function unfinishedMark({ text }: Manifest, { component, version }: Entry): Span | undefined {
  if (!component || version) return undefined;
  const { start, end } = component.span;
  return text.charAt(end) === '@' ? partOf(component.span, end - start, end - start + 1) : undefined;
}

/** A tag or a commit, such as llama.cpp's `b6123`: no order is known among them. */
const NAME = /^(?:[a-z]+[-_.]?\d[\w.-]*|[\da-f]{7,40})$/i;

/** A tag will do where nothing that the catalog says of the component depends on its version. */
function isUnderstood(version: string, { supports = {} }: Component): boolean {
  const depends = Object.values(supports)
    .flat()
    .some(({ since, until }) => since !== undefined || until !== undefined);
  return isVersionOrRange(version) || (!depends && NAME.test(version));
}
