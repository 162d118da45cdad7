import type { LibraryCode } from '../borrowing/values.ts'
import { catalogueRoom, ilsRoom, type Target } from './store.ts'

/** The room of mails to patrons, which they share: no partner's code. */
const patrons = '@patrons'

/**
 * The room that deliveries to a target share: what `claimDue` counts their concurrency by. Each library's own system, and each
 * catalogue, has one of its own.
 */
export const roomOf = (target: Target, library: LibraryCode): string => {
  switch (target.kind) {
    case 'partner':
      return target.partner
    case 'patron':
      return patrons
    case 'ils':
      return ilsRoom(library)
    case 'catalogue':
      return catalogueRoom(target.profile)
  }
}
