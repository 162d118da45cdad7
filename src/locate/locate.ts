import type { Citation } from '../borrowing/request/citation.ts'
import type { Service } from '../borrowing/request/service.ts'
import type { HolderState } from '../borrowing/rota-rules/holder.ts'
import type { CopyPlace, CopyPolicy, HoldingsPolicy } from '../borrowing/rota-rules/holdings-policy.ts'
import type { WireAnswer } from '../partners/partner-reply.ts'
import type { AnyReason } from '../translations/parameter.ts'
import type { LocateProfile } from './profile.ts'

/** One question to a catalogue. */
export type Question = {
  /** In words, for the timeline: `isbn 9780140449136`. */
  readonly about: string
  /** The question to the catalogue: a CQL query, or an id. */
  readonly ask: string
  /** The type that the id is named with, where the protocol has a place for it. */
  readonly type?: string | undefined
  /** True where the answer may name other titles too, so that each is compared with the citation. */
  readonly loose: boolean
  /**
   * The wanted ISBNs, with thirteen digits; only records that have one of them are used, and of those that are found by
   * title also records without any.
   */
  readonly isbns?: readonly string[] | undefined
}

/** The extent of a serial or a set, in words: `v.1(1990)-v.12(2001)`, with its notes. */
export type Extent = { readonly text: string; readonly notes?: readonly string[] | undefined }

/** The use of one copy, or of one place with copies. Unknown parts are left out. */
export type Holding = CopyPlace & {
  /** Codes of the institution, the library and the place: the holding code is looked for among them. */
  readonly codes: readonly string[]
  readonly location?: string | undefined
  readonly callNumber?: string | undefined
  /** Whether the item is available now. */
  readonly available?: boolean | undefined
  /** Whether the library lends the item. */
  readonly lends?: boolean | undefined
  /** Whether the library makes copies of the item. */
  readonly copies?: boolean | undefined
  /** Whether it is an electronic copy. */
  readonly electronic?: boolean | undefined
  /** The number of its own record, where that is not the record of the title. */
  readonly recordId?: string | undefined
  /** Which volumes and years there are of it. */
  readonly extents?: readonly Extent[] | undefined
}

/** A title that a catalogue found. */
export type Title = {
  /** The catalogue's own number of its record. */
  readonly recordId?: string | undefined
  readonly title?: string | undefined
  /** The ISBNs of the record, with thirteen digits; undefined where the catalogue's answers have none. */
  readonly isbns?: readonly string[] | undefined
  readonly holdings: readonly Holding[]
}

/** The answer of a catalogue to one question. */
export type CatalogueAnswer =
  | { readonly kind: 'found'; readonly titles: readonly Title[] }
  /** It does not take this question, such as an index that it does not know: the next may do. */
  | { readonly kind: 'refused'; readonly reason: AnyReason }
  /** It says: later. */
  | { readonly kind: 'not_now'; readonly reason: AnyReason }
  | { readonly kind: 'unclear'; readonly reason: AnyReason }

/** The parts of a citation that name the wanted part of a serial or a set. */
export type CitedPart = Pick<
  Citation,
  'identifiers' | 'publicationDate' | 'publicationType' | 'titleOfComponent' | 'volumes'
>

/** The wanted item, as far as it decides who can supply. */
export type Wanted = {
  readonly service: Service['type']
  readonly citation: CitedPart & Pick<Citation, 'title'>
  /** Narrows a shared catalogue to one library. */
  readonly holdingCode?: string | undefined
}

/** The finding about one library. */
export type Finding = {
  /** held: it has it · not_held · uncertain: the catalogue does not tell. */
  readonly kind: 'held' | 'not_held' | 'uncertain'
  readonly reason: AnyReason
  /** The question found no record of what is wanted: the next one may. */
  readonly noTitle?: true
  readonly available?: boolean | undefined
  readonly lendable?: boolean | undefined
  readonly callNumber?: string | undefined
  readonly location?: string | undefined
  readonly recordId?: string | undefined
  /** What the holder's policy says of the copy; left out where it has none. */
  readonly copyPolicy?: CopyPolicy | undefined
}

/** The institutions that a union catalogue names as holders, by the code that their owner function gives. */
export type HoldersFinding = {
  readonly holders: readonly {
    readonly owner: string
    readonly state: HolderState
    readonly finding: Finding
    readonly electronic: boolean
  }[]
  /** The codes that belong to no institution, each once. */
  readonly unmapped: readonly string[]
  /** True where the question found no record of what is wanted. */
  readonly noTitle: boolean
}

/** The way of one question to a catalogue. */
export type CatalogueRoute = {
  readonly kind: 'http'
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Milliseconds until the attempt is given up. */
  readonly timeout: number
  /** The secrets that were filled in, in each form in which they may come back: an answer is kept without them. */
  readonly secrets: readonly string[]
}

/** Asking catalogues: translation only, pure, neither store nor wire. */
export type Locate = {
  /**
   * The questions for a citation, in the order in which they are put; none where the citation has nothing to ask for.
   *
   * @param anyEdition whether records of other editions count too
   */
  questions(citation: Citation, profile: LocateProfile, anyEdition?: boolean): readonly Question[]
  /** Returns the complete route of a question. Credentials are filled in here, at sending. */
  route(question: Question, profile: LocateProfile): CatalogueRoute
  /** Reads an answer; never throws. Only called for status 200 to 299. */
  read(answer: WireAnswer, profile: LocateProfile): CatalogueAnswer
  /** Assesses the titles that a question found. */
  assess(titles: readonly Title[], question: Question, wanted: Wanted): Finding
  /**
   * Finds who holds the wanted item among the titles that a question found.
   *
   * @param ownerOf returns the institution that a holding belongs to; undefined where none is known
   * @param policyOf returns from which places an institution supplies; undefined where that is not known
   */
  holders(
    titles: readonly Title[],
    question: Question,
    wanted: Wanted,
    ownerOf: (codes: readonly string[]) => string | undefined,
    policyOf: (owner: string) => HoldingsPolicy | undefined,
  ): HoldersFinding
}
