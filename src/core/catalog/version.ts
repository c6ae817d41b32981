/**
 * Versions as the field writes them: `0.10.2`, `12.8`, `v1.2-rc1`, `2.6.0.post1`, `25.09`. Compared segment by segment, numbers
 * as numbers; a word such as `rc` or `dev` comes before the release (PEP 440, https://peps.python.org/pep-0440/), `post` behind it.
 */
export type Version = readonly Segment[];
type Segment = number | string;

/** Stands behind a version that names only a release line: `2.7` means the newest 2.7.x. */
const NEWEST_OF_LINE = Number.POSITIVE_INFINITY;

const AFTER_RELEASE = new Set(['post', 'p', 'patch', 'rev']);

/** Reads a single version; undefined where the text is none. */
export function parseVersion(text: string): Version | undefined {
  const trimmed = text.trim().replace(/^v(?=\d)/i, '');
  if (!/^\d/.test(trimmed) || !/^[\w.+!-]+$/.test(trimmed)) return undefined;
  const [main = ''] = trimmed.split('+');
  return (main.toLowerCase().match(/\d+|[a-z]+/g) ?? []).map((part) => (/^\d/.test(part) ? Number(part) : part));
}

/** Negative, zero or positive, as `a` is older than, equal to or newer than `b`. */
export function compareVersions(a: Version, b: Version): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const order = compareSegments(a[i], b[i]);
    if (order !== 0) return order;
  }
  return 0;
}

function compareSegments(a: Segment | undefined, b: Segment | undefined): number {
  const [rankA, rankB] = [segmentRank(a), segmentRank(b)];
  if (rankA !== rankB) return rankA - rankB;
  if (rankA === NOTHING) return 0;
  if (typeof a === 'number' && typeof b === 'number') return a === b ? 0 : a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

const NOTHING = 1;

/** A pre-release word < nothing or zero < a post-release word < a number. */
function segmentRank(segment: Segment | undefined): number {
  if (segment === undefined || segment === 0) return NOTHING;
  if (typeof segment === 'number') return 3;
  return AFTER_RELEASE.has(segment) ? 2 : 0;
}

/**
 * The newest version that a version or a range allows, as a point to compare with; undefined where it sets no upper limit
 * or names nothing (then the newest version there is counts). Ranges: comparators with `>= > <= < == = ~= ^ ~`, joined by commas
 * or spaces, and wildcards (`2.7.*`, `2.x`). Throws nothing; `isVersionOrRange` says whether the text is one.
 */
export function newestAllowed(text: string): Version | undefined {
  let least: Version | undefined;
  for (const { operator, version } of comparators(text)) {
    const limit = upperLimit(operator, version);
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
    const version = parseVersion((match?.[2] ?? '').replace(/\.[*x]$/i, ''));
    if (!version) return [];
    return [{ operator: match?.[1] ?? '', version }];
  });
}

function upperLimit(operator: string, version: Version): Version | undefined {
  const numeric = version.every((segment) => typeof segment === 'number');
  switch (operator) {
    case '':
    case '=':
    case '==':
    case '<=':
      return numeric && version.length < 3 ? [...version, NEWEST_OF_LINE] : version;
    case '<':
      return justBelow(version);
    case '^':
      return [...version.slice(0, 1), NEWEST_OF_LINE];
    case '~':
      return [...version.slice(0, 2), NEWEST_OF_LINE];
    case '~=':
      return [...version.slice(0, Math.max(1, version.length - 1)), NEWEST_OF_LINE];
    default:
      return undefined;
  }
}

/** The point under every version of the line: `<3` allows 2.9, and 3 itself not; a pre-release word sorts below. */
function justBelow(version: Version): Version {
  return [...version, 'a'];
}
