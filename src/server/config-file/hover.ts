import { hoverConfig, readConfig, vocabularyOf } from '../../config/index.ts';
import type { Hover } from '../../core/index.ts';
import type { OpenConfig } from '../configs.ts';
import { rulePagesIn } from '../rule-pages.ts';
import type { Session } from '../session.ts';

/** What there is to say about the word of a config at an offset. */
export function hoverInConfig(session: Session, config: OpenConfig, offset: number): Hover | undefined {
  const { layercake, text } = config;
  const { severities } = readConfig(text, vocabularyOf(layercake)).config;
  return hoverConfig(config, offset, { layercake, ...rulePagesIn(session), ...(severities && { severities }) });
}
