import type { Catalog } from '../../catalog/catalog.ts';
import type { Reading } from '../../index.ts';
import type { Span } from '../../text/span.ts';
import { componentMarkdown } from './component.ts';
import { entryMarkdown } from './entry.ts';
import { keyHover } from './key.ts';
import { levelMarkdown } from './level.ts';
import { licenseMarkdown } from './license.ts';
import { mentionRows } from './mention.ts';
import { ignoredRuleAt, ruleMarkdown, untilMarkdown } from './rule.ts';
import { type Subject, subjectAt } from './subject.ts';
import { othersMarkdown, targetMarkdown } from './target.ts';
import { versionMarkdown } from './version.ts';
import type { HoverOptions, Writer } from './writer.ts';

export type { HoverLinks, HoverOptions } from './writer.ts';

/** A hover: the place it is about and what to show there, as Markdown in which every foreign text is escaped. */
export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** What there is to say about the word at an offset, in at most 25 lines of a narrow hover; undefined between the words. */
export function hoverAt(reading: Reading, catalog: Catalog, offset: number, options: HoverOptions): Hover | undefined {
  const writer: Writer = { reading, catalog, options };
  const ignored = ignoredRuleAt(reading.manifest, offset);
  if (ignored) return { span: ignored.span, markdown: ruleMarkdown(writer, ignored.id, offset) };
  const subject = subjectAt(reading, catalog, offset);
  const markdown = subject && markdownOf(writer, subject.value, offset);
  return markdown ? { span: subject.span, markdown } : undefined;
}

function markdownOf(writer: Writer, subject: Subject, offset: number): string {
  switch (subject.about) {
    case 'entry':
      return entryMarkdown(writer, subject.node, mentionRows(writer, subject.mention, subject.node));
    case 'component':
      return componentMarkdown(writer, subject.component, mentionRows(writer, subject.mention, undefined));
    case 'version':
      return versionMarkdown(writer, subject.component, subject.version);
    case 'target':
      return targetMarkdown(writer, subject.target, subject.entry);
    case 'others':
      return othersMarkdown(writer, subject.entry);
    case 'key':
      return keyHover(writer, subject.path);
    case 'level':
      return levelMarkdown(writer, subject.level, subject.target, subject.entry);
    case 'license':
      return licenseMarkdown(writer, subject.license, subject.component);
    case 'until':
      return untilMarkdown(writer, subject.day);
    case 'rule':
      return ruleMarkdown(writer, subject.id, offset);
  }
}
