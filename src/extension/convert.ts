import * as vscode from 'vscode';
import { positionAt, type Severity, type Span } from '../core/index.ts';
import type { LineIndex } from '../core/text/line-index.ts';

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};

export function toRange({ lines }: { readonly lines: LineIndex }, span: Span): vscode.Range {
  const [start, end] = [positionAt(lines, span.start), positionAt(lines, span.end)];
  return new vscode.Range(start.line, start.column, end.line, end.column);
}

export function toSeverity(severity: Severity): vscode.DiagnosticSeverity {
  return SEVERITIES[severity];
}
