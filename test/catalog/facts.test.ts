import { PackageURL } from 'packageurl-js';
import { describe, expect, test } from 'vitest';
import { builtinCatalog } from '../../src/catalog/index.ts';
import { meetsArchitecture } from '../../src/core/catalog/architecture.ts';
import { casesOf, factOf } from '../../src/core/catalog/level.ts';
import type { Case, Component } from '../../src/core/catalog/types.ts';
import { parseVersion } from '../../src/core/catalog/version.ts';
import { read } from './files.ts';

const catalog = builtinCatalog();
const ids = new Set(catalog.components.map(({ id }) => id));
const targetIds = new Set(catalog.targets.map(({ id }) => id));

const supportsOf = ({ supports = {} }: Component): readonly (readonly [string, Case])[] =>
  Object.entries(supports).flatMap(([target, value]) => [value].flat().map((one) => [target, one] as const));

/** Every component's problems, each behind its id, in one list that should be empty. */
const problems = (look: (component: Component) => readonly string[]): readonly string[] =>
  catalog.components.flatMap((component) => look(component).map((problem) => `${component.id}: ${problem}`));

/** What belongs to more than one component. */
function shared(keysOf: (component: Component) => readonly string[]): readonly string[] {
  const owners = new Map<string, Set<string>>();
  for (const component of catalog.components)
    for (const key of keysOf(component)) owners.set(key, (owners.get(key) ?? new Set()).add(component.id));
  return [...owners].flatMap(([key, of]) => (of.size > 1 ? [`${key}: ${[...of].join(', ')}`] : []));
}

describe('references lead somewhere', () => {
  test('to components', () => {
    const named = ({ requires, alternatives, deprecated, hardware, ...rest }: Component): readonly string[] => [
      ...(requires ?? []),
      ...(alternatives ?? []).map(({ component }) => component),
      ...(deprecated?.successor === undefined ? [] : [deprecated.successor]),
      ...(hardware?.precisions ?? []),
      ...supportsOf({ ...rest }).flatMap(([, { via }]) => via ?? []),
    ];
    expect(problems((component) => named(component).filter((id) => !ids.has(id)))).toEqual([]);
    expect(
      catalog.targets.flatMap(({ platform }) => (platform === undefined || ids.has(platform) ? [] : [platform])),
    ).toEqual([]);
  });

  test('to targets', () => {
    expect(
      problems((component) => [
        ...supportsOf(component).flatMap(([target]) => (target === 'others' || targetIds.has(target) ? [] : [target])),
        ...(component.hardware && !targetIds.has(component.hardware.target) ? [component.hardware.target] : []),
      ]),
    ).toEqual([]);
  });

  test('to the vendors of targets', () => {
    const vendors = new Set(catalog.targets.map(({ vendor }) => vendor));
    expect(
      problems(({ stewardVendor }) =>
        stewardVendor === undefined || vendors.has(stewardVendor) ? [] : [stewardVendor],
      ),
    ).toEqual([]);
  });

  test('never to the component itself', () => {
    expect(
      problems(({ id, requires = [], alternatives = [] }) =>
        [...requires, ...alternatives.map((one) => one.component)].filter((one) => one === id),
      ),
    ).toEqual([]);
  });
});

describe('evidence', () => {
  const claims = (component: Component): readonly (readonly string[])[] => [
    ...supportsOf(component).map(([, { evidence }]) => evidence ?? []),
    component.neutral?.evidence ?? [],
    component.deprecated?.evidence ?? [],
  ];

  test('stands behind every level but unknown', () => {
    expect(
      problems((component) =>
        supportsOf(component).flatMap(([target, { level, evidence }]) =>
          level === 'unknown' || (evidence?.length ?? 0) > 0 ? [] : [target],
        ),
      ),
    ).toEqual([]);
  });

  test('is there where a claim names it', () => {
    expect(
      problems((component) =>
        claims(component)
          .flat()
          .filter((key) => !(key in component.evidence)),
      ),
    ).toEqual([]);
  });

  test('is used, or says by its key what else it backs', () => {
    const backsElse = /licen|about|hardware|spec|deps|requires|packag|steward/;
    expect(
      problems((component) => {
        const used = new Set(claims(component).flat());
        return Object.keys(component.evidence).filter((key) => !used.has(key) && !backsElse.test(key));
      }),
    ).toEqual([]);
  });

  test('is a page that can be opened, read on a day that has been', () => {
    expect(
      problems(({ evidence }) =>
        Object.entries(evidence).flatMap(([key, { source, checked }]) =>
          URL.canParse(source) &&
          !Number.isNaN(Date.parse(checked)) &&
          checked >= '2025-01-01' &&
          checked <= '2027-12-31'
            ? []
            : [key],
        ),
      ),
    ).toEqual([]);
  });
});

