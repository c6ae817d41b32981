import type { Lined } from '../../core/features/complete/lines.ts';
import { pathOf } from '../../core/features/complete/place.ts';
import type { Hover } from '../../core/index.ts';
import { configPlaceAt } from './shapes.ts';
import { keyWords, severityWords, targetWords, type Wording } from './words.ts';

/** What there is to say about the word of a config at an offset; undefined between the words. Works on what is broken, too. */
export function hoverConfig(lined: Lined, offset: number, wording: Wording): Hover | undefined {
  const place = configPlaceAt(lined, offset);
  if (!place) return undefined;
  const word = lined.text.slice(place.span.start, place.span.end);
  const path = pathOf(place.frames);
  const markdown = place.wants === 'key' ? keyWords(wording, [...path, word]) : valueWords(wording, path, word);
  return word === '' || markdown === '' ? undefined : { span: place.span, markdown };
}

function valueWords(wording: Wording, path: readonly string[], word: string): string {
  const [first = ''] = path;
  if (first === 'targets') return targetWords(wording, word);
  if (first === 'severities') return path.length === 2 ? severityWords(word) : '';
  return keyWords(wording, first === 'catalog' ? [first] : path);
}
