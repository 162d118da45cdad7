import type { Library } from '../borrowing/library.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { ConfigSnapshot } from '../configuration/snapshot.ts'
import { Problem } from '../problem.ts'

/** The names in sentences about a request: days in the library's time zone, partners by their names. */
export type DescriptionNames = {
  readonly timeZone: string
  /** The names of the rota's partners by their codes. */
  readonly partners: Readonly<Record<string, string>>
}

/** The partner's name; undefined where its document is gone or faulty. */
const nameOf = (snapshot: ConfigSnapshot, code: Request['rota'][number]['partner']): string | undefined => {
  try {
    return snapshot.partner(code)?.name
  } catch (error) {
    if (error instanceof Problem && error.code === 'document_fault') return undefined
    throw error
  }
}

/**
 * Reads what sentences about a request name.
 *
 * @returns the library's time zone, and the names of the rota's partners by their codes; one that cannot be read is left
 *   out
 */
export const readDescriptionNames = (
  snapshot: ConfigSnapshot,
  { timeZone }: Pick<Library, 'timeZone'>,
  { rota }: Pick<Request, 'rota'>,
): DescriptionNames => ({
  timeZone,
  partners: Object.fromEntries(
    rota.flatMap(({ partner }) => {
      const name = nameOf(snapshot, partner)
      return name === undefined ? [] : [[partner, name] as const]
    }),
  ),
})
