import type { Position, Range } from 'vscode-languageserver/node';
import type { Config } from '../config/index.ts';
import type { CheckOptions, Finding, Layercake, Reading, Span } from '../core/index.ts';
import { today } from '../config/today.ts';
import type { Document, Documents } from './documents.ts';
import { type Encoding, offsetOf, rangeOf } from './encoding.ts';
import type { Held, Holds } from './holds.ts';
import type { Refresh } from './refresh.ts';
import type { Shows } from './settings.ts';
import { isManifest } from './uris.ts';

/** An open manifest as it stands now, with all that answers are made from. The next one of the same text uses up its reading. */
export interface OpenManifest {
  readonly uri: string;
  readonly version: number;
  readonly reading: Reading;
  readonly layercake: Layercake;
  /** What a check of it goes by: the day, and its config. */
  readonly options: CheckOptions & Config;
  readonly shows: Shows;
  /** What is found in it. */
  readonly findings: () => readonly Finding[];
  readonly offsetOf: (position: Position) => number;
  readonly rangeOf: (span: Span) => Range;
}

/** The manifests that are open. */
export interface Manifests {
  /** An open manifest, of which after an edit only what that touches is read again; undefined for any other text. */
  readonly of: (uri: string) => Promise<OpenManifest | undefined>;
  readonly close: (uri: string) => void;
}

interface Known {
  readonly document: Document;
  readonly held: Held;
  readonly day: string;
  readonly manifest: OpenManifest;
}

/** What manifests are made from. */
export interface ManifestsParts {
  readonly documents: Documents;
  readonly holds: Holds;
  readonly encoding: Encoding;
  readonly refresh: Pick<Refresh, 'outdate'>;
}

/** Reads the manifests that are open. */
export function createManifests({ documents, holds, encoding, refresh }: ManifestsParts): Manifests {
  const known = new Map<string, Known>();
  return {
    of: async (uri) => {
      if (!isManifest(uri)) return undefined;
      const held = await holds.of(uri);
      const document = documents.get(uri);
      if (!document) return undefined;
      const [before, day] = [known.get(uri), today()];
      if (before?.document === document && before.held === held && before.day === day) return before.manifest;
      if (before?.document === document) refresh.outdate();
      // Of the same text under something else the reading before stays as it was.
      const used = before && before.document !== document ? before.manifest.reading : undefined;
      const manifest = read(document, held, day, encoding, used);
      known.set(uri, { document, held, day, manifest });
      return manifest;
    },
    close: (uri) => void known.delete(uri),
  };
}

function read(
  { uri, version, text }: Document,
  { layercake, config, shows }: Held,
  day: string,
  encoding: Encoding,
  before: Reading | undefined,
): OpenManifest {
  const reading = layercake.read(text, { ...config, ...(before && { before }) });
  const options = { today: day, ...config };
  let findings: readonly Finding[] | undefined;
  return {
    ...{ uri, version, reading, layercake, options, shows },
    findings: () => (findings ??= layercake.check(reading, options)),
    offsetOf: (position) => offsetOf(reading.manifest, position, encoding),
    rangeOf: (span) => rangeOf(reading.manifest, span, encoding),
  };
}
