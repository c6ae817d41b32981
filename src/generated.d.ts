/** The catalog's files, compiled by the build (scripts/generated-modules.ts). */
declare module 'layercake:catalog' {
  /** `CatalogData`, each time anew: out of `catalog.json` beside the program, or out of what `scripts/pack-catalog.ts` puts into it. */
  export function readCatalog(): unknown;
}

/** Validators compiled from `schemas/` by the build. */
declare module 'layercake:validators' {
  export interface SchemaError {
    readonly instancePath: string;
    readonly schemaPath: string;
    readonly keyword: string;
    readonly params: Readonly<Record<string, unknown>>;
    readonly parentSchema?: Readonly<Record<string, unknown>>;
    readonly data?: unknown;
  }
  export interface Validator {
    (value: unknown): boolean;
    readonly errors?: readonly SchemaError[] | null;
  }
  export const validateManifest: Validator;
  export const validateConfig: Validator;
  export const validateComponent: Validator;
  export const validateTarget: Validator;
}

/** `schemas/layercake.schema.json` as data, for completion: its keys, their descriptions and their values. */
declare module 'layercake:manifest-schema' {
  export const manifestSchema: Readonly<Record<string, unknown>>;
}

/** `schemas/config.schema.json` as data, for the same. */
declare module 'layercake:config-schema' {
  export const configSchema: Readonly<Record<string, unknown>>;
}

/** The examples that come with the extension, as `examples/README.md` lists them. */
declare module 'layercake:samples' {
  export const samples: readonly {
    /** From `examples` on. */
    readonly path: string;
    readonly title: string;
    readonly shows: string;
  }[];
}
