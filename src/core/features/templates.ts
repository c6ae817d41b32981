/** A manifest to start from. */
export interface Template {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Where it promises to run, which it does as it is. */
  readonly targets: readonly string[];
  /** As editors have snippets: with what a person writes over as `${1:words}`. */
  readonly snippet: string;
  /** The same as a manifest. */
  readonly text: string;
}

/** The snippet of a template that promises to run on other targets; on none, it promises nothing. */
export function snippetFor({ snippet }: Template, targets: readonly string[]): string {
  return snippet.replace(/^targets: \[.*?\].*\n/m, (line) =>
    targets.length === 0 ? '' : line.replace(/\[.*?\]/, `[${targets.join(', ')}]`),
  );
}

function template(from: Omit<Template, 'text' | 'targets'>): Template {
  const text = from.snippet.replace(/\$\{\d+:(.*?)\}/g, '$1');
  const [, listed = ''] = /^targets: \[(.*?)\]/m.exec(text) ?? [];
  return { ...from, text, targets: listed.split(', ') };
}

/** The templates of *New Stack Manifest*; tests check that none of them has an error. */
export const TEMPLATES: readonly Template[] = [
  template({
    id: 'inference-service',
    title: 'Inference service',
    description: 'A model behind vLLM on NVIDIA GPUs that keeps AMD open',
    snippet: `layercake: 1
name: \${1:my-inference-service}
description: \${2:Answers questions about our documents}
targets: [nvidia, amd] # where it must be able to run: what takes one out of reach is an error

application:
  - id: \${3:api} # your own service: no component
    uses: [llm, embedder, vector-store]
  - id: vector-store
    component: qdrant

model:
  - id: llm
    component: llama-3.1-8b-instruct
    format: safetensors # as tensorrt-engine it would run on NVIDIA alone
    precision: bf16
    uses: [engine]
  - id: embedder
    component: bge-m3
    uses: [engine]

framework:
  - id: engine
    component: vllm
    version: "0.11.0" # levels depend on it
  - pytorch
  - id: attention
    any-of: [flash-attn, flash-attn-3] # either will do; the second one alone asks for newer GPUs than these

system:
  - cuda # NVIDIA's own by nature; what runs on AMD too takes ROCm in its place there

hardware:
  - component: nvidia-l40s
    count: 2
`,
  }),
  template({
    id: 'training-cluster',
    title: 'Training cluster',
    description: 'Pre-training with Megatron-LM over 64 H100: open source all the way, and NVIDIA decides',
    snippet: `layercake: 1
name: \${1:my-training-cluster}
description: \${2:Pre-trains a language model}
targets: [nvidia] # amd is within reach, by ports: Retarget Stack tells which

application:
  - id: \${3:training-job} # your own code: no component
    uses: [trainer, tracking]
  - id: tracking
    component: wandb
  - slurm

framework:
  - id: trainer
    component: megatron-lm
    uses: [pytorch, transformer-engine, flash-attn, nccl]
  - pytorch
  - transformer-engine # an open licence, but its maintainer sells the hardware
  - flash-attn # runs on AMD, too

system:
  - cuda@12.8
  - cudnn
  - nccl # RCCL stands in its place on AMD

hardware:
  - component: nvidia-h100
    count: 64
  - infiniband
`,
  }),
  template({
    id: 'edge-device',
    title: 'Edge device',
    description: 'Speech recognition in ONNX on a Jetson, with the CPU to fall back on',
    snippet: `layercake: 1
name: \${1:my-edge-app}
description: \${2:Writes down what is said}
targets: [nvidia, cpu-arm] # the second one without its GPU

application:
  - id: \${3:app} # your own program: no component
    uses: [speech]

model:
  - id: speech
    component: whisper-large-v3
    format: onnx # as tensorrt-engine it would run on this generation of GPUs alone
    precision: fp16
    uses: [runtime]

framework:
  - id: runtime
    component: onnx-runtime # finds what the device has

system:
  - image-l4t-jetpack
  - cuda
  - id: acceleration
    component: tensorrt
    optional: true # faster with it, and complete without

hardware:
  - nvidia-jetson-agx-orin
`,
  }),
  template({
    id: 'mac-laptop',
    title: 'Mac laptop',
    description: 'A model in GGUF with llama.cpp on Apple silicon, free to go elsewhere',
    snippet: `layercake: 1
name: \${1:my-local-assistant}
description: \${2:Answers without a network}
targets: [apple] # add nvidia, amd or cpu-x86: they are kept as well

application:
  - id: \${3:assistant} # your own program: no component
    uses: [llm]

model:
  - id: llm
    component: gpt-oss-20b
    format: gguf # as coreml-model it would stay on Apple's devices
    precision: mxfp4
    uses: [engine]

framework:
  - id: engine
    component: llama-cpp

system:
  - metal # Apple's own by nature; llama.cpp takes another one elsewhere

hardware:
  - apple-m4-max
`,
  }),
];
