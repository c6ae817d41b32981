import { completeConfig, configItemMarkdown, folderAskedAt } from '../../config/index.ts';
import type { CompletionItem, Completions } from '../../core/index.ts';
import { foldersIn } from '../../files/folders.ts';
import type { OpenConfig } from '../configs.ts';
import { rulePagesIn } from '../rule-pages.ts';
import type { Session } from '../session.ts';
import { pathOf } from '../uris.ts';

/** What may be put into a config at an offset. */
export function completionsInConfig(
  config: OpenConfig,
  offset: number,
  trigger: string | undefined,
): Completions | undefined {
  const { uri, layercake } = config;
  const [path, inside] = [pathOf(uri), folderAskedAt(config, offset)];
  const folders = path === undefined || inside === undefined ? [] : foldersIn(path, inside);
  return completeConfig(config, offset, { layercake, folders, ...(trigger !== undefined && { trigger }) });
}

/** The documentation of an item; undefined where there is none. */
export function documentationInConfig(
  session: Session,
  { layercake }: OpenConfig,
  item: CompletionItem,
): string | undefined {
  const markdown = configItemMarkdown(item, { layercake, ...rulePagesIn(session) });
  return markdown === '' ? undefined : markdown;
}
