import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createValidator } from '../../scripts/generated-modules.ts';
import { fromRoot } from '../../scripts/paths.ts';
import { builtinCatalog } from '../../src/catalog/index.ts';
import { CLEAN, ERROR, INFORMATION, RICH, WARNING } from './support/manifests.ts';
import { createPlace, type Place } from './support/run.ts';

const OWN: Readonly<Record<string, string>> = {
  CLEAN,
  ERROR,
  INFORMATION,
  RICH,
  WARNING,
  empty: '',
  prose: 'Just words.',
};

/** The manifests of examples/, and those of the tests. */
const EXAMPLES = readdirSync(fromRoot('examples'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.ya?ml$/.test(name))
  .map((name) => join('examples', name));

let place: Place;
beforeAll(() => {
  place = createPlace();
  for (const [name, text] of Object.entries(OWN)) place.write(`own/${name}.layercake.yaml`, text);
  for (const name of EXAMPLES) place.write(name, readFileSync(fromRoot(name)));
});
afterAll(() => place.remove());

const problems = (validate: ValidateFunction, out: string): unknown =>
  validate(JSON.parse(out)) ? [] : validate.errors;

describe('the output is as its schema says', () => {
  test('check', async () => {
    const { out } = await place.run('check **/*.{yaml,yml} --format json');
    expect(problems(createValidator('output-check', 'baseline'), out)).toEqual([]);
  });

  test('check with a config and a baseline, and the baseline', async () => {
    place.write('known/.git/HEAD', '');
    place.write('known/layercake.yaml', RICH);
    place.write('known/layercake.config.yaml', 'budget: { locked: 0 }\n');
    await place.run('check known --write-baseline known/known.json');
    const baseline = readFileSync(join(place.path, 'known/known.json'), 'utf8');
    expect(baseline).toContain('"parts"');
    expect(problems(createValidator('baseline'), baseline)).toEqual([]);
    place.write('known/layercake.yaml', ERROR);
    place.write('known/layercake.config.yaml', 'budget: { locked: -1 }\n');
    const { out } = await place.run('check known --baseline known/known.json --format json');
    expect(out).toMatch(/"gone": \[\n/);
    expect(problems(createValidator('output-check', 'baseline'), out)).toEqual([]);
  });

  test('analyze', async () => {
    const validate = createValidator('output-analyze');
    for (const file of [...Object.keys(OWN).map((name) => `own/${name}.layercake.yaml`), ...EXAMPLES]) {
      const { code, out } = await place.run(['analyze', file, '--format', 'json']);
      if (code === 0) expect({ file, problems: problems(validate, out) }).toEqual({ file, problems: [] });
      else expect(out).toBe('');
    }
  });

  test('compare, of every manifest with every other kind and with itself', async () => {
    const validate = createValidator('output-compare');
    const files = [...Object.keys(OWN).map((name) => `own/${name}.layercake.yaml`), ...EXAMPLES];
    for (const [index, after] of files.entries()) {
      for (const before of ['own/RICH.layercake.yaml', files[(index * 7 + 3) % files.length] ?? '', after]) {
        const { code, out } = await place.run(['compare', before, after, '--format', 'json']);
        if (code === 0)
          expect({ before, after, problems: problems(validate, out) }).toEqual({ before, after, problems: [] });
        else expect(out).toBe('');
      }
    }
  });

  test('retarget', async () => {
    const validate = createValidator('output-retarget');
    for (const file of [...Object.keys(OWN).map((name) => `own/${name}.layercake.yaml`), ...EXAMPLES]) {
      for (const target of ['amd', 'google-tpu']) {
        const { code, out } = await place.run(['retarget', file, '--to', target, '--format', 'json']);
        if (code === 2) expect(out).toBe('');
        else expect({ file, problems: problems(validate, out) }).toEqual({ file, problems: [] });
      }
    }
  });

  test('explain, for every component', async () => {
    const validate = createValidator('output-explain');
    for (const { id } of builtinCatalog().components) {
      for (const question of [id, `${id}@0.1`, `${id}@>=2`]) {
        const { out } = await place.run(['explain', question, '--format', 'json']);
        expect({ question, problems: problems(validate, out) }).toEqual({ question, problems: [] });
      }
    }
  });

  test.each([[], ['--layer', 'model'], ['--query', 'zzz']])('catalog %j', async (...options) => {
    const { out } = await place.run(['catalog', ...options, '--format', 'json']);
    expect(problems(createValidator('output-catalog'), out)).toEqual([]);
  });
});

describe('the schemas', () => {
  test.each(['check', 'analyze', 'retarget', 'compare', 'explain', 'catalog'])('%s describes every key', (name) => {
    const text = readFileSync(fromRoot('schemas', `output-${name}.schema.json`), 'utf8');
    const undescribed: string[] = [];
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, value] of Object.entries(node)) {
        if (path.endsWith('/properties') && !Object.hasOwn(value as object, 'description'))
          undescribed.push(`${path}/${key}`);
        walk(value, `${path}/${key}`);
      }
    };
    walk(JSON.parse(text), '');
    expect(undescribed).toEqual([]);
  });
});
