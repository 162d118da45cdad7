import type { Locator, Page } from 'playwright-core'
import type { AllWords } from './all-words.ts'

/** The tools with which a view is prepared. */
export type Stage = {
  readonly page: Page
  readonly words: AllWords
  /** Returns the number of the request with a title of the demo. */
  readonly numberOf: (title: string) => string
  /** Presses the first button, tab, link or menu entry with a name. */
  readonly press: (name: string) => Promise<void>
  /** Returns the field with a label. */
  readonly field: (label: string) => Locator
  /** Opens every closed section of a form. */
  readonly openSections: () => Promise<void>
  /** Calls the API as its admin. */
  readonly api: (method: string, path: string, body?: object) => Promise<unknown>
}

/** A page of the console in one of its states. */
export type View = {
  /** The beginning of the names of its pictures. */
  readonly name: string
  /** The person who sees it; an admin where it is left out. */
  readonly as?: 'admin' | 'staff' | 'nobody'
  /** The address below `/console`; `{Title}` stands for the number of the request with that title. */
  readonly path: string
  /** Acts as a person before the picture. */
  readonly act?: (stage: Stage) => Promise<unknown>
}
