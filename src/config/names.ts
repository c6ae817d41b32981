/** What a config is called; where a folder has both, the first one counts. */
export const CONFIG_NAMES = ['layercake.config.yaml', 'layercake.config.yml'] as const;

/** Whether a path, or a name, is that of a manifest: `layercake.yaml`, `*.layercake.yaml` and both with `.yml`. */
export function isManifestName(path: string): boolean {
  return /(^|[./\\])layercake\.ya?ml$/i.test(path);
}

/** Whether a path, or a name, is that of a config. */
export function isConfigName(path: string): boolean {
  return /(^|[\\/])layercake\.config\.ya?ml$/i.test(path);
}
