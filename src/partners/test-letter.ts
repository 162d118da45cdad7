import type { Library } from '../borrowing/library.ts'
import type { AnyReason } from '../translations/parameter.ts'
import type { Partner } from './partner.ts'

/** A letter that asks its reader for nothing but to open a link, to see whether letters arrive. */
export type TestLetter = {
  /** Why none can be sent now; left out where one can. */
  readonly notSendable?: AnyReason
  /** Returns the address for letters to a partner. */
  addressOf(partner: Partner): string
  /** Writes it in the partner's language. `link` confirms that it arrived. */
  render(
    library: Library,
    partner: Partner,
    link: string,
  ): { readonly subject: string; readonly text: string }
}