describe('names are one component’s own', () => {
  const nameKey = (text: string): string =>
    text
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, '-');

  test('ids, over all layers', () => {
    const all = catalog.components.map(({ id }) => id);
    expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([]);
  });

  test('ids, names and aliases', () => {
    expect(shared(({ id, name, aliases = [] }) => [id, name, ...aliases].map(nameKey))).toEqual([]);
  });

  test('package URLs', () => {
    expect(shared(({ packages = [] }) => packages.map((one) => one.toLowerCase().replaceAll('_', '-')))).toEqual([]);
  });

  test('each leads to its component', () => {
    expect(
      problems(({ id, name, aliases = [], packages = [] }) =>
        [id, name, ...aliases, ...packages].filter((text) => catalog.find(text)?.id !== id),
      ),
    ).toEqual([]);
  });

  test('package URLs are well formed, and name no version', () => {
    expect(
      problems(({ packages = [] }) =>
        packages.filter((text) => {
          try {
            return (PackageURL.fromString(text).version ?? undefined) !== undefined;
          } catch {
            return true;
          }
        }),
      ),
    ).toEqual([]);
  });
});

describe('conditions', () => {
  test('name architectures of their target', () => {
    expect(
      problems((component) =>
        supportsOf(component).flatMap(([id, { arch }]) => {
          const target = catalog.target(id);
          const named = (arch ?? '').split('|').flatMap((one) => /^\s*(?:[<>]=?)?\s*(\S+)\s*$/.exec(one)?.[1] ?? []);
          if (arch === undefined) return [];
          if (!target || named.length !== arch.split('|').length) return [`${id} ${arch}`];
          return named.filter((one) => meetsArchitecture(target, one, one) !== true).map((one) => `${id} ${one}`);
        }),
      ),
    ).toEqual([]);
  });

  test('devices have an architecture of their target', () => {
    expect(
      problems(({ hardware }) => {
        const target = hardware && catalog.target(hardware.target);
        return !target || hardware.arch === undefined || meetsArchitecture(target, hardware.arch, hardware.arch)
          ? []
          : [hardware.arch];
      }),
    ).toEqual([]);
  });

  test('versions are versions, and `since` comes before `until`', () => {
    expect(
      problems((component) =>
        supportsOf(component).flatMap(([target, { since, until }]) =>
          [since, until]
            .filter((one) => one !== undefined && !parseVersion(one))
            .map((one) => `${target} ${one ?? ''}`),
        ),
      ),
    ).toEqual([]);
  });

  test('no case stands behind one that always applies', () => {
    expect(
      problems((component) =>
        catalog.targets.flatMap(({ id }) => {
          const always = casesOf(component, id).findIndex(
            ({ arch, since, until }) => (arch ?? since ?? until) === undefined,
          );
          return always >= 0 && always < casesOf(component, id).length - 1 ? [id] : [];
        }),
      ),
    ).toEqual([]);
  });
});

describe('what a device computes in', () => {
  const precisionsOf = ({ hardware }: Component): readonly (Component | undefined)[] =>
    (hardware?.precisions ?? []).map((id) => catalog.component(id));

  test('is of the kind precision', () => {
    expect(
      problems(({ hardware }) =>
        (hardware?.precisions ?? []).filter((id) => catalog.component(id)?.kind !== 'precision'),
      ),
    ).toEqual([]);
  });

  test('has a source of its own', () => {
    expect(
      problems(({ hardware, evidence }) =>
        hardware?.precisions && !Object.keys(evidence).some((key) => key.includes('precision')) ? ['no source'] : [],
      ),
    ).toEqual([]);
  });

  test('is nothing that is known not to run there', () => {
    expect(
      problems((component) => {
        const { target: id = '', arch } = component.hardware ?? {};
        const target = catalog.target(id);
        const declared = arch === undefined ? {} : { architectures: [arch] };
        return precisionsOf(component).flatMap((one) =>
          one && target && factOf(one, target, declared).level === 'none' ? [one.id] : [],
        );
      }),
    ).toEqual([]);
  });
});

describe('form', () => {
  test('a component is a device, neutral, or says where it runs', () => {
    expect(
      problems(({ hardware, neutral, supports }) => {
        if (neutral && supports) return ['neutral and supports exclude each other'];
        return (hardware ?? neutral ?? supports) ? [] : ['needs supports, neutral or hardware'];
      }),
    ).toEqual([]);
  });

  test('`others` is not all that a device says', () => {
    expect(problems(({ hardware, layer }) => (hardware && layer !== 'hardware' ? [layer] : []))).toEqual([]);
  });

  test.each(['components', 'targets'] as const)('%s are files named by their id, in their layer’s folder', (folder) => {
    for (const { path, value } of read(folder)) {
      const place = folder === 'components' ? `${value.layer ?? ''}/${value.id}.yaml` : `${value.id}.yaml`;
      expect(path).toBe(place);
    }
  });

  test('there are at least 70 components, over all five layers', () => {
    expect(catalog.components.length).toBeGreaterThanOrEqual(70);
    expect(new Set(catalog.components.map(({ layer }) => layer)).size).toBe(5);
  });

  test('every accelerator has a platform component of its own vendor, which runs there', () => {
    const wrong = catalog.targets.filter(({ id, kind, platform }) => {
      const component = platform === undefined ? undefined : catalog.component(platform);
      return (
        kind === 'accelerator' &&
        !(component?.platform && casesOf(component, id).some(({ level }) => level === 'native'))
      );
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  test('ranks are the targets’ own', () => {
    expect(new Set(catalog.targets.map(({ rank }) => rank)).size).toBe(catalog.targets.length);
  });
});
