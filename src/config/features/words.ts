import { keyMarkdown } from '../../core/features/hover/key.ts';
import { code, escapeMarkdown } from '../../core/features/markdown.ts';
import type { Layercake, RuleMeta, Severity, SeveritySetting } from '../../core/index.ts';
import { configShapeAt } from './shapes.ts';

/** What each severity comes to, in a few words. */
export const SEVERITY_WORDS: Readonly<Record<SeveritySetting, string>> = {
  error: 'a check fails',
  warning: 'told; a check fails with --fail-on warning',
  information: 'told; a check fails with --fail-on information',
  off: 'not looked for',
};

/** What words of a config are explained from. */
export interface Wording {
  readonly layercake: Layercake;
  /** The severities of the config itself. */
  readonly severities?: ReadonlyMap<string, SeveritySetting>;
  /** Where the page of a rule is, as the host has it. */
  readonly rulePage?: (id: string) => string;
}

/** What there is to say of a key: a rule, or what the schema says of it; nothing where it is neither. */
export function keyWords(wording: Wording, path: readonly string[]): string {
  const [first, key = ''] = path;
  if (first !== 'severities' || path.length !== 2) return keyMarkdown(path, [], configShapeAt);
  const meta = wording.layercake.rules.find(({ id }) => id === key);
  return meta ? ruleWords(wording, meta) : '';
}

function ruleWords({ severities, rulePage }: Wording, { id, title, why, remedy, severity }: RuleMeta): string {
  const page = rulePage && `[The page of this rule](<${rulePage(id)}>)`;
  const head = `**${code(id)}** · ${severityText(severity, severities?.get(id))}`;
  return [head, `${title}.`, why, remedy, ...(page === undefined ? [] : [page])].join('\n\n');
}

function severityText(usual: Severity, here: SeveritySetting | undefined): string {
  if (here === undefined || here === usual) return usual;
  return `${here === 'off' ? 'switched off' : here} here, usually ${usual}`;
}

/** What there is to say of a target; nothing where the catalog has none of that name. */
export function targetWords({ layercake: { catalog } }: Wording, id: string): string {
  const target = catalog.target(id);
  if (!target) return '';
  const { name, vendorName, kind, platform, architectures = [] } = target;
  const component = platform === undefined ? undefined : catalog.component(platform);
  const families = architectures.map(({ family }) => family).join(', ');
  return [
    `**${escapeMarkdown(name)}** ${code(id)} · ${escapeMarkdown(vendorName)} · ${kind === 'cpu' ? 'CPU' : 'accelerator'}`,
    ...(component ? [`Platform component: ${escapeMarkdown(component.name)}`] : []),
    ...(families === '' ? [] : [`Architectures: ${escapeMarkdown(families)}`]),
  ].join('\n\n');
}

/** What a severity means; nothing for another word. */
export function severityWords(text: string): string {
  const severity = (Object.keys(SEVERITY_WORDS) as SeveritySetting[]).find((one) => one === text);
  return severity === undefined ? '' : `**${code(severity)}**: ${escapeMarkdown(SEVERITY_WORDS[severity])}.`;
}
