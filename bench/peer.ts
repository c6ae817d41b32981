import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Contender } from './contender.ts';

/** What is used of the peer, whose own types would need its packages where it is not installed. */
interface Service {
  readonly configure: (settings: object) => void;
  readonly doValidation: (document: Document, isKubernetes: boolean) => Promise<readonly unknown[]>;
  readonly doHover: (document: Document, position: unknown) => Promise<unknown>;
  readonly doComplete: (
    document: Document,
    position: unknown,
    isKubernetes: boolean,
  ) => Promise<{ items: readonly unknown[] }>;
}
interface Document {
  readonly positionAt: (offset: number) => unknown;
}
interface Documents {
  readonly create: (uri: string, language: string, version: number, text: string) => Document;
}

const SERVICE = 'yaml-language-server/out/server/src/languageservice/yamlLanguageService.js';

/** Where the packages of the bench folder are found; the working directory is the repository's root. */
export const benchRequire = createRequire(path.resolve('bench/package.json'));

/** yaml-language-server as a library, with the schema that Layercake ships for manifests. */
export function createPeer(): Contender {
  const { getLanguageService } = benchRequire(SERVICE) as { getLanguageService: (parts: object) => Service };
  const { TextDocument } = benchRequire('vscode-languageserver-textdocument') as { TextDocument: Documents };
  const service = getLanguageService({
    schemaRequestService: (uri: string) => Promise.reject(new Error(`no schema at ${uri}`)),
    workspaceContext: { resolveRelativePath: (relative: string) => relative },
    telemetry: { send: fail, sendError: fail, sendTrack: fail },
  });
  const schema: unknown = JSON.parse(readFileSync('schemas/layercake.schema.json', 'utf8'));
  const schemas = [{ uri: 'file:///layercake.schema.json', fileMatch: ['*'], schema }];
  service.configure({ validate: true, hover: true, completion: true, yamlVersion: '1.2', schemas });
  let version = 0;
  const take = (text: string): Document => TextDocument.create('file:///layercake.yaml', 'yaml', ++version, text);
  const findings = async (text: string): Promise<number> => (await service.doValidation(take(text), false)).length;
  return {
    isOurs: false,
    open: findings,
    findings,
    hover: async (text, offset) => {
      const document = take(text);
      return (await service.doHover(document, document.positionAt(offset))) === null ? 0 : 1;
    },
    complete: async (text, offset) => {
      const document = take(text);
      return (await service.doComplete(document, document.positionAt(offset), false)).items.length;
    },
  };
}

/** The peer reports its own failures here, and then answers with nothing, which would look fast. */
function fail(...report: readonly unknown[]): never {
  throw new Error(`yaml-language-server failed: ${JSON.stringify(report)}`);
}
