/** A snippet as plain text, for clients without snippets: its places are left out, what is proposed at one stays. */
export function plainSnippet(snippet: string): string {
  return snippet.replace(/\\([\\$}])|\$\{\d+:((?:\\[\\$}]|[^}\\])*)\}|\$(?:\d+|\{\d+\})/g, (_, escaped, proposed) =>
    typeof escaped === 'string' ? escaped : typeof proposed === 'string' ? plainSnippet(proposed) : '',
  );
}
