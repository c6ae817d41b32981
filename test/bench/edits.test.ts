import { describe, expect, test } from 'vitest';
import { editsOf } from '../../bench/edits.ts';

const TEXT = 'layercake: 1\nframework:\n  - id: engine\n    component: vllm\n    uses: [cuda]\nsystem: [cuda]\n';

function take(count: number, key?: 'component' | 'uses'): string[] {
  const edits = editsOf(TEXT, key);
  return [...Array(count).keys()].map(() => {
    const { text, offset } = edits.next().value;
    return `${text.slice(0, offset)}|${text.slice(offset)}`.split('\n').find((line) => line.includes('|')) ?? '';
  });
}

describe('edits to measure by', () => {
  test('type one character into a name, a use or a component, and take it back before the next', () => {
    expect(take(6)).toEqual([
      ...['  - id: ea|ngine', '  - id: e|ngine'],
      ...['    uses: [cb|uda]', '    uses: [c|uda]'],
      ...['    component: vc|llm', '    component: v|llm'],
    ]);
  });

  test('stay in one key where they are told to', () => {
    expect(take(3, 'component')).toEqual(['    component: va|llm', '    component: v|llm', '    component: vb|llm']);
  });

  test('need something to edit', () => {
    expect(() => editsOf('layercake: 1\n').next()).toThrow('the text has no any to edit');
  });
});
