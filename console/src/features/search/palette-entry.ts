import type { ReactNode } from 'react'
import type { IconName } from '../../shared/icons/icon-paths.ts'

/** One line of the palette: what can be opened or done. */
export type PaletteEntry = {
  readonly key: string
  readonly icon: IconName
  readonly label: string
  /** What is known besides, in a paler ink. */
  readonly detail?: string
  /** What stands at the end of the line: the stage of a request, how many a patron has. */
  readonly aside?: ReactNode
  /** The keys that do the same without the palette. */
  readonly keys?: readonly string[]
  /** True where a dialog of its own takes the place of the palette. */
  readonly isDialog?: true
  readonly run: () => void
}

/** A section of the palette; one without entries is not shown. */
export type PaletteGroup = {
  readonly name: string
  readonly entries: readonly PaletteEntry[]
}
