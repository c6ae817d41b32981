/** Licences, by their SPDX identifiers, that let anyone use, change and pass on all of what they cover. */
const OPEN = new Set(
  [
    ...['0BSD', 'AFL-3.0', 'Apache-2.0', 'Artistic-2.0', 'BSD-2-Clause', 'BSD-2-Clause-Patent', 'BSD-3-Clause'],
    ...['BSL-1.0', 'CC-BY-4.0', 'CC-BY-SA-4.0', 'CC0-1.0', 'CDDL-1.0', 'ECL-2.0', 'EPL-2.0', 'EUPL-1.2', 'ISC', 'MIT'],
    ...['MIT-0', 'MPL-2.0', 'MulanPSL-2.0', 'NCSA', 'PostgreSQL', 'PSF-2.0', 'Python-2.0', 'UPL-1.0', 'Unlicense'],
    ...['AGPL-3.0', 'GPL-2.0', 'GPL-3.0', 'LGPL-2.1', 'LGPL-3.0'].flatMap((id) => [id, `${id}-only`, `${id}-or-later`]),
    ...['Zlib'],
  ].map((id) => id.toLowerCase()),
);

/** Whether an SPDX expression is known to be open: all that `AND` joins, any that `OR` joins. What is not listed is not known to be. */
export function isOpenLicense(expression: string): boolean {
  const words = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const takes = (word: string): boolean => words[at]?.toUpperCase() === word && ++at > 0;
  const one = (depth: number): boolean => {
    if (takes('(')) {
      const inside = depth > 0 && any(depth - 1);
      return takes(')') && inside;
    }
    const open = OPEN.has((words[at++] ?? '').replace(/\+$/, '').toLowerCase());
    // An exception only ever permits more.
    if (takes('WITH')) at++;
    return open;
  };
  const all = (depth: number): boolean => {
    let open = one(depth);
    while (takes('AND')) open = one(depth) && open;
    return open;
  };
  const any = (depth: number): boolean => {
    let open = all(depth);
    while (takes('OR')) open = all(depth) || open;
    return open;
  };
  const open = any(DEEPEST);
  return open && at === words.length;
}

const DEEPEST = 20;
