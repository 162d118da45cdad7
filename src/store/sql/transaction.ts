/** A value that both databases store. */
export type SqlValue = string | number | Uint8Array | null

/** An open transaction of either database. Parameters are `?`, in their order. */
export type SqlTransaction = {
  readonly all: (sql: string, values: readonly SqlValue[]) => readonly unknown[] | Promise<readonly unknown[]>
  readonly run: (sql: string, values: readonly SqlValue[]) => unknown
}
