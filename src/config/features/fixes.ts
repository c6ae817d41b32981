import type { Lined } from '../../core/features/complete/lines.ts';
import { fieldsOfFrame } from '../../core/features/complete/siblings.ts';
import { thereIn } from '../../core/features/complete/values.ts';
import { fix } from '../../core/features/fixes/fix.ts';
import { renameAt } from '../../core/features/fixes/places.ts';
import type { Finding, Fix } from '../../core/index.ts';
import { applyEdits } from '../../core/text/edits.ts';
import { type ConfigReading, readConfig } from '../read-config.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { configPlaceAt } from './shapes.ts';

/** Did you mean: the fixes of a mistake of a config, each of which was tried. What stands beside the mistake already is none. */
export function fixesOfConfig(reading: ConfigReading, finding: Finding, words: Vocabulary): readonly Fix[] {
  const { text } = reading;
  const { span, message, suggests = [] } = finding;
  const [, , value = ''] = /^(["']?)(.*)\1$/s.exec(text.slice(span.start, span.end)) ?? [];
  return suggests.flatMap((name) => {
    const edit = renameAt(text, { value, span }, name);
    if (!edit || isBeside(reading, finding, name)) return [];
    const after = readConfig(applyEdits(text, [edit]), words).findings;
    const isMended = !after.some((one) => one.message === message && one.span.start === span.start);
    return fix(`Change to \`${name}\``, isMended ? [edit] : [], { preferred: suggests.length === 1 });
  });
}

/** Whether a name stands in the mapping, or the list, of a mistake already. */
function isBeside(lined: Lined, { span }: Finding, name: string): boolean {
  const isQuoted = /["']/.test(lined.text.charAt(span.start));
  const place = configPlaceAt(lined, span.start + Number(isQuoted));
  if (!place) return false;
  if (place.wants !== 'key') return thereIn(lined, place).includes(name);
  return place.map !== undefined && fieldsOfFrame(lined, place.map, place.span.start).has(name);
}
