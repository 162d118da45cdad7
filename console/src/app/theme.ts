import { type CSSVariablesResolver, createTheme } from '@mantine/core'

/**
 * Menus and lists of choices stand beside their button or field: within the landmark or the dialog that it belongs to, where
 * screen readers look for them (axe: region). Fixed, so that no scrolling part cuts them off.
 */
const besideTheTarget = { withinPortal: false, floatingStrategy: 'fixed' } as const

/** A list of choices scrolls itself: a part within it that scrolls could not be reached by keyboard (axe). */
const listOfChoices = {
  // Who has more choices than that finds one by typing: thousands at once would stop the page.
  defaultProps: { withScrollArea: false, limit: 500 },
  styles: { options: { maxHeight: 220, overflowY: 'auto' } },
} as const

/** Makes a file input forget its file, before another is chosen. */
const forgetChosenFile = ({ currentTarget }: { readonly currentTarget: HTMLInputElement }): void => {
  currentTarget.value = ''
}

/** The look of the console: one accent colour, and greys that are dark enough to be read (WCAG 2.2, 1.4.3). */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 7 },
  colors: {
    // Mantine's greys for the dark scheme, in the tones of tokens.css: tracks, boxes and what is disabled use them.
    dark: [
      '#e7eeee',
      '#b0bec1',
      '#93a2a6',
      '#748388',
      '#2b373a',
      '#253033',
      '#1b2527',
      '#151d1f',
      '#11191b',
      '#0d1314',
    ],
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
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace:
    'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.4', xl: '1.3' },
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '14px', xl: '20px' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '1.25' },
      h2: { fontSize: '20px', lineHeight: '1.25' },
      h3: { fontSize: '20px', lineHeight: '1.25' },
      h4: { fontSize: '16px', lineHeight: '1.35' },
      h5: { fontSize: '14px', lineHeight: '1.35' },
      h6: { fontSize: '14px', lineHeight: '1.35' },
    },
  },
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
    Modal: {
      defaultProps: { transitionProps: { transition: 'fade' } },
      styles: { title: { fontSize: '18px', fontWeight: 650 } },
    },
    // Fields beside one another align, however many lines their explanations have.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'error', 'description'] } },
    // A file that was chosen and corrected can be chosen again: a browser tells of another name only.
    FileButton: { defaultProps: { inputProps: { onClick: forgetChosenFile } } },
    // A dialog's head is no banner of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    DrawerHeader: { defaultProps: { role: 'presentation' } },
    Tooltip: { defaultProps: { ...besideTheTarget, withArrow: true, openDelay: 300 } },
  },
})

const tokens = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--strong-line)',
  '--mantine-color-dimmed': 'var(--third-ink)',
  '--mantine-color-placeholder': 'var(--third-ink)',
  '--mantine-color-error': 'var(--failed)',
  // Below the pointer, a red button keeps the contrast of its words in the dark theme, too.
  '--mantine-color-red-light-hover': 'var(--failed-tint)',
  '--mantine-color-anchor': 'var(--brand-ink)',
} as const

/** Returns the variables of the theme that are tokens of `tokens.css`, for both colour schemes: Mantine sets its own for each. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: tokens, dark: tokens })
