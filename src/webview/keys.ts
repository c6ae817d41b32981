export interface KeyEvents {
  readonly onFind: () => void;
}

/** The keys that count wherever the focus is, as in an editor: Ctrl+F and a slash search. */
export function listenToKeys({ onFind }: KeyEvents): void {
  window.addEventListener('keydown', (event) => {
    const isTyping =
      event.target instanceof Element && event.target.closest('vscode-text-field, input, textarea') !== null;
    const isFind = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'f';
    const isSlash = event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isFind && !isSlash) return;
    event.preventDefault();
    onFind();
  });
}
