import * as vscode from 'vscode';
import type { Glance, Reading } from '../../core/index.ts';
import type { EditorConfig } from '../../config/index.ts';
import { type OwnSetting, ownSetting } from '../own-settings.ts';
import { isManifest, type Readings } from '../readings.ts';

/** What of the settings is about what is shown at a glance. */
export type GlanceSetting = Exclude<OwnSetting, 'run'>;

/** A manifest as an editor asks about it. */
export interface Shown {
  readonly reading: Reading;
  readonly glance: Glance;
}

/** What an editor was shown, to have it ask again where that is out of date although the text is the same. */
export interface Again {
  /** The reading of a manifest for an editor to be shown; undefined for any other document. */
  readonly show: (document: vscode.TextDocument) => Shown | undefined;
  /** Whether something is switched on for a manifest. */
  readonly isOn: (document: vscode.TextDocument, setting: GlanceSetting) => boolean;
  /** Told where a config, a catalog or a setting has changed; after a change of the text editors ask by themselves. */
  readonly onDidChange: vscode.Event<void>;
  readonly dispose: () => void;
}

/** Follows the readings and the settings. */
export function createAgain(readings: Readings): Again {
  const changed = new vscode.EventEmitter<void>();
  const shown = new WeakMap<vscode.TextDocument, { readonly version: number; readonly reading: Reading }>();
  const asked = new WeakMap<vscode.TextDocument, EditorConfig | undefined>();
  const configOf = ({ uri }: vscode.TextDocument): EditorConfig | undefined => readings.optionsOf(uri).editor;
  const parts = vscode.Disposable.from(
    changed,
    readings.onDidRead(({ document }) => {
      const last = shown.get(document);
      const isOther = last?.version === document.version && last.reading !== readings.read(document);
      // What was off was shown nothing.
      if (isOther || (asked.has(document) && asked.get(document) !== configOf(document))) changed.fire();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (['layercake.codeLens', 'layercake.inlayHints'].some((name) => event.affectsConfiguration(name)))
        changed.fire();
    }),
  );
  return {
    show: (document) => {
      if (!isManifest(document)) return undefined;
      const reading = readings.read(document);
      shown.set(document, { version: document.version, reading });
      return { reading, glance: readings.layercakeOf(document.uri).glance };
    },
    isOn: (document, setting) => {
      const config = configOf(document);
      asked.set(document, config);
      return ownSetting(document.uri, setting, config) === true;
    },
    onDidChange: changed.event,
    dispose: () => void parts.dispose(),
  };
}

/** A text in which nothing is taken for an icon, where labels may have some. */
export function withoutIcons(text: string): string {
  return text.replace(/\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g, '\\$&');
}
