import * as vscode from 'vscode';
import type { Input } from './input.ts';

/** What a language model may call. */
export interface Tool {
  /** As `package.json` has it. */
  readonly name: string;
  /** What to show while it runs, as Markdown. */
  readonly message: (input: Input) => string;
  /** The answer as Markdown. Fails with a sentence for the model. */
  readonly answer: (input: Input, token: vscode.CancellationToken) => Promise<string>;
}

/** About four thousand words: a model reads all of it with every further step. */
const LONGEST = 24_000;

/** Registers a tool. None of them changes anything, so that nobody has to confirm. */
export function registerTool({ name, message, answer }: Tool): vscode.Disposable {
  return vscode.lm.registerTool<Input>(name, {
    prepareInvocation: ({ input }) => ({ invocationMessage: new vscode.MarkdownString(message(input)) }),
    invoke: async ({ input }, token) => {
      const text = await answer(input, token);
      if (token.isCancellationRequested) throw new vscode.CancellationError();
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(shortened(text))]);
    },
  });
}

/** Whole lines, as many as there is room for, and what is left out. */
export function shortened(text: string, longest = LONGEST): string {
  if (text.length <= longest) return text;
  const end = Math.max(text.lastIndexOf('\n', longest), 0);
  const rest = text
    .slice(end)
    .split('\n')
    .filter((line) => line !== '').length;
  return `${text.slice(0, end)}\n\n… and ${rest} more lines, which are left out here.\n`;
}
