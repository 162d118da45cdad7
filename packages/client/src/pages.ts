import type { paths } from './openapi-types.ts'

type OkBody<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

/** The paths of the API that answer with a page of a list. */
export type ListPath = {
  [Path in keyof paths]: [OkBody<Path>] extends [never]
    ? never
    : OkBody<Path> extends { items: readonly unknown[]; nextCursor: infer Cursor }
      ? null extends Cursor
        ? Path
        : never
      : never
}[keyof paths]

/** The query parameters of a list. */
export type ListQuery<Path extends ListPath> = paths[Path] extends {
  get: { parameters: { query?: infer Query } }
}
  ? NonNullable<Query>
  : never

/** A page of a list. */
export type Page<Path extends ListPath> = OkBody<Path>

/** An item of a list. */
export type Item<Path extends ListPath> = Page<Path> extends { items: readonly (infer Each)[] } ? Each : never

/**
 * Reads a list page by page, until the last one.
 *
 * @param readPage reads the page at a cursor; undefined for the first
 */
export async function* iteratePages<P extends { readonly nextCursor: string | null }>(
  readPage: (cursor: string | undefined) => Promise<P>,
): AsyncGenerator<P, void, undefined> {
  let cursor: string | undefined
  for (;;) {
    const page = await readPage(cursor)
    yield page
    if (page.nextCursor === null) return
    cursor = page.nextCursor
  }
}
