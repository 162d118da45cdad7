import { clean } from './text.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

/** A partner's note as people read it: without the marks that are meant for systems. */
export const readableNote = (note: string | undefined, vendor: Vendor): string | undefined =>
  clean(
    vendor.noteMarkers
      .reduce((text, { pattern, words }) => text.replace(new RegExp(pattern, 'gi'), words), note ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('\n'),
    4000,
  )

/** Lines of a note; undefined where there are none. */
export const noteOf = (lines: readonly (string | undefined)[]): string | undefined =>
  clean(lines.filter((line) => line !== undefined && line !== '').join('\n'), 4000)
