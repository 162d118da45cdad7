import { cleanText } from '../text.ts'
import { replacePattern } from '../vendor-use.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

/** Reads a partner's note as people read it: without the marks that are meant for systems. */
export const readNote = (note: string | undefined, vendor: Vendor): string | undefined =>
  note === undefined
    ? undefined
    : cleanText(
        vendor.noteMarkers
          .reduce((text, { pattern, words }) => replacePattern(pattern, text, words), note)
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '')
          .join('\n'),
        4000,
      )
