import { test } from 'vitest';
import { builtinCatalog } from '../../src/catalog/index.ts';
import { createLayercake, positionAt } from '../../src/core/index.ts';
test('x', () => {
  const lc = createLayercake(builtinCatalog());
  const text = `layercake: 1
name: support-assistant
targets: [nvidia, amd]
application:
  - id: support-api
    uses: [llama-70b, vllm, deepep]
model:
  - id: llama-70b
    component: llama-3.1-70b-instruct
    format: safetensors
    precision: fp8-e4m3
    uses: [vllm]
framework:
  - vllm@0.10.2
  - pytorch@2.7
  - deepep
  - id: attention
    any-of: [flash-attn-3, flashmla]
system:
  - cuda@12.8
  - nccl
  - cuddn
hardware:
  - component: amd-mi210
    count: 16
    cuont: 3
`;
  const r = lc.read(text);
  for (const f of lc.check(r, { today: '2026-11-23' })) {
    const p = positionAt(r.manifest.lines, f.span.start);
    console.log(
      `${p.line + 1}:${p.column + 1} ${f.severity} ${f.rule}: ${f.message} [${text.slice(f.span.start, f.span.end)}] ${f.related.map((x) => x.message).join('|')}`,
    );
  }
  r.manifest.stack.entries.forEach((e) =>
    console.log(
      e.id.value,
      r.analysis.coupling(e.index),
      r.analysis.entryLockIn(e.index),
      r.analysis.targets
        .map((t, i) => t.id + ':' + r.analysis.own(e.index, i) + '/' + r.analysis.reach(e.index, i))
        .join(' '),
    ),
  );
  console.log(r.analysis.lockIn, r.analysis.known, r.analysis.chokePoints());
});
