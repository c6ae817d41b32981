/** A stack that is locked through and through, small enough to be seen whole. */
export const CHAT: readonly string[] = [
  ...['layercake: 1', 'name: chat', 'targets: [nvidia, amd]', '', 'application:'],
  ...['  - id: api', '    uses: [llm]', '', 'model:', '  - id: llm', '    component: llama-3.1-8b-instruct'],
  ...['    uses: [engine]', '', 'framework:', '  - id: engine', '    component: tensorrt-llm', '  - pytorch', ''],
  ...['system:', '  - cuda@12.9', '', 'hardware:', '  - nvidia-h100'],
];
