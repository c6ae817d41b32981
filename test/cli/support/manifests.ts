/** Nothing to object to, and nothing platform-specific to tell. */
export const CLEAN = `layercake: 1
name: clean
framework: [pytorch]
`;

/** A warning (and nothing worse). */
export const WARNING = `layercake: 1
framework: [pytroch]
`;

/** Something to tell, and nothing to warn of. */
export const INFORMATION = `layercake: 1
system: [cuda]
`;

/** An error. */
export const ERROR = `layercake: 1
framework:
  - component: vllm
    verison: "0.10.2"
`;

/** A product on the wrong hardware, with locks, leanings, alternatives and mistakes. */
export const RICH = `layercake: 1
name: support-assistant
targets: [nvidia, amd, google-tpu]
application:
  - id: support-api
    uses: [llama-70b, vllm, deepep]
  - id: batch-scorer-for-the-nightly-evaluation-runs
    uses: [tensorrt-llm]
  - id: gateway
    uses: [kserve]
  - kserve
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
  - tensorrt-llm
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

/** So many entries that layers and uses share. */
export function manyEntries(count: number): string {
  const services = Array.from({ length: count / 2 }, (_, i) => `  - id: service-${i}\n    uses: [engine-${i}]`);
  const engines = Array.from(
    { length: count / 2 },
    (_, i) => `  - id: engine-${i}\n    component: ${i % 9 ? 'vllm' : 'tensorrt-llm'}`,
  );
  return `layercake: 1\napplication:\n${services.join('\n')}\nframework:\n${engines.join('\n')}\n`;
}
