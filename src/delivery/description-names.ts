import type { Library } from '../borrowing/library.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { ConfigSnapshot } from '../configuration/snapshot.ts'
import { Problem } from '../problem.ts'
import type { Language } from '../translations/language.ts'

/** The names in sentences about a request: days in the library's time zone, partners by their names. */
export type DescriptionNames = {
  readonly timeZone: string
  /** The names of the rota's partners by their codes. */
  readonly partners: Readonly<Record<string, string>>
  /** Mail addresses of the rota's partners by their codes, of those whose contacts have one. */
  readonly mailAddresses: Readonly<Record<string, string>>
  /** The library's name and language. */
  readonly library: string
  readonly language: Language
}

/** Returns the partner; undefined where its document is gone or faulty. */
const partnerOf = (snapshot: ConfigSnapshot, code: Request['rota'][number]['partner']) => {
  try {
    return snapshot.partner(code) ?? undefined
  } catch (error) {
    if (error instanceof Problem && error.code === 'document_fault') return undefined
    throw error
  }
}

/**
 * Reads what sentences about a request name.
 *
 * @returns the library's time zone, name and language, and the names and addresses of the rota's partners by their codes;
 *   a partner that cannot be read is left out
 */
export const readDescriptionNames = (
  snapshot: ConfigSnapshot,
  { timeZone, name, language }: Pick<Library, 'timeZone' | 'name' | 'language'>,
  { rota }: Pick<Request, 'rota'>,
): DescriptionNames => {
  const partners = rota.flatMap(({ partner }) => partnerOf(snapshot, partner) ?? [])
  return {
    timeZone,
    library: name,
    language,
    partners: Object.fromEntries(partners.map((partner) => [partner.code, partner.name])),
    mailAddresses: Object.fromEntries(
      partners.flatMap(({ code, contacts }) => {
        const address = contacts.find(({ email }) => email !== undefined)?.email
        return address === undefined ? [] : [[code, address] as const]
      }),
    ),
  }
}
