import type { Position, Range } from 'vscode-languageserver/node';
import type { Layercake, Span } from '../core/index.ts';
import { createLineIndex, type LineIndex } from '../core/text/line-index.ts';
import type { Documents } from './documents.ts';
import { type Encoding, offsetOf, rangeOf } from './encoding.ts';
import type { Holds } from './holds.ts';
import { isConfig } from './uris.ts';

/** An open config as it stands now. */
export interface OpenConfig {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly lines: LineIndex;
  /** The core over the catalog that the config names, as it was when that was read last. */
  readonly layercake: Layercake;
  readonly offsetOf: (position: Position) => number;
  readonly rangeOf: (span: Span) => Range;
}

/** The configs that are open. */
export interface OpenConfigs {
  /** An open config; undefined for any other text. */
  readonly of: (uri: string) => Promise<OpenConfig | undefined>;
}

/** What they are made from. */
export interface OpenConfigsParts {
  readonly documents: Documents;
  readonly holds: Pick<Holds, 'of'>;
  readonly encoding: Encoding;
}

/** Finds the configs that are open; they are short, so nothing is kept of them. */
export function createOpenConfigs({ documents, holds, encoding }: OpenConfigsParts): OpenConfigs {
  return {
    of: async (uri) => {
      if (!isConfig(uri)) return undefined;
      const { layercake } = await holds.of(uri);
      const document = documents.get(uri);
      if (!document) return undefined;
      const { version, text } = document;
      const lined = { text, lines: createLineIndex(text) };
      return {
        ...{ uri, version, ...lined, layercake },
        offsetOf: (position) => offsetOf(lined, position, encoding),
        rangeOf: (span) => rangeOf(lined, span, encoding),
      };
    },
  };
}
