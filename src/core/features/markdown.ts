import { rememberingTexts } from '../remember.ts';

/**
 * Writes a text so that Markdown shows it as it is: no markup, no links, no HTML, on one line. What can open nothing where it
 * stands is left alone, since a report is also read as text: `TensorRT-LLM`, `docs.nvidia.com, read 2026-11-23`.
 */
export const escapeMarkdown = rememberingTexts((text) => oneLine(text).replace(MARKUP, '\\$&'));

/** Punctuation but for `"',;/?%()`, hyphens inside a word, stops and colons that begin no list, link or address. */
const MARKUP =
  /[!#$&*+<=>@[\\\]^_`{|}~]|(?<![\p{L}\p{N}])-|-(?![\p{L}\p{N}])|(?<=^\p{N}+)[.)]|(?<=www)\.|:(?=\/)|(?<=\])\(/giu;

/** A text as inline code; backticks inside it cannot end it. */
export function code(text: string): string {
  const line = oneLine(text);
  const fence = '`'.repeat(1 + Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length)));
  return fence.length === 1 ? `\`${line.replaceAll('|', '\\|')}\`` : `${fence} ${line.replaceAll('|', '\\|')} ${fence}`;
}

/** A link with a plain text; addresses other than https are left out. */
export function link(text: string, address: string): string {
  const safe = /^https:\/\/[^\s<>]+$/.test(address);
  return safe ? `[${escapeMarkdown(text)}](<${address}>)` : escapeMarkdown(text);
}

/** A link to where the host leads, a command of its own say, with a plain text; the text alone where it leads nowhere. */
export function hostLink(text: string, address: string | undefined): string {
  if (address === undefined) return escapeMarkdown(text);
  return `[${escapeMarkdown(text)}](<${address.replace(/[<>\\\s]/gu, (char) => encodeURIComponent(char))}>)`;
}

/** The words of a text that fit into so many characters, with `…` for the rest. */
export function clip(text: string, most: number): string {
  const flat = oneLine(text);
  if (flat.length <= most) return flat;
  const cut = flat.slice(0, most - 2);
  const words = cut.replace(/[\s,;:.(]+\S*$/u, '');
  // Of a single endless word, or of a surrogate pair, half is better than nothing.
  return `${words.length > most / 2 ? words : cut.replace(/[\uD800-\uDBFF]$/u, '')} …`;
}

/** Keeps a cell on one line; in addresses there are no blanks, and their hyphens stay. */
export function unbroken(cell: string): string {
  return cell.replaceAll(' ', '\u00a0').replace(/\\?-(?![^<]*>)/g, '\u2011');
}

/** Control characters and line breaks would end a table row or a heading; very long texts would bury the rest. */
function oneLine(text: string): string {
  const flat = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return flat.length > LONGEST ? `${flat.slice(0, LONGEST)}…` : flat;
}

const LONGEST = 400;
