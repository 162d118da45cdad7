import type { Library } from '../borrowing/library.ts'
import type { Instant } from '../borrowing/values.ts'
import type { Partner } from './partner.ts'
import type { WireAnswer } from './partner-reply.ts'
import type { RenderedMessage } from './rendered-message.ts'
import type { VendorCode } from './vendor-use.ts'

/** The answer of a partner's system to the question of a connection test. */
export type ConnectionTestAnswer =
  | {
      readonly kind: 'answered'
      /** The agency that answers, as it names itself; empty where it does not. */
      readonly agency: string
      readonly name?: string | undefined
      /** Whether it knows the library's agency id; left out where the question does not ask for that. */
      readonly knowsLibrary?: 'yes' | 'no' | 'unclear' | undefined
      /** The action by which it was asked, where that is not the usual question. */
      readonly action?: string | undefined
      /** Its own words, where it sent some. */
      readonly words?: string | undefined
    }
  | {
      readonly kind: 'refused'
      /**
       * The fault: its form, the credentials, one of its agency ids, that of the partner, that an agency answers which
       * the partner is not, or that the partner does not have this service.
       */
      readonly about: 'message' | 'credentials' | 'agency' | 'partner' | 'other_agency' | 'service' | 'other'
      readonly agency?: string | undefined
      /** Its own words. */
      readonly words: string
    }
  | {
      /** It answers as systems of another vendor do than the one that is set. */
      readonly kind: 'other_vendor'
      readonly vendor: VendorCode
      /** The name of that vendor for people. */
      readonly name: string
      /** Its own words. */
      readonly words: string
    }
  | {
      readonly kind: 'unclear'
      readonly because: 'no_message' | 'cut_off' | 'other_message' | 'other_question' | 'incomplete'
      /** The name of another message that came. */
      readonly message?: string | undefined
      /** The id that the answer to another question names. */
      readonly named?: string | undefined
      /** The name of an element that is missing. */
      readonly element?: string | undefined
    }

/** The question of a connection test: it changes nothing, and shows whether a partner answers. */
export type ConnectionTestQuestion = {
  render(library: Library, partner: Partner, now: Instant): RenderedMessage
  /** The question for partners that do not have the service of this one. */
  readonly fallback?: ConnectionTestQuestion | undefined
  /**
   * The same question in the name of a library that cannot exist. Where it alone is refused for its agency id, the partner
   * knows the library that asks.
   */
  readonly asUnknownLibrary?: ConnectionTestQuestion | undefined
  /** Reads the answer, whatever its status: errors of HTTP may hold a message. `library` is the one that asks. */
  read(answer: WireAnswer, partner: Partner, library: Library): ConnectionTestAnswer
}
