import type { RequestFilters, RequestSort } from '../../ports/request-lists.ts'
import type { Token } from '../request-tokens.ts'
import type { Parameter } from '../steps.ts'

/** What a statement reads requests by. */
export type Source = {
  /** The order of the list; `any` where rows may come in any order, `patron` where the few of a patron are found first. */
  readonly by: RequestSort | 'any' | 'patron'
  /** The requests among which it looks: all, those that are not done with (`active = 1`), or open ones. */
  readonly among: 'all' | 'active' | 'open'
  /** True where it reads one library. */
  readonly isOneLibrary: boolean
  /** True where it reads the requests that lack the key of the order. */
  readonly lacksKey: boolean
}

/** The columns by which rows are counted together. */
export type Groupings = readonly (readonly string[])[]

/** Where both databases write the same differently. */
export type Dialect = {
  /** A list as a parameter. */
  readonly list: (values: readonly string[]) => Parameter
  /** Whether a column is one of the values of a list parameter. */
  readonly isAmong: (column: string, list: string) => string
  /** Whether a column that holds a list shares a value with a list. */
  readonly shares: (column: string, values: readonly string[], binder: Binder) => string
  /** The requests that a statement reads, as a table expression. The tests of query plans hold SQLite to its indexes. */
  readonly source: (source: Source) => string
  /** The column that holds the last event, in the source of a list by `updated`. */
  readonly lastEvent: string
  /**
   * Where sorting what a frequent word finds takes too long: a search that finds more requests than this is listed in
   * the order in which they were stored. Null where the database sorts them all.
   */
  readonly sortedHits: number | null
  /** The most requests of a search that are counted. */
  readonly countedHits: number
  /** Reads a column that holds a list. */
  readonly parseList: (column: unknown) => readonly string[]
  /**
   * Writes the filters that the index of words answers: the value of the condition `words`.
   *
   * @returns undefined where no filter needs the index; null where a search holds no word, so that nothing is found
   */
  readonly searchQuery: (
    filters: RequestFilters,
    more: readonly (readonly Token[])[],
  ) => string | null | undefined
  /** The join of the index of words to `request_list`, and its condition for a parameter. */
  readonly words: {
    readonly source: string
    readonly row: string
    readonly matches: (parameter: string) => string
  }
  /** The column of what a mail says, and the columns of a message with its bytes. */
  readonly mailColumn: string
  readonly messageColumns: string
  /** Reads the messages of a request (`?1`) of a library (`?2`), oldest first. */
  readonly messagesOfRequest: string
  /** Reads the events of a request (`?1`) of a library (`?2`) in their order. */
  readonly eventsOfRequest: string
  /** The column of the owner of a reference. */
  readonly referenceOwner: string
  /** Names the index by which a list of messages or deliveries is read; null where it is read in its order alone. */
  readonly indexOfMessages: (
    table: 'inbox' | 'deliveries',
    lead: 'state' | 'partner' | 'library' | null,
  ) => string
  /** Counts the rows of a table expression in several groupings at once; `readGroups` reads what the statement returns. */
  readonly countGroups: (from: string, groupings: Groupings) => string
  /** Returns a row for each group, with `part` (the place of its grouping), `missed`, the columns of that grouping and `requests`. */
  readonly readGroups: (rows: readonly unknown[], groupings: Groupings) => readonly unknown[]
}

/** The parameters of a statement. */
export type Binder = {
  readonly values: readonly Parameter[]
  /** Returns the name of the parameter of a value; a value that comes again has the same place. */
  readonly bind: (value: Parameter) => string
  readonly bindList: (values: readonly string[]) => string
}

/** Creates the collection of the parameters of a statement. */
export const createBinder = ({ list }: Dialect): Binder => {
  const values: Parameter[] = []
  const bind = (value: Parameter): string => {
    const known = values.indexOf(value)
    return `?${known >= 0 ? known + 1 : values.push(value)}`
  }
  return {
    values,
    bind,
    bindList: (all) => bind(list(all)),
  }
}
