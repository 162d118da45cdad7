/** The kind of the described item. */
export type Kind = 'book' | 'journal' | 'dissertation' | 'unknown'

/** The citation in an OpenURL. Text is unchanged, in one line; numbers are checked and normalised. */
export type OpenUrlCitation = {
  readonly version: '0.1' | '1.0'
  readonly kind: Kind
  /** `book`, `bookitem`, `article`, `journal`, `issue`, `proceeding`, `conference`, `report`, `dissertation` … */
  readonly genre?: string
  /** Of the book, the journal or the dissertation. */
  readonly title?: string
  /** Of the article, or of the chapter of a book. */
  readonly articleTitle?: string
  readonly shortTitle?: string
  readonly series?: string
  /** All authors, separated by `; `. */
  readonly author?: string
  readonly authors: readonly string[]
  /** Of thirteen digits. */
  readonly isbn: readonly string[]
  readonly issn: readonly string[]
  readonly eissn: readonly string[]
  readonly doi?: string
  readonly pmid?: string
  readonly oclc?: string
  readonly lccn?: string
  /** Further identifiers of `rft_id` that are links. */
  readonly links: readonly string[]
  readonly volume?: string
  readonly issue?: string
  readonly part?: string
  /** `12-34`, from the pages or from the first and the last one. */
  readonly pages?: string
  readonly articleNumber?: string
  /** The date as it was sent: a year, a month, a day, or words. */
  readonly date?: string
  readonly season?: string
  readonly edition?: string
  readonly publisher?: string
  readonly place?: string
  readonly totalPages?: string
  readonly language?: string
  /** Of a dissertation. */
  readonly institution?: string
  readonly degree?: string
  readonly advisor?: string
  /** The system that made the link: `info:sid/…`, or the sid of version 0.1. */
  readonly source?: string
}

/** A fault in an OpenURL that was read nevertheless. */
export type OpenUrlFault = {
  readonly kind: /** A number whose check digit or form is wrong; it is left out. */
    | 'bad_number'
    /** A second value of a field; the first counts. */
    | 'repeated'
    /** A value that is too long; it is left out. */
    | 'too_long'
    /** A part that is not read: a description elsewhere, or in XML. */
    | 'unsupported'
  /** The value as it was sent. */
  readonly key: string
  /** The offending value, at most 100 characters. */
  readonly value: string
  /** The fault and the right form, without the value. */
  readonly message: string
}

const longestShown = 100

/** Makes a fault; its value is shortened. */
export function makeFault(
  kind: OpenUrlFault['kind'],
  key: string,
  value: string,
  message: string,
): OpenUrlFault {
  return {
    kind,
    key: key.slice(0, longestShown),
    value: value.slice(0, longestShown).toWellFormed(),
    message,
  }
}

/** An OpenURL, read, or why it was not. */
export type OpenUrlResult =
  | {
      readonly ok: true
      readonly citation: OpenUrlCitation
      /** Keys that say nothing about the item, as they were sent, with their values. */
      readonly unknown: Readonly<Record<string, readonly string[]>>
      readonly faults: readonly OpenUrlFault[]
    }
  | {
      readonly ok: false
      readonly reason: 'too_large' | 'too_many_keys' | 'not_openurl'
      readonly message: string
    }
