/** Texts that YAML reads as they stand, in a flow collection too, and as nothing but a text. */
const PLAIN = /^[A-Za-z<>=~^][\w ./@+<>=~^-]*$/;
const WORDS_OF_YAML = /^(?:true|false|null|~|y|n|yes|no|on|off)$/i;

/** A text as YAML: plain where that is safe, else in quotes. */
export function plainText(text: string): string {
  return PLAIN.test(text) && !text.endsWith(' ') && !WORDS_OF_YAML.test(text) ? text : JSON.stringify(text);
}

/** A plain value as YAML on one line. */
export function flowText(value: unknown): string {
  if (typeof value === 'string') return plainText(value);
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(([key, one]) => `${plainText(key)}: ${flowText(one)}`);
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  return JSON.stringify(value ?? null);
}
