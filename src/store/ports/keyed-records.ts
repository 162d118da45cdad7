/** A small record under a name. Who knows its token may replace it. */
export type KeyedRecord = { readonly token: string; readonly value: string }

/**
 * Records that expire, after a time of the store's own clock. Every adapter has this one primitive; leases,
 * counters and sessions are built on it (`policy/keyed-features.ts`).
 */
export type KeyedRecordsPort = {
  /** Reads a record; null where there is none or it has ended. */
  getKeyed(name: string): Promise<KeyedRecord | null>
  /**
   * Writes a record that ends after so many milliseconds. It resolves once that is durable.
   *
   * @param expected the token of the record that it replaces; null where there must be none
   * @param group lists the name in a group, empty for none
   * @returns false, and nothing is written, where another record or none is there
   */
  putKeyed(
    name: string,
    record: KeyedRecord,
    milliseconds: number,
    expected: string | null,
    group: string,
  ): Promise<boolean>
  /** Removes a record, only with its token where one is given; of several calls one gives true. */
  removeKeyed(name: string, token: string | null, group: string): Promise<boolean>
  /** Adds to a number and returns the sum. One that is begun ends after so many milliseconds, however often it is added to. */
  addKeyed(name: string, amount: number, milliseconds: number): Promise<number>
  /** Lists the names of a group. Some may have ended. */
  listKeyed(group: string): Promise<readonly string[]>
}
