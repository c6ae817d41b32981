import type { Catalog, RuleMeta, Severity, Target } from '../src/core/index.ts';

interface Package {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, object>> } };
}

const SEVERITIES: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'off'];

/** The text of `package.json` with the settings that list rules and targets, so that a person picks from what there is. */
export function withSettings(text: string, rules: readonly RuleMeta[], { targets }: Catalog): string {
  const manifest = JSON.parse(text) as Package;
  const { configuration } = manifest.contributes;
  const accelerators = targets.filter(({ kind }) => kind === 'accelerator');
  const properties = {
    ...configuration.properties,
    'layercake.severities': {
      ...configuration.properties['layercake.severities'],
      properties: Object.fromEntries(
        rules.map(({ id }) => [id, { type: 'string', enum: SEVERITIES, description: `%${severityKey(id)}%` }]),
      ),
      additionalProperties: false,
    },
    'layercake.targets': {
      ...configuration.properties['layercake.targets'],
      items: {
        type: 'string',
        enum: targets.map(({ id }) => id),
        enumDescriptions: targets.map(({ id }) => `%${targetKey(id)}%`),
      },
      allOf: [...new Set(accelerators.map(({ vendor }) => vendor))].map((vendor) => oneVendor(vendor, targets)),
    },
  };
  const contributes = { ...manifest.contributes, configuration: { ...configuration, properties } };
  return `${JSON.stringify({ ...manifest, contributes }, null, 2)}\n`;
}

/** Objects to a list without accelerators of a second vendor, which does not count. */
function oneVendor(vendor: string, targets: readonly Target[]): object {
  const ids = targets.filter((one) => one.kind === 'cpu' || one.vendor === vendor).map(({ id }) => id);
  return { not: { minItems: 1, items: { enum: ids } }, errorMessage: '%settings.oneVendor%' };
}

/** The text of `package.nls.json` with what these settings say of each rule and target, and of no others. */
export function withSettingTexts(text: string, rules: readonly RuleMeta[], { targets }: Catalog): string {
  const lists = new Map([
    [SEVERITIES_KEY, rules.map(({ id, title, severity }) => [severityKey(id), `${title}. Usually: ${severity}.`])],
    [TARGETS_KEY, targets.map((target) => [targetKey(target.id), targetText(target)])],
  ]);
  const isListed = (key: string): boolean => [...lists.keys()].some((list) => key.startsWith(`${list}.`));
  const entries = Object.entries(JSON.parse(text) as Readonly<Record<string, string>>)
    .filter(([key]) => !isListed(key))
    .flatMap(([key, words]) => [[key, words], ...(lists.get(key) ?? [])]);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

function targetText({ name, vendorName, kind }: Target): string {
  return kind === 'cpu' ? `${name}: shown beside the accelerators` : `${name}: an accelerator of ${vendorName}`;
}

const SEVERITIES_KEY = 'settings.severities';
const TARGETS_KEY = 'settings.targets';

function severityKey(rule: string): string {
  return `${SEVERITIES_KEY}.${rule}`;
}

function targetKey(target: string): string {
  return `${TARGETS_KEY}.${target}`;
}
