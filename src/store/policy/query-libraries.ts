import type { LibraryCode } from '../../borrowing/values.ts'

/** Returns the libraries that a query is about, each once; null for all of them. */
export const librariesOfQuery = ({
  library,
  libraries,
}: {
  readonly library: LibraryCode | null
  readonly libraries?: readonly LibraryCode[] | undefined
}): readonly LibraryCode[] | null =>
  library !== null ? [library] : libraries === undefined ? null : [...new Set(libraries)]
