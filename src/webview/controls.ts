import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDropdown,
  vsCodeOption,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';

/*
 * The only file that knows the webview UI toolkit, which is no longer developed: to replace it, give these functions
 * another body and take the same elements' looks into media/cake.css.
 */
provideVSCodeDesignSystem().register(
  vsCodeButton(),
  vsCodeCheckbox(),
  vsCodeDropdown(),
  vsCodeOption(),
  vsCodeTextField(),
);

/** A checkbox with a label. */
export function createCheckbox(label: string, checked: boolean, onChange: (checked: boolean) => void): HTMLElement {
  const box = document.createElement('vscode-checkbox') as HTMLElement & { checked: boolean };
  box.textContent = label;
  box.checked = checked;
  box.addEventListener('change', () => onChange(box.checked));
  return box;
}

/** A button; a quiet one stands back behind the one that a reader is expected to press. */
export function createButton(label: string, onPress: () => void, quiet = true): HTMLElement {
  const button = document.createElement('vscode-button');
  button.textContent = label;
  if (quiet) button.setAttribute('appearance', 'secondary');
  button.addEventListener('click', onPress);
  return button;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceView {
  readonly root: HTMLElement;
  readonly show: (choices: readonly Choice[], value: string) => void;
}

/** A list to choose one from. */
export function createDropdown(label: string, onChange: (value: string) => void): ChoiceView {
  const root = document.createElement('vscode-dropdown') as HTMLElement & { value: string };
  root.setAttribute('aria-label', label);
  let shown: readonly Choice[] = [];
  root.addEventListener('change', () => onChange(root.value));
  return {
    root,
    show: (choices, value) => {
      const isNew = !sameChoices(shown, choices);
      shown = choices;
      // A dozen options take longer to make than all else that stands above the picture, which comes first.
      requestAnimationFrame(() => {
        if (isNew) root.replaceChildren(...choices.map(optionOf));
        // The list takes a value only once it knows its options.
        requestAnimationFrame(() => (root.value = value));
      });
    },
  };
}

function sameChoices(a: readonly Choice[], b: readonly Choice[]): boolean {
  return a.length === b.length && a.every(({ value, label }, at) => value === b[at]?.value && label === b[at].label);
}

function optionOf({ value, label }: Choice): HTMLElement {
  const option = document.createElement('vscode-option') as HTMLElement & { value: string };
  option.textContent = label;
  option.setAttribute('value', value);
  return option;
}

export interface FieldView {
  readonly root: HTMLElement;
  readonly value: string;
  readonly set: (value: string) => void;
  /** Gives it the focus with all of its text selected, so that what is typed takes its place. */
  readonly focus: () => void;
}

/** A line to type into. */
export function createField(label: string, onInput: (value: string) => void): FieldView {
  const root = document.createElement('vscode-text-field') as HTMLElement & { value: string; select: () => void };
  root.setAttribute('aria-label', label);
  root.setAttribute('placeholder', label);
  root.addEventListener('input', () => onInput(root.value));
  return {
    root,
    get value() {
      return root.value;
    },
    set: (value) => {
      root.value = value;
    },
    focus: () => {
      root.focus();
      root.select();
    },
  };
}
