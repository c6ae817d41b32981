import * as vscode from 'vscode';
import type { Finding, Reading, StackSummary } from '../core/index.ts';
import { createLineIndex } from '../core/text/line-index.ts';
import type { Configs } from './configs.ts';
import type { Problems } from './problems.ts';

/** A stack that is open or in the workspace. */
export interface KnownStack {
  readonly uri: vscode.Uri;
  /** Undefined as long as it was not checked, and where it cannot be read. */
  readonly summary: StackSummary | undefined;
}

/** What is told of each stack: its findings as problems, and its summary. Readings are not kept. */
export interface Stacks {
  readonly all: () => Iterable<KnownStack>;
  readonly of: (uri: vscode.Uri) => KnownStack | undefined;
  /** Lists a stack that was not checked yet. */
  readonly list: (uri: vscode.Uri) => void;
  readonly tell: (uri: vscode.Uri, reading: Reading, findings: readonly Finding[]) => void;
  /** Tells why a file cannot be checked, at its start. */
  readonly tellUnread: (uri: vscode.Uri, finding: Finding) => void;
  /** Takes back what was found, and goes on listing the stack. */
  readonly takeBack: (uri: vscode.Uri) => void;
  readonly forget: (uri: vscode.Uri) => void;
  readonly onDidChange: vscode.Event<vscode.Uri>;
}

/** Keeps what is told of stacks. */
export function createStacks(
  configs: Configs,
  problems: Problems,
  subscriptions: vscode.ExtensionContext['subscriptions'],
): Stacks {
  const known = new Map<string, KnownStack>();
  const onDidChange = new vscode.EventEmitter<vscode.Uri>();
  const set = (uri: vscode.Uri, summary: StackSummary | undefined): void => {
    known.set(uri.toString(), { uri, summary });
    onDidChange.fire(uri);
  };
  subscriptions.push(problems, onDidChange);
  return {
    all: () => known.values(),
    of: (uri) => known.get(uri.toString()),
    list: (uri) => {
      if (!known.has(uri.toString())) set(uri, undefined);
    },
    tell: (uri, reading, findings) => {
      problems.publish(uri, reading.manifest.lines, findings);
      set(uri, configs.of(uri).layercake.tree.summary(reading, findings));
    },
    tellUnread: (uri, finding) => {
      problems.publish(uri, createLineIndex(''), [finding]);
      set(uri, undefined);
    },
    takeBack: (uri) => {
      problems.remove(uri);
      set(uri, undefined);
    },
    forget: (uri) => {
      problems.remove(uri);
      if (known.delete(uri.toString())) onDidChange.fire(uri);
    },
    onDidChange: onDidChange.event,
  };
}
