/** What nobody wrote here, and what is never looked into. */
const NEVER = '**/node_modules';

/** Nobody lists more by hand; a pattern such as `{a,b}{c,d}…` could come to millions. */
const MOST = 200;

/**
 * One pattern for all that a search leaves out, from the setting `search.exclude` (what `files.exclude` says, VS Code leaves out by
 * itself). Patterns that hold only beside another file (`{"when": …}`) cannot be said in it.
 */
export function excludePattern(setting: unknown): string {
  const patterns = typeof setting === 'object' && setting !== null ? Object.entries(setting) : [];
  const on = patterns.flatMap(([pattern, value]) => (value === true ? alternatives(pattern) : []));
  return `{${[...new Set([NEVER, ...on])].slice(0, MOST).join(',')}}`;
}

/** A pattern without braces, as many times as it takes: braces within braces are not read everywhere. */
function alternatives(pattern: string): readonly string[] {
  const found: string[] = [];
  const open = [pattern];
  for (let one = open.pop(); one !== undefined && found.length + open.length < MOST; one = open.pop()) {
    const [whole, inside] = /\{([^{}]*)\}/.exec(one) ?? [];
    if (whole === undefined || inside === undefined) {
      // A lone brace, or a comma, would end the whole pattern.
      if (!/[{},]/.test(one) && one !== '') found.push(one);
    } else for (const part of inside.split(',').reverse()) open.push(one.replace(whole, () => part));
  }
  return found;
}
