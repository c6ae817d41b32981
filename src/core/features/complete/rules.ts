import { RULES } from '../../rules/index.ts';
import type { Finding } from '../../rules/rule.ts';
import { lineCount, lineStart, positionAt } from '../../text/line-index.ts';
import { type Asking, type CompletionItem, type Completions, sortKey } from './item.ts';
import { indentOf, lineAt, type Lined, lineNumberAt } from './lines.ts';

/** The rules; those that find something where the acceptance would stand come first. */
export function ruleItems(
  isHere: (finding: Finding) => boolean,
  findings: readonly Finding[],
  text: (id: string) => Pick<CompletionItem, 'text' | 'isSnippet'>,
): readonly CompletionItem[] {
  const messages = new Map<string, string[]>();
  for (const { rule, message } of findings.filter(isHere)) {
    const known = messages.get(rule);
    if (known) known.push(message);
    else messages.set(rule, [message]);
  }
  return RULES.map(({ meta: { id, title } }, index) => {
    const found = messages.get(id) ?? [];
    return {
      ...{ label: id, kind: 'rule', detail: title, ...text(id), asksAgain: false },
      ...(found.length > 0 && { description: 'found here' }),
      sort: `${found.length > 0 ? '0' : '2'}${sortKey(index)}`,
      subject: { about: 'rule', id, messages: found },
    };
  });
}

/** Where the comment of a line begins that holds an offset; undefined where none does. */
export function commentAt(lined: Lined, offset: number): number | undefined {
  const { start, end } = lineAt(lined, lineNumberAt(lined, offset));
  let quote = '';
  for (let at = start; at < Math.min(offset, end); at++) {
    const [char, before] = [lined.text.charAt(at), lined.text.slice(start, at)];
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (/["']/.test(char) && /(?:^|[[{,:-])\s*$/.test(before)) quote = char;
    else if (char === '#' && /(?:^|[\s\ufeff])$/.test(before)) return at;
  }
  return undefined;
}

/** In a comment: the mark of an ignore, and behind it the rules of the line that it is about. */
export function ignoreItems(asking: Omit<Asking, 'place'>, start: number, offset: number): Completions | undefined {
  const lined = asking.reading.manifest;
  const { text } = lined;
  const end = lineAt(lined, lineNumberAt(lined, offset)).end;
  const written = text.slice(start, offset);
  const mark = /^#+\s*([a-z-]*)$/.exec(written)?.[1];
  const span = { start: offset, end: offset + (/^[\w-]*/.exec(text.slice(offset, end))?.[0].length ?? 0) };
  if (mark && 'layercake-ignore'.startsWith(mark))
    return { span: { ...span, start: offset - mark.length }, items: MARK, isPartial: false };
  const named = /^#+\s*layercake-ignore\s+(?:[^\s,:]+\s*,\s*)*([^\s,:]*)$/.exec(written)?.[1];
  if (named === undefined) return undefined;
  const line = lineMeant(lined, start);
  const isHere = (finding: Finding): boolean => positionAt(lined.lines, finding.span.start).line === line;
  const isLast = /^\s*$/.test(text.slice(span.end, end));
  const items = ruleItems(isHere, asking.findings(), (id) =>
    isLast ? { text: `${id}: \${0:reason}`, isSnippet: true } : { text: id, isSnippet: false },
  );
  return { span: { ...span, start: offset - named.length }, items, isPartial: false };
}

const MARK: readonly CompletionItem[] = [
  {
    ...{ label: 'layercake-ignore', kind: 'key', detail: 'silences a finding, with a reason', sort: '0' },
    ...{ text: 'layercake-ignore ', isSnippet: false, asksAgain: true },
  },
];

/** The line that a comment is about: its own, or the next one with something in it where it stands alone. */
function lineMeant(lined: Lined, start: number): number {
  const number = lineNumberAt(lined, start);
  const isAlone = lined.text.slice(lineStart(lined.lines, number), start).replace('\ufeff', '').trim() === '';
  if (!isAlone) return number;
  let next = number + 1;
  while (next < lineCount(lined.lines) && indentOf(lined, next) === undefined) next++;
  return next;
}
