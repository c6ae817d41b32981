import { describe, expect, test } from 'vitest';
import { builtinCatalog } from '../../../src/catalog/index.ts';
import { createLayercake, snippetFor, type Template, TEMPLATES } from '../../../src/core/index.ts';
import { check } from '../../support/core.ts';

const builtin = createLayercake(builtinCatalog());

function named(id: string): Template {
  const template = TEMPLATES.find((one) => one.id === id);
  if (!template) throw new Error(`there is no template ${id}`);
  return template;
}

/** The errors and warnings of a text: `error target-unreachable llm`. */
function serious(text: string): readonly string[] {
  const findings = check(text, builtin).filter(({ severity }) => severity !== 'information');
  return findings.map(({ severity, rule, entry }) => `${severity} ${rule} ${entry ?? ''}`);
}

describe('a template', () => {
  test.each(TEMPLATES)('has no error, and no warning: $id', ({ text }) => {
    expect(serious(text)).toEqual([]);
  });

  test.each(TEMPLATES)('lists nothing that nobody uses: $id', ({ text }) => {
    expect(check(text, builtin).filter(({ rule }) => rule === 'unused-entry')).toEqual([]);
  });

  test.each(TEMPLATES)('promises what it says: $id', ({ text, targets }) => {
    const { analysis, manifest } = builtin.read(text);
    expect(manifest.stack.targets.map(({ value }) => value)).toEqual(targets);
    expect(targets.length).toBeGreaterThan(0);
    expect(analysis.targets.filter(({ id }) => targets.includes(id))).toHaveLength(targets.length);
  });

  test.each(TEMPLATES)('marks its name and what it is for: $id', ({ text, snippet }) => {
    expect(snippet).toMatch(/^name: \$\{1:.*\}$/m);
    expect(snippet).toMatch(/^description: \$\{2:.*\}$/m);
    expect(text).not.toMatch(/[$\\}]/);
  });

  test.each(TEMPLATES)('may promise other targets, or none: $id', (template) => {
    expect(snippetFor(template, template.targets)).toBe(template.snippet);
    expect(snippetFor(template, ['amd', 'apple'])).toContain('\ntargets: [amd, apple] #');
    expect(snippetFor(template, [])).not.toMatch(/^targets/m);
  });

  test('has an id, a title and a description of its own', () => {
    expect(new Set(TEMPLATES.map(({ id }) => id)).size).toBe(TEMPLATES.length);
    expect(TEMPLATES.every(({ title, description }) => title !== '' && description !== '')).toBe(true);
  });
});

describe('what the comments of a template say is so', () => {
  test.each<[string, string, string, readonly string[]]>([
    [
      'inference-service',
      'format: safetensors',
      'format: tensorrt-engine',
      ['warning artifact-locked llm', 'error target-unreachable llm'],
    ],
    [
      'inference-service',
      'any-of: [flash-attn, flash-attn-3]',
      'component: flash-attn-3',
      [
        'warning hardware-locked attention',
        'warning target-experimental attention',
        'error generation-too-old attention',
      ],
    ],
    ['training-cluster', 'targets: [nvidia]', 'targets: [nvidia, amd]', []],
    ['mac-laptop', 'targets: [apple]', 'targets: [apple, nvidia, amd, cpu-x86]', []],
    ['mac-laptop', 'format: gguf', 'format: coreml-model', ['warning artifact-locked llm']],
    [
      'edge-device',
      'format: onnx',
      'format: tensorrt-engine',
      ['warning artifact-locked speech', 'error target-unreachable speech'],
    ],
  ])('%s: %s → %s', (id, from, to, expected) => {
    const { text } = named(id);
    expect(text).toContain(from);
    expect(serious(text.replace(from, to))).toEqual(expected);
  });
});
