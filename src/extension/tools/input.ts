/** A tool's input as a model gave it, which may be anything. */
export type Input = unknown;

/** A text of the input by its name; undefined where there is none. Fails with a sentence for the model where it is no text. */
export function optionalText(input: Input, name: string): string | undefined {
  const value = valueOf(input, name);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new Error(`\`${name}\` has to be a text.`);
  const text = value.trim();
  return text === '' ? undefined : text;
}

/** A text that the input has to have. */
export function requiredText(input: Input, name: string): string {
  const text = optionalText(input, name);
  if (text === undefined) throw new Error(`Say \`${name}\`, which is missing.`);
  return text;
}

/** A text of the input to show while the tool runs, whatever else is wrong with the input. */
export function shownText(input: Input, name: string): string | undefined {
  const value = valueOf(input, name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function valueOf(input: Input, name: string): unknown {
  return typeof input === 'object' && input !== null
    ? new Map<string, unknown>(Object.entries(input)).get(name)
    : undefined;
}
