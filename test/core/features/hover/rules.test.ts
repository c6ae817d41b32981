import { describe, expect, test } from 'vitest';
import { hovered, hoverText } from '../../../support/hovers.ts';

describe('a rule that is accepted', () => {
  const text = (rule: string, until = ''): string =>
    `layercake: 1\nframework:\n  - component: fastkernel\n    accept: [{ rule: ${rule}, reason: so${until} }]\n`;

  test('says how bad it is under the config', () => {
    const severities = new Map([['hardware-locked', 'error' as const]]);
    expect(hoverText(text('hardware‸-locked'), { severities })).toContain(
      '**`hardware-locked`** · error here (usually warning)',
    );
    const off = new Map([['hardware-locked', 'off' as const]]);
    const markdown = hoverText(text('hardware‸-locked'), { severities: off });
    expect(markdown).toContain('switched off here (usually warning)');
    expect(markdown).not.toContain('silences');
  });

  test('says that it silences nothing', () => {
    expect(hoverText(text('unused‸-entry'))).toContain('It silences nothing here.');
  });

  test('says that its day has passed', () => {
    const markdown = hoverText(text('hardware‸-locked', ', until: 2026-11-13'));
    expect(markdown).toContain('It silenced 1 finding, and does no more. It ended 10 days ago, on 2026-11-13.');
  });

  test('is the same in a comment, where several may be named', () => {
    const comment =
      'layercake: 1\nframework:\n  # layercake-ignore unused-entry, hardware‸-locked: so\n  - fastkernel\n';
    expect(hovered(comment)?.words).toBe('hardware-locked');
    expect(hoverText(comment)).toContain('- [Line 4](<#L4>): FastKernel is locked to Green');
    expect(hovered('layercake: 1\nname: "# layercake-ignore hardware‸-locked"\n')).toBeUndefined();
    expect(hovered('layercake: 1\n# layercake-ignore hardware-locked: the hard‸ware\n')).toBeUndefined();
  });
});
