/** A manifest to start from. */
export interface Template {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly text: string;
}

/** The templates of *New Stack Manifest*; tests check that none of them has an error. */
export const TEMPLATES: readonly Template[] = [
  {
    id: 'inference-service',
    title: 'Inference service',
    description: 'A model behind vLLM on NVIDIA GPUs, with AMD as a promise',
    text: `layercake: 1
name: my-inference-service
description: What the service is for
targets: [nvidia, amd]

application:
  - id: api # your own service: no component
    uses: [llm, vllm]

model:
  - id: llm
    component: llama-3.1-8b-instruct
    format: safetensors
    precision: bf16
    uses: [vllm]

framework:
  - vllm
  - pytorch

system:
  - cuda

hardware:
  - component: nvidia-l40s
    count: 2
`,
  },
  {
    id: 'training-cluster',
    title: 'Training cluster',
    description: 'PyTorch training over several H100 nodes',
    text: `layercake: 1
name: my-training-cluster
description: What is trained here
targets: [nvidia]

application:
  - id: training-job # your own code: no component
    uses: [trainer]

framework:
  - id: trainer
    component: deepspeed
  - pytorch
  - flash-attn

system:
  - cuda
  - nccl

hardware:
  - component: nvidia-h100
    count: 64
  - infiniband
`,
  },
  {
    id: 'edge-device',
    title: 'Edge device',
    description: 'An ONNX model on whatever the device has',
    text: `layercake: 1
name: my-edge-app
description: What the device does
targets: [nvidia, cpu-arm]

application:
  - id: app # your own program: no component
    uses: [speech, onnx-runtime]

model:
  - id: speech
    component: whisper-large-v3
    format: onnx
    precision: fp16
    uses: [onnx-runtime]

framework:
  - onnx-runtime

hardware:
  - id: device # name the component of the catalog, or state what you know under supports
    supports: { nvidia: native, cpu-arm: native, others: none }
`,
  },
  {
    id: 'mac-laptop',
    title: 'Mac laptop',
    description: 'llama.cpp on Apple silicon',
    text: `layercake: 1
name: my-local-assistant
description: Runs on a laptop
targets: [apple]

application:
  - id: assistant # your own program: no component
    uses: [llm]

model:
  - id: llm
    component: gpt-oss-120b
    format: gguf
    precision: mxfp4
    uses: [llama-cpp]

framework:
  - llama-cpp

system:
  - metal

hardware:
  - apple-m4-max
`,
  },
];
