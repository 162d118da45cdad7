import { type CSSVariablesResolver, createTheme } from '@mantine/core'

/**
 * Menus and lists of choices stand beside their button or field: within the landmark or the dialog that it belongs to, where
 * screen readers look for them (axe: region). Fixed, so that no scrolling part cuts them off.
 */
const besideTheTarget = { withinPortal: false, floatingStrategy: 'fixed' } as const

/** A list of choices scrolls itself: a part within it that scrolls could not be reached by keyboard (axe). */
const listOfChoices = {
  defaultProps: { withScrollArea: false },
  styles: { options: { maxHeight: 220, overflowY: 'auto' } },
} as const

/** The look of the console: one accent colour, and greys that are dark enough to be read (WCAG 2.2, 1.4.3). */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 7 },
  colors: {
    petrol: [
      '#e9f7f8',
      '#d3ecee',
      '#a6dade',
      '#75c6cd',
      '#4fb5be',
      '#2f9da7',
      '#178790',
      '#0b6e75',
      '#085a60',
      '#05464b',
    ],
  },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // A title in the colour of its alert would be too pale to be read.
    Alert: { styles: { label: { color: 'var(--mantine-color-text)' } } },
    Anchor: { defaultProps: { underline: 'hover' } },
    Popover: { defaultProps: besideTheTarget },
    Combobox: { defaultProps: besideTheTarget },
    // The first entry of an open menu has the focus: a placeholder that has it is no entry of a menu (axe).
    Menu: { defaultProps: { ...besideTheTarget, withInitialFocusPlaceholder: false } },
    Select: listOfChoices,
    MultiSelect: listOfChoices,
    Autocomplete: listOfChoices,
    TagsInput: listOfChoices,
    // A dialog that is moved to its place would cut off what opens within it.
    Modal: { defaultProps: { transitionProps: { transition: 'fade' } } },
    // Fields beside one another align, however many lines their explanations have.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'error', 'description'] } },
    // A dialog's head is no banner of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    Tooltip: { defaultProps: { ...besideTheTarget, withArrow: true, openDelay: 300 } },
  },
})

/** Returns the variables of the theme that Mantine does not derive, for each colour scheme. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5a6169',
    '--mantine-color-placeholder': '#6b727a',
    '--mantine-color-error': '#b42318',
    '--mantine-color-anchor': '#0b6e75',
  },
  dark: {
    '--mantine-color-dimmed': '#a8b0b8',
    '--mantine-color-placeholder': '#949ba3',
    '--mantine-color-error': '#ff9b94',
    '--mantine-color-anchor': '#75c6cd',
  },
})
