/**
 * Versions as the field writes them: `0.10.2`, `12.8`, `v1.2-rc1`, `2.6.0.post1`, `25.09`, in the order of PEP 440
 * (https://peps.python.org/pep-0440/): `dev` < `a` < `b` < `rc` < the release < `post`. A local part (`+cu128`) makes no difference.
 */
export interface Version {
  readonly release: readonly number[];
  readonly suffix: readonly (number | string)[];
}

/** Stands behind a version that names only a release line: `2.7` means the newest 2.7.x. */
const NEWEST_OF_LINE = Number.POSITIVE_INFINITY;

const AFTER_RELEASE = new Set(['post', 'p', 'patch', 'rev']);

/** Reads a single version; undefined where the text is none. */
export function parseVersion(text: string): Version | undefined {
  const trimmed = text.trim().replace(/^v(?=\d)/i, '');
  if (!/^\d/.test(trimmed) || !/^[\w.+!-]+$/.test(trimmed)) return undefined;
  const [main = ''] = trimmed.toLowerCase().split('+');
  const release = /^\d+(?:\.\d+)*/.exec(main)?.[0] ?? '';
  const suffix = main.slice(release.length).match(/\d+|[a-z]+/g) ?? [];
  return {
    release: release.split('.').map(Number),
    suffix: suffix.map((part) => (/^\d/.test(part) ? Number(part) : part)),
  };
}

/** Negative, zero or positive, as `a` is older than, equal to or newer than `b`. */
export function compareVersions(a: Version, b: Version): number {
  for (let i = 0; i < Math.max(a.release.length, b.release.length); i++) {
    const [left, right] = [a.release[i] ?? 0, b.release[i] ?? 0];
    if (left !== right) return left < right ? -1 : 1;
  }
  return compareSuffixes(a.suffix, b.suffix);
}

function compareSuffixes(a: Version['suffix'], b: Version['suffix']): number {
  const stage = stageOf(a[0]) - stageOf(b[0]);
  if (stage !== 0) return stage;
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [left, right] = [a[i] ?? 0, b[i] ?? 0];
    if (typeof left !== typeof right) return typeof left === 'number' ? 1 : -1;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** Where a suffix stands around its release. */
function stageOf(word: number | string | undefined): number {
  if (word === undefined) return 0;
  if (word === 'dev') return -2;
  return typeof word === 'number' || AFTER_RELEASE.has(word) ? 1 : -1;
}

/**
 * The newest version that a version or a range allows, as a point to compare with; undefined where it sets no upper limit
 * or names nothing (then the newest version there is counts). Ranges: comparators with `>= > <= < == = ~= ^ ~`, joined by commas
 * or spaces, and wildcards (`2.7.*`, `2.x`). Throws nothing; `isVersionOrRange` says whether the text is one.
 */
export function newestAllowed(text: string): Version | undefined {
  let least: Version | undefined;
  for (const comparator of comparators(text)) {
    const limit = upperLimit(comparator);
    if (limit && (!least || compareVersions(limit, least) < 0)) least = limit;
  }
  return least;
}

/** True where every part of the text is a version, a comparator with a version, or a wildcard. */
export function isVersionOrRange(text: string): boolean {
  const parts = splitRange(text);
  return parts.length > 0 && parts.every((part) => /^[*x]$/i.test(part) || comparators(part).length === 1);
}

interface Comparator {
  readonly operator: string;
  readonly version: Version;
  /** True for `2.7.*`, which stands for the whole line. */
  readonly wildcard: boolean;
}

function splitRange(text: string): readonly string[] {
  return text
    .replace(/([<>=~^!]=?)\s+/g, '$1')
    .split(/[\s,]+/)
    .filter((part) => part !== '');
}

function comparators(text: string): readonly Comparator[] {
  return splitRange(text).flatMap((part) => {
    const match = /^(>=|<=|==|~=|!=|[<>=^~])?(.+)$/.exec(part);
    const [, operator = '', name = ''] = match ?? [];
    const version = parseVersion(name.replace(/\.[*x]$/i, ''));
    return version ? [{ operator, version, wildcard: /\.[*x]$/i.test(name) }] : [];
  });
}

function upperLimit({ operator, version, wildcard }: Comparator): Version | undefined {
  const { release, suffix } = version;
  switch (operator) {
    case '':
    case '=':
    case '==':
    case '<=':
      return wildcard || (suffix.length === 0 && release.length < 3) ? newestOf(release) : version;
    case '<':
      // The point under every version of the line: 3 itself is not allowed, nor is a pre-release of it.
      return { release, suffix: ['dev', -1] };
    case '^':
      return newestOf(
        release.slice(
          0,
          1 +
            Math.max(
              0,
              release.findIndex((part) => part > 0),
            ),
        ),
      );
    case '~':
      return newestOf(release.slice(0, 2));
    case '~=':
      return newestOf(release.slice(0, Math.max(1, release.length - 1)));
    default:
      return undefined;
  }
}

function newestOf(line: readonly number[]): Version {
  return { release: [...line, NEWEST_OF_LINE], suffix: [] };
}
