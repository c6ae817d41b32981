export { applyCatalog, type Applied, type CatalogFolder, leftOut } from './apply-catalog.ts';
export { type FolderEntry, walkCatalog, type WalkedFolder } from './walk-catalog.ts';
export { configFrom } from './from-value.ts';
export { withSettings } from './merge.ts';
export { CONFIG_NAMES, isConfigName, isManifestName } from './names.ts';
export { type ConfigReading, readConfig } from './read-config.ts';
export type { Config } from './types.ts';
export { type Vocabulary, vocabularyOf } from './vocabulary.ts';
