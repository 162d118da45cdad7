import { z } from 'zod'
import type { RecordedEvent } from '../borrowing/events/recorded-event.ts'
import type { Library } from '../borrowing/library.ts'
import type { Entry } from '../borrowing/request/entry.ts'
import { Condition } from '../borrowing/request/negotiation.ts'
import type { OperationKind } from '../borrowing/request/operation.ts'
import type { Request } from '../borrowing/request/request.ts'
import { AnyUrl, Cost, Day, type Instant, type PartnerCode, RequestId, WebUrl } from '../borrowing/values.ts'
import { AnswerName } from './answer-name.ts'
import type { PageWords } from './answer-words.ts'
import type { Partner } from './partner.ts'
import type { Subject } from './rendered-message.ts'

/** The number of files that may come with one answer. */
export const maxFiles = 50

/** An answer given on the page, complete: this is what is kept of it, and what it means is read from it. */
export const LinkAnswer = z.strictObject({
  /** The reference of the letter whose link was followed. */
  letter: z.string().max(80),
  requestId: RequestId,
  entry: z.int().positive(),
  /** Tells this filling of the form from another one: a second click is the same answer. */
  form: z.string().max(64),
  answer: AnswerName,
  dueDate: Day.optional(),
  items: z.array(z.string().min(1).max(200)).max(50).optional(),
  /** An open code of ISO 18626, or words. */
  reason: z.string().max(200).optional(),
  conditions: z.array(Condition).max(20).optional(),
  cost: Cost.optional(),
  /** The day from which it may be asked again. */
  after: Day.optional(),
  sentAs: z.enum(['physical', 'digital']).optional(),
  url: WebUrl.optional(),
  /** The files that came with the answer, as they are kept. */
  files: z
    .array(
      z.object({
        name: z.string().max(200),
        type: z.string().max(100),
        size: z.int(),
        url: AnyUrl,
      }),
    )
    .min(1)
    .max(maxFiles)
    .optional(),
  note: z.string().max(4000).optional(),
})
export type LinkAnswer = z.infer<typeof LinkAnswer>

/** The content type under which such an answer is kept. No mail and no message from outside may claim it. */
export const linkAnswerType = 'application/vnd.lendwire.answer+json'

/** A link that was followed. */
export type FollowedLink =
  | {
      readonly kind: 'valid' | 'expired'
      readonly letter: string
      readonly requestId: RequestId
      readonly entry: number
      readonly partner: PartnerCode
    }
  | { readonly kind: 'forged' }

/** Why a letter's question is no longer open. */
export type Settled =
  /** The lender answered it. */
  | { readonly kind: 'answered'; readonly answer: AnswerName; readonly at: Instant }
  /** The library asked again, in a later letter. */
  | { readonly kind: 'asked_anew' }
  /** The library no longer waits. */
  | { readonly kind: 'closed' }

/** The answers that the page offers. */
export type AnswerPage = {
  /** Undefined while the letter's question is open, or where it asked none. */
  readonly settled: Settled | undefined
  readonly offers: readonly AnswerName[]
}

/** The ways to answer a partner's letters. */
export type AnswerSettings = {
  readonly language: string
  /** Whether letters carry links. */
  readonly links: boolean
  /** Which files may be a delivery; the largest in bytes. */
  readonly files: { readonly largest: number; readonly types: readonly string[] }
}

/** A day as a lender typed it. */
export type TypedDay =
  | { readonly kind: 'day'; readonly day: Day }
  /** Day and month can be exchanged, and nothing says which is which. */
  | { readonly kind: 'two_ways' }
  | { readonly kind: 'unreadable' }

/** An amount as a lender typed it. */
export type TypedAmount =
  | { readonly kind: 'cost'; readonly cost: Cost }
  | { readonly kind: 'no_currency' }
  | { readonly kind: 'unreadable' }

/** A row of what a request is about. */
export type DetailRow = { readonly label: string; readonly value: string }

/** The links in letters, as the page behind them needs them. */
export type AnswerLinks = {
  /** Reads and verifies a link's token. */
  follow(token: string): Promise<FollowedLink>
  /** Returns how a partner answers letters; undefined for a partner that is not asked by letter. */
  settings(partner: Partner): AnswerSettings | undefined
  /** Returns the possible answers about an entry to the letter of a link. */
  page(letter: string, request: Request, entry: Entry, events: readonly RecordedEvent[]): AnswerPage
  /** Returns the words of the page in a language; in English if there are none. */
  words(language: string): PageWords
  /** Everything that the letter of an entry says of its request, and the items that the lender sent. */
  details(subject: Subject): readonly DetailRow[]
  /** Reads a day that a lender typed, by the partner's language and currency and the library's time zone. */
  readDay(text: string, of: Pick<Subject, 'partner' | 'library' | 'now'>): TypedDay
  /** Reads an amount that a lender typed, and the content of the field of the currency. */
  readAmount(text: string, currency: string, partner: Partner): TypedAmount
  /** The media type that a file's first bytes show; undefined where they show none that is known. */
  fileType(bytes: Uint8Array): string | undefined
}

/** A letter as it would go out, but that its links lead nowhere. */
export type LetterPreview = {
  /** The language that it is in: English where there are no words in the partner's. */
  readonly language: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Writes a letter to a partner about a made-up request, in the partner's language or another. */
export type PreviewLetter = (
  operation: OperationKind,
  facts: {
    readonly partner: Partner
    readonly library: Library
    readonly language?: string | undefined
    readonly now: Instant
  },
) => Promise<LetterPreview>
