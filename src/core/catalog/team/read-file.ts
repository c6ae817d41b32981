import { validateComponent, validateTarget } from 'layercake:validators';
import { textAt } from '../../stack/fields.ts';
import { validateTree } from '../../stack/validate.ts';
import { keySpan, type Path, valueSpan } from '../../syntax/locate.ts';
import { readSyntax } from '../../syntax/read.ts';
import { fieldsOf, toPlainValue, type YamlNode } from '../../syntax/tree.ts';
import { createLineIndex, type LineIndex } from '../../text/line-index.ts';
import type { Located } from '../../text/span.ts';
import type { Case, Component, Target } from '../types.ts';
import { parseVersion } from '../version.ts';
import { type Mistake, mistake, MOST_FINDINGS } from './mistake.ts';
import type { TeamFile } from './types.ts';
import { COMPONENT_WORDS, TARGET_WORDS } from './words.ts';

/** What a file holds, with its kind. */
export type Held =
  | { readonly kind: 'component'; readonly value: Component; readonly root: YamlNode }
  | { readonly kind: 'target'; readonly value: Target; readonly root: YamlNode };

/** A file as far as it can be judged by itself. */
export interface ReadFile {
  readonly file: TeamFile;
  readonly lines: LineIndex;
  /** Undefined where something is wrong in it: then it is left out. */
  readonly held?: Held;
  /** Also of a broken file, so that others which refer to it are not flagged for that. */
  readonly id?: Located<string>;
  readonly mistakes: readonly Mistake[];
}

/** A file of the built-in catalog has 3 kB; one this large is something else, and reading it would take its time. */
const LARGEST = 256 * 1024;

/** Reads one file of a team's catalog. Never throws. */
export function readTeamFile(file: TeamFile): ReadFile {
  const lines = createLineIndex(file.text);
  if (file.text.length > LARGEST) {
    const message = 'This file is larger than 256 kB, which no component is, and is not read.';
    return { file, lines, mistakes: [mistake('schema', message, { start: 0, end: 1 })] };
  }
  const { root, issues } = readSyntax(file.text);
  const syntax = issues.map((issue) => ({ severity: 'error', ...issue }) as const);
  if (!root) {
    const empty = mistake('schema', emptyText(file), { start: 0, end: 0 });
    return { file, lines, mistakes: syntax.length > 0 ? syntax : [empty] };
  }
  const id = idOf(root);
  const mistakes = [...syntax, ...validated(root, file)];
  const held = mistakes.length === 0 ? heldBy(root, file) : undefined;
  const wrong = held ? [...mistakes, ...claimMistakes(held)] : mistakes;
  return { file, lines, mistakes: wrong, ...(id && { id }), ...(held && wrong.length === 0 && { held }) };
}

function emptyText({ holds }: TeamFile): string {
  return `The file is empty: ${(holds === 'target' ? TARGET_WORDS : COMPONENT_WORDS).whole.replace(/^A/, 'a')}`;
}

function idOf(root: YamlNode): Located<string> | undefined {
  return root.kind === 'map' ? textAt(fieldsOf(root).get('id')) : undefined;
}

function validated(root: YamlNode, { holds }: TeamFile): readonly Mistake[] {
  const problems =
    holds === 'target'
      ? validateTree(root, validateTarget, TARGET_WORDS, MOST_FINDINGS)
      : validateTree(root, validateComponent, COMPONENT_WORDS, MOST_FINDINGS);
  return problems.map(({ message, span }) => mistake('schema', message, span));
}

/** The validators have just said that it is one. */
function heldBy(root: YamlNode, { holds }: TeamFile): Held {
  const value = toPlainValue(root);
  return holds === 'target'
    ? { kind: 'target', value: value as Target, root }
    : { kind: 'component', value: value as Component, root };
}

/** What the schema cannot say of a file by itself. */
function claimMistakes(held: Held): readonly Mistake[] {
  const { root } = held;
  if (held.kind === 'target') {
    const message = '`others` is no name for a target: in `supports` it stands for the rest.';
    return held.value.id === 'others' ? [mistake('schema', message, valueSpan(root, ['id']))] : [];
  }
  const { value } = held;
  return [
    ...casesOf(value).flatMap(({ path, one }) => [
      ...sourceMistakes(root, value, path, one.evidence),
      ...versionMistakes(root, path, one),
    ]),
    ...sourceMistakes(root, value, ['neutral'], value.neutral?.evidence),
    ...sourceMistakes(root, value, ['deprecated'], value.deprecated?.evidence),
    ...selfMistakes(root, value),
  ];
}

/** Every claim of a component, with the place where it stands. */
export function casesOf({ supports = {} }: Component): readonly {
  readonly target: string;
  readonly path: Path;
  readonly one: Case;
}[] {
  return Object.entries(supports).flatMap(([target, value]) =>
    Array.isArray(value)
      ? (value as readonly Case[]).map((one, index) => ({ target, path: ['supports', target, index], one }))
      : [{ target, path: ['supports', target], one: value as Case }],
  );
}

function sourceMistakes(
  root: YamlNode,
  { evidence }: Component,
  path: Path,
  keys: readonly string[] = [],
): readonly Mistake[] {
  return keys.flatMap((key, index) =>
    Object.hasOwn(evidence, key)
      ? []
      : [
          mistake(
            'unknown-reference',
            `\`evidence\` has no source \`${key}\`.`,
            valueSpan(root, [...path, 'evidence', index]),
          ),
        ],
  );
}

function versionMistakes(root: YamlNode, path: Path, one: Case): readonly Mistake[] {
  return (['since', 'until'] as const).flatMap((key) => {
    const version = one[key];
    return version === undefined || parseVersion(version)
      ? []
      : [mistake('invalid-version', `\`${version}\` is no version.`, valueSpan(root, [...path, key]))];
  });
}

function selfMistakes(root: YamlNode, { id, requires = [], alternatives = [] }: Component): readonly Mistake[] {
  return [
    ...requires.flatMap((name, index) =>
      name === id
        ? [mistake('dependency-cycle', 'A component does not stand on itself.', valueSpan(root, ['requires', index]))]
        : [],
    ),
    ...alternatives.flatMap(({ component }, index) =>
      component === id
        ? [
            mistake(
              'schema',
              'A component is no alternative to itself.',
              valueSpan(root, ['alternatives', index, 'component']),
            ),
          ]
        : [],
    ),
  ];
}

/** Where a target is named in `supports`. */
export function targetKeySpan(root: YamlNode, target: string): Mistake['span'] {
  return keySpan(root, ['supports', target]);
}
