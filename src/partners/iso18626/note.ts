import { cleanText } from '../text.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

/** A partner's note as people read it: without the marks that are meant for systems. */
export const readNote = (note: string | undefined, vendor: Vendor): string | undefined =>
  cleanText(
    vendor.noteMarkers
      .reduce((text, { pattern, words }) => text.replace(new RegExp(pattern, 'gi'), words), note ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('\n'),
    4000,
  )
