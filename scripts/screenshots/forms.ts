import type { Page } from 'playwright-core'

const sizes = {
  wide: { width: 1440, height: 900 },
  narrow: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
} as const
const themes = ['light', 'dark'] as const

/** The forms in which each page is shown: wide, narrow and as on a phone, light and dark. */
export const forms = (['wide', 'narrow', 'phone'] as const).flatMap((width) =>
  themes.map((theme) => ({ name: `${width}-${theme}`, width, theme }) as const),
)
export type Form = (typeof forms)[number]

/** Returns the width of the window of a form, in pixels. */
export const windowWidth = ({ width }: Form): number => sizes[width].width

/** Shows a page in a form. */
export const showIn = async (page: Page, { theme, width }: Form): Promise<void> => {
  await page.setViewportSize(sizes[width])
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
}
