import { provideVSCodeDesignSystem, vsCodeCheckbox, vsCodeDivider } from '@vscode/webview-ui-toolkit';

/*
 * The only file that knows the webview UI toolkit, which is no longer developed: to replace it, give these functions
 * another body and take the same elements' looks into media/cake.css.
 */
provideVSCodeDesignSystem().register(vsCodeCheckbox(), vsCodeDivider());

/** A checkbox with a label. */
export function createCheckbox(label: string, checked: boolean, onChange: (checked: boolean) => void): HTMLElement {
  const box = document.createElement('vscode-checkbox') as HTMLElement & { checked: boolean };
  box.textContent = label;
  box.checked = checked;
  box.addEventListener('change', () => onChange(box.checked));
  return box;
}

/** A line between two parts of the page. */
export function createDivider(): HTMLElement {
  const divider = document.createElement('vscode-divider');
  divider.setAttribute('role', 'presentation');
  return divider;
}
