import type { Catalog, RuleMeta, Severity } from '../src/core/index.ts';

interface Package {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, object>> } };
}

const SEVERITIES: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'off'];

/** The text of `package.json` with the settings that list rules and targets, so that a person picks from what there is. */
export function withSettings(text: string, rules: readonly RuleMeta[], { targets }: Catalog): string {
  const manifest = JSON.parse(text) as Package;
  const { configuration } = manifest.contributes;
  const properties = {
    ...configuration.properties,
    'layercake.severities': {
      ...configuration.properties['layercake.severities'],
      properties: Object.fromEntries(rules.map((rule) => [rule.id, severityOf(rule)])),
      additionalProperties: false,
    },
    'layercake.targets': {
      ...configuration.properties['layercake.targets'],
      items: {
        type: 'string',
        enum: targets.map(({ id }) => id),
        enumDescriptions: targets.map(({ name, vendorName, kind }) =>
          kind === 'cpu' ? `${name}: shown beside the accelerators` : `${name}: an accelerator of ${vendorName}`,
        ),
      },
    },
  };
  const contributes = { ...manifest.contributes, configuration: { ...configuration, properties } };
  return `${JSON.stringify({ ...manifest, contributes }, null, 2)}\n`;
}

function severityOf({ title, severity }: RuleMeta): object {
  return { type: 'string', enum: SEVERITIES, description: `${title}. Usually: ${severity}.` };
}
