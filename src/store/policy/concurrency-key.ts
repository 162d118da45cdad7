import type { LibraryCode } from '../../borrowing/values.ts'
import type { DeliveryClaim, DeliveryTarget } from '../ports/outbox.ts'

/** Returns the concurrency key of all calls to a library's ILS. It is never a partner's code. */
export const ilsConcurrencyKey = (library: LibraryCode): string => `@ils:${library}`

/** Returns the concurrency key of all searches of a catalogue. It is never a partner's code. */
export const catalogueConcurrencyKey = (profile: string): string => `@catalogue:${profile}`

/** All mails to patrons share this key. It is never a partner's code. */
const patronConcurrencyKey = '@patrons'

/**
 * Returns the key by which `claimDeliveries` counts concurrent deliveries: a partner's code, or the key of an ILS, a
 * catalogue or patrons.
 */
export const concurrencyKeyOf = (target: DeliveryTarget, library: LibraryCode): string => {
  switch (target.kind) {
    case 'partner':
      return target.partner
    case 'patron':
      return patronConcurrencyKey
    case 'ils':
      return ilsConcurrencyKey(library)
    case 'catalogue':
      return catalogueConcurrencyKey(target.profile)
  }
}

/** Returns the maximum number of concurrent deliveries of a concurrency key, over all libraries. */
export const concurrencyLimit = ({ concurrency }: Pick<DeliveryClaim, 'concurrency'>, key: string): number =>
  (Object.hasOwn(concurrency.partners, key) ? concurrency.partners[key] : undefined) ?? concurrency.default

/** Tells which concurrency keys a claim may lease deliveries of. */
export const keysToClaim = ({
  skip,
  only,
}: Pick<DeliveryClaim, 'skip' | 'only'>): ((key: string) => boolean) => {
  const skipped = new Set<string>(skip)
  const chosen = only === undefined ? undefined : new Set<string>(only)
  return (key) => !skipped.has(key) && chosen?.has(key) !== false
}
